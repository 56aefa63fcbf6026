"""From whom somebody takes messages, and whom they have blocked."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account, page_before
from workspace.conversations.forms.settings import SettingsForm
from workspace.conversations.models import Blocking, MessageSettings
from workspace.conversations.people import person_asked_for
from workspace.conversations.services import settling


@form_of_account
def edit(request: SignedInRequest) -> HttpResponse:
    form = SettingsForm(request.POST or None, instance=MessageSettings.of(request.user))
    if form.is_valid():
        settling.save_settings(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("conversations:settings")
    blocked = Blocking.objects.filter(by=request.user).select_related("whom")
    return render(request, "workspace/conversations/settings.html", {"form": form, "blocked": blocked})


@button_of_account
def block(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Or, with `undo`, no longer. The other is not told."""
    if "undo" in request.POST:
        person = get_object_or_404(User, public_id=public_id, pk__in=_blocked(request).values("whom"))
        settling.unblock(person=person, actor=request.user)
        said = _("%(name)s can write to you again, as far as you let people write.")
    else:
        person = person_asked_for(request.user, f"{public_id}")
        settling.block(person=person, actor=request.user)
        said = _("%(name)s is blocked: neither of you can write to the other. Nobody is told.")
    messages.success(request, said % {"name": person.name})
    return redirect(page_before(request))


def _blocked(request: SignedInRequest) -> QuerySet[Blocking]:
    return Blocking.objects.filter(by=request.user)
