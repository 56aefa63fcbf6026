"""The synonyms that managers keep, as a query takes them."""

from portal.base.models.edition import kept
from search.language import synonyms_of
from search.language.queries import Synonyms
from search.models import Synonym


@kept
def synonyms_now() -> Synonyms:
    return synonyms_of((group.language, group.each) for group in Synonym.objects.all())
