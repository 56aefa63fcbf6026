"""Keeping a search from the results page, and the list of those that somebody keeps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.base import typed
from search.addresses import Asked
from search.models import SavedSearch
from search.querysets import SavedSearchQuerySet
from search.saved.forms import SavedSearchForm, initial_of
from search.saved.showing import shown
from search.services import saving

LIST = "saved_searches:list"


@login_required
@never_cache
@require_safe
def saved(request: SignedInRequest) -> HttpResponse:
    gone = request.GET.get("weg", "")
    context = {
        "rows": shown(SavedSearch.objects.of(request.user)),
        "undo": _deleted_by(request).filter(pk=gone).first() if gone.isdecimal() else None,
        "most": saving.MOST,
        "noindex": True,
    }
    return render(request, "search/saved/list.html", context)


@form_of_account
def create(request: SignedInRequest) -> HttpResponse:
    """With what the results page has in its address."""
    form = SavedSearchForm(
        request.POST or None, initial=initial_of(Asked.read(request.GET)), language=request.user.language
    )
    if request.method == "GET":
        typed.fill_in(request, request.path, form)
    elif form.is_valid():
        try:
            saving.save_search(actor=request.user, query=form.query, kinds=form.cleaned_data["art"])
        except saving.TooManyError:
            form.add_error(None, _too_many())
        else:
            said = _("We look for you from now on. What is new stands under the bell, and in your mail once a day.")
            messages.success(request, said)
            return redirect(LIST)
    return render(request, "search/saved/form.html", {"form": form, "search": None, "noindex": True})


@form_of_account
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    search = _own(request, pk)
    initial = {**initial_of(Asked.read(search.parameters)), "art": search.kind_keys}
    form = SavedSearchForm(request.POST or None, initial=initial, language=request.user.language)
    if request.method == "GET":
        typed.fill_in(request, request.path, form)
    elif form.is_valid():
        saving.change(search=search, query=form.query, kinds=form.cleaned_data["art"])
        messages.success(request, _("Changed. From now on we look for this."))
        return redirect(LIST)
    return render(request, "search/saved/form.html", {"form": form, "search": search, "noindex": True})


@button_of_account
def pause(request: SignedInRequest, pk: int) -> HttpResponse:
    saving.pause(search=_own(request, pk))
    messages.success(request, _("Paused: you hear nothing of it."))
    return redirect(f"{reverse(LIST)}#suche-{pk}")


@button_of_account
def resume(request: SignedInRequest, pk: int) -> HttpResponse:
    saving.resume(search=_own(request, pk))
    messages.success(request, _("We look for it again."))
    return redirect(f"{reverse(LIST)}#suche-{pk}")


@button_of_account
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """The list offers to take it back."""
    saving.delete(search=_own(request, pk))
    return redirect(f"{reverse(LIST)}?weg={pk}")


@button_of_account
def restore(request: SignedInRequest, pk: int) -> HttpResponse:
    try:
        saving.restore(search=get_object_or_404(_deleted_by(request), pk=pk), actor=request.user)
    except saving.TooManyError:
        messages.error(request, _too_many())
    return redirect(f"{reverse(LIST)}#suche-{pk}")


def _own(request: SignedInRequest, pk: int) -> SavedSearch:
    return get_object_or_404(SavedSearch.objects.of(request.user), pk=pk)


def _deleted_by(request: SignedInRequest) -> SavedSearchQuerySet:
    return SavedSearch.objects.deleted_by(request.user, since=timezone.now() - saving.TAKEN_BACK_WITHIN)


def _too_many() -> str:
    return _("You keep %(count)d searches already. Delete one of them first.") % {"count": saving.MOST}
