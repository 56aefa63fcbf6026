"""The texts that people agree to: where they stand, and how the question is put."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.accounts.models import Consent


def text_url(kind: str) -> str:
    """The address of the page with the text, in the reader's language if it exists in it; empty without a page."""
    pages = Page.objects.live().public().filter(slug=settings.CONSENT_TEXTS[kind]["slug"]).select_related("locale")
    by_language = {page.locale.language_code: page for page in pages}
    page = by_language.get(get_language() or "") or next(iter(by_language.values()), None)
    if page is None:
        return ""
    translated = page.get_translations().live().filter(locale__language_code=get_language()).first()
    return (translated or page).url or ""


def consent_label(kind: str) -> str:
    """The question with a link to the text; the link leaves the half-filled form alone."""
    name = Consent.Kind(kind).label
    url = text_url(kind)
    text = format_html('<a href="{}" target="_blank">{}</a>', url, name) if url else name
    return format_html(_("I have read and agree to: {}"), text)
