"""Wagtail's views of one newsletter, for those whose it is: Wagtail itself asks for rights on all of them only."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views import snippets

from home.newsletters.models import Newsletter
from home.newsletters.permissions import may_delete, may_edit, may_see

NAMESPACE = "newsletters_admin"


def dispatch_url(newsletter: Newsletter) -> str:
    return reverse(f"{NAMESPACE}:dispatch", args=[newsletter.pk])


def place_of(newsletter: Newsletter) -> str:
    return str(newsletter.municipality or _("The whole region"))


class OfOneMixin:
    may: Callable[[Any, Newsletter], bool]
    request: Any  # Any: Django's, of whatever kind of person

    def get_object(self, *args: Any, **kwargs: Any) -> Newsletter:  # Any: Django's own signature
        newsletter: Newsletter = super().get_object(*args, **kwargs)  # type: ignore[misc]  # of Wagtail's views
        if not self.may(self.request.user, newsletter):
            raise PermissionDenied
        return newsletter


class IndexView(snippets.IndexView):
    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("subject", label=_("Subject"), accessor=str, get_url=dispatch_url, sort_key="subject"),
            Column("municipality", label=_("For"), accessor=place_of),
            Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
            DateColumn("send_at", label=_("To be sent at"), sort_key="send_at"),
            DateColumn("started_at", label=_("Sent at"), sort_key="started_at"),
        ]


class CreateView(snippets.CreateView):
    def get_success_url(self) -> str:
        return dispatch_url(self.object)


class EditView(OfOneMixin, snippets.EditView):
    may = staticmethod(may_edit)

    def get_success_url(self) -> str:
        return dispatch_url(self.object)

    @property
    def header_buttons(self) -> list[Button]:
        leads = HeaderButton(_("Test and send"), url=dispatch_url(self.object), icon_name="mail")
        return [*super().header_buttons, leads]


class DeleteView(OfOneMixin, snippets.DeleteView):
    may = staticmethod(may_delete)


class HistoryView(OfOneMixin, snippets.HistoryView):
    may = staticmethod(may_see)


class UsageView(OfOneMixin, snippets.UsageView):
    may = staticmethod(may_see)
