"""How somebody wants to hear."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import form_of_account
from portal.activity import choosing
from portal.activity.hearing.forms import ChoicesForm, MailForm
from portal.activity.kinds import Kind, kinds
from portal.activity.models import HearingSettings, Preference
from portal.activity.scopes import Scope, scope_marked, scopes_of


@form_of_account
def preferences(request: SignedInRequest) -> HttpResponse:
    """For all mails, and for each kind wherever it happens."""
    user, data = request.user, request.POST or None
    settings = HearingSettings.objects.filter(user=user).first() or HearingSettings(user=user)
    mail = MailForm(data, instance=settings)
    choices = _choices(user, kinds(), None, data)
    if data is not None and all([mail.is_valid(), choices.is_valid()]):
        with transaction.atomic():
            choosing.set_rhythm(actor=user, **mail.cleaned_data)
            choosing.choose_all(actor=user, wishes=choices.wishes)
        messages.success(request, _("Saved. From now you hear as you have chosen."))
        return redirect("hearing:preferences")
    context = {
        "mail": mail,
        "choices": choices,
        "scopes": _scopes(user),
        "quiet": settings.quiet_from is not None,
        "is_wrong": bool(mail.errors or choices.errors),
        "noindex": True,
    }
    return render(request, "activity/hearing/preferences.html", context)


@form_of_account
def here(request: SignedInRequest, mark: str) -> HttpResponse:
    """For each kind in one project, or of one place."""
    scope = scope_marked(request.user, mark)
    if scope is None:
        raise Http404
    data = request.POST or None
    choices = _choices(request.user, scope.kind.kinds, scope, data)
    if data is not None and choices.is_valid():
        choosing.choose_all(actor=request.user, wishes=choices.wishes, scope=scope.row)
        messages.success(request, _("Saved. From now you hear as you have chosen."))
        return redirect("hearing:here", mark)
    context = {"scope": scope, "choices": choices, "noindex": True}
    return render(request, "activity/hearing/here.html", context)


def _choices(user: User, of: list[Kind], scope: Scope | None, data: Any) -> ChoicesForm:  # Any: a request's data
    mine = Preference.objects.filter(user=user)
    if scope is None:
        rows = mine.filter(scope_type__isnull=True)
    else:
        rows = mine.filter(scope_type=scope.content_type, scope_id=scope.row.pk)
    return ChoicesForm(data, kinds=of, rows=list(rows), is_here=scope is not None)


def _scopes(user: User) -> list[tuple[Scope, bool]]:
    """With whether something was chosen for it."""
    rows = Preference.objects.filter(user=user, scope_type__isnull=False).values_list("scope_type", "scope_id")
    chosen = set(rows)
    return [(scope, (scope.content_type.pk, scope.row.pk) in chosen) for scope in scopes_of(user)]
