""" "We do this too": the form below a story."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from initiatives.stories import services
from initiatives.stories.copy_forms import CopyByAddressForm, CopyForm
from initiatives.stories.errors import CopyError
from initiatives.stories.models import Copy, SuccessStoryPage
from portal.accounts import limits
from portal.accounts.models import User

TOO_MANY_REQUESTS = 429


@never_cache
def copy_story(request: HttpRequest, page: SuccessStoryPage) -> HttpResponse:
    """Signed in with a place alone, else by name and address too."""
    user = request.user
    return _copy_signed_in(request, page, user) if isinstance(user, User) else _copy_by_address(request, page)


def _copy_signed_in(request: HttpRequest, page: SuccessStoryPage, actor: User) -> HttpResponse:
    if Copy.objects.of(page).by(actor).exists():
        return redirect("stories:my_copies")
    form = CopyForm(
        request.POST or None, request=request, action="copy_story", initial={"municipality": actor.municipality_id}
    )
    if request.method == "POST" and form.is_valid():
        if limits.within(request, action="copy_story"):
            sent = form.cleaned_data
            try:
                services.copy_story(
                    story=page,
                    place=form.chosen_place,
                    group=sent["group"],
                    message=sent["message"],
                    actor=actor,
                )
                messages.success(request, _("Great! The people behind the story know now. Mok wi!"))
            except CopyError as problem:
                messages.error(request, str(problem))
            return redirect("stories:my_copies")
        return _too_many(request, page, form)
    return _show(request, page, form)


def _copy_by_address(request: HttpRequest, page: SuccessStoryPage) -> HttpResponse:
    form = CopyByAddressForm(request.POST or None, request=request, action="copy_story_by_address")
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        if limits.within(request, action="copy_story_by_address", key=sent["email"].lower()):
            services.copy_story_by_address(
                story=page,
                place=form.chosen_place,
                group=sent["group"],
                message=sent["message"],
                name=sent["name"],
                email=sent["email"],
            )
            return redirect("stories:sent")
        return _too_many(request, page, form)
    return _show(request, page, form)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Says the same whether the address has said so before or not."""
    return render(request, "initiatives/stories/sent.html", {"noindex": True})


def _too_many(request: HttpRequest, page: SuccessStoryPage, form: CopyForm) -> HttpResponse:
    form.add_error(None, _("You have written a lot already. Please try again in an hour."))
    return _show(request, page, form, status=TOO_MANY_REQUESTS)


def _show(request: HttpRequest, page: SuccessStoryPage, form: CopyForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"page": page, "form": form, "noindex": True}  # Any: a template's context
    return render(request, "initiatives/stories/copy.html", context, status=status)
