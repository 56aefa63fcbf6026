"""Writing: a call in the name of an initiative or a municipality, an offer in one's own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from initiatives.calls import permissions
from initiatives.calls.choices import Status
from initiatives.calls.forms.calls import CallForm, OfferForm
from initiatives.calls.models import Call, CallSettings
from initiatives.calls.services import calls as services
from initiatives.models import InitiativePage
from portal.accounts import limits
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import form_of_account
from portal.base import typed
from portal.base.numbers import row_number
from portal.regions.permissions import areas_of


@form_of_account
def create(request: SignedInRequest) -> HttpResponse:
    """For an initiative (`?initiative=` with its number), else for a municipality."""
    initiative = _initiative(request)
    if initiative is None and not permissions.may_call_without_initiative(request.user):
        raise PermissionDenied
    form = CallForm(
        request.POST or None, initiative=initiative, areas=areas_of(request.user), initial=_from_the_page(initiative)
    )
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        draft = "draft" in request.POST
        call = services.create_call(
            call=form.save(commit=False),
            topics=form.cleaned_data["topics"],
            actor=request.user,
            publish=not draft,
        )
        messages.success(request, _("Your draft is saved.") if draft else _("Your call is online."))
        return redirect(call)
    return render(request, "initiatives/calls/call_form.html", {"form": form, "initiative": initiative, "call": None})


@form_of_account
def offer(request: SignedInRequest) -> HttpResponse:
    moderated = CallSettings.for_request(request).moderate_offers
    form = OfferForm(
        request.POST or None,
        request=request,
        action="offer",
        initial={"municipality": request.user.municipality_id},
    )
    typed.fill_in(request, request.path, form)
    if form.is_valid() and not limits.within(request, action="offer"):
        form.add_error(None, _("You have written a lot already. Please try again in an hour."))
    if form.is_valid():
        call = services.offer(
            call=form.save(commit=False),
            topics=form.cleaned_data["topics"],
            actor=request.user,
            moderated=moderated,
            doubts=form.doubts,
        )
        waits = call.status == Status.WAITING
        said = _("Thank you! We look at your offer, then everybody sees it.") if waits else _("It is online.")
        messages.success(request, said)
        return redirect(call)
    return render(request, "initiatives/calls/offer_form.html", {"form": form, "moderated": moderated, "call": None})


@form_of_account
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    call = get_object_or_404(Call.objects.visible_to(request.user).for_cards(), pk=pk)
    if not permissions.may_edit(request.user, call):
        raise PermissionDenied
    moderated = call.is_offer and CallSettings.for_request(request).moderate_offers
    form = _form_of(request, call)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        services.update_call(
            call=form.save(commit=False),
            topics=form.cleaned_data["topics"],
            actor=request.user,
            moderated=moderated,
            doubts=form.doubts if isinstance(form, OfferForm) else (),
        )
        messages.success(request, _("Your changes are saved."))
        return redirect(call)
    template = "initiatives/calls/offer_form.html" if call.is_offer else "initiatives/calls/call_form.html"
    context = {"form": form, "call": call, "initiative": call.initiative, "moderated": moderated}
    return render(request, template, {**context, "is_draft": call.status == Status.DRAFT})


def _form_of(request: SignedInRequest, call: Call) -> ModelForm[Call]:
    if call.is_offer:
        return OfferForm(request.POST or None, request=request, instance=call)
    return CallForm(request.POST or None, instance=call, initiative=call.initiative, areas=areas_of(request.user))


def _initiative(request: SignedInRequest) -> InitiativePage | None:
    asked = request.GET.get("initiative", "")
    if not asked:
        return None
    pages = InitiativePage.objects.live().select_related("municipality")
    page = get_object_or_404(pages, pk=row_number(asked))
    if not permissions.may_call_for(request.user, page):
        raise PermissionDenied
    return page


def _from_the_page(initiative: InitiativePage | None) -> dict[str, object]:
    """Most calls happen where the initiative is at home."""
    if initiative is None:
        return {}
    return {
        "municipality": initiative.municipality_id,
        "place_name": initiative.place_name,
        "latitude": initiative.latitude,
        "longitude": initiative.longitude,
        "topics": list(initiative.topics.all()),
    }
