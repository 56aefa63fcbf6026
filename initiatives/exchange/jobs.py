"""Housekeeping of imports."""

from initiatives.exchange.models import ImportRun
from portal.base import terms
from portal.base.terms import Term

# The tables that people uploaded, and what became of them.
terms.register(
    Term(
        name="imports",
        model="initiatives_exchange.ImportRun",
        days=30,
        due=lambda before: ImportRun.objects.filter(created_at__lt=before),
    )
)
