"""Who may read which page."""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def everybody_may_read(pages: Any) -> Any:  # Any: a queryset of whatever page type
    """Live pages without a restriction of their own or from above.

    The same pages as `live().public()`, which asks for all restrictions each time before it asks for the pages.
    """
    outer_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(outer_path=outer_path)
    return pages.filter(~Exists(restrictions.filter(outer_path__startswith=F("page__path"))), live=True)
