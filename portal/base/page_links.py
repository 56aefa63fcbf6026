"""Links to pages within a text: they lead to the page in the reader's language, and most were followed before."""

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from portal.base.models.edition import kept


class KeptPageLinkHandler(PageLinkHandler):
    """As Wagtail's; the addresses are read once an edition."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = [attrs.get("id", "") for attrs in attrs_list]
        addresses = _addresses(frozenset(key for key in keys if key.isdecimal()), get_language())
        return [f'<a href="{escape(addresses[key])}">' if key in addresses else "<a>" for key in keys]


@kept
def _addresses(keys: frozenset[str], _language: str) -> dict[str, str]:
    """The addresses of these pages in the language that is active, of those that there are."""
    pages = Page.objects.filter(pk__in=[int(key) for key in keys]).defer_streamfields().specific()
    return {str(page.pk): page.localized.url or "" for page in pages}
