"""What is recommended has to be something that everybody finds."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import translate_url
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from search.entries import PUBLIC
from search.models import SearchEntry
from search.pages import kind_of


class PromotionForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:  # Any: the values of the fields
        data: dict[str, Any] = super().clean()
        page, address = data.get("page"), data.get("address", "")
        if bool(page) == bool(address):
            raise ValidationError(_("Please choose a page or give an address, one of the two."))
        entry = _entry_of(page) if page else _entry_at(address)
        if entry is None:
            reason = _("The search does not know it, or not for everybody. What is new is known after a minute.")
            raise ValidationError({"page" if page else "address": reason})
        self.instance.key, self.instance.object_pk = entry.key, entry.object_pk
        return data


def _entry_of(page: Page) -> SearchEntry | None:
    kind = kind_of(page)
    things = [(kind.key, page.pk)] if kind is not None else []
    return SearchEntry.objects.of_things(things).found_by([PUBLIC]).first()


def _entry_at(address: str) -> SearchEntry | None:
    """In whatever language it was copied."""
    path = urlsplit(address.strip()).path
    paths = {path}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            paths.add(translate_url(path, settings.LANGUAGE_CODE))
    return SearchEntry.objects.filter(path__in=paths).found_by([PUBLIC]).first()
