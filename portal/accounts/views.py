"""The account's own pages; signing in and all around it is allauth's."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from portal.accounts import privacy, services, undelivered
from portal.accounts.forms.privacy import ConsentForm, DeleteAccountForm
from portal.accounts.forms.profile import ProfileForm
from portal.accounts.models import User
from portal.accounts.permissions import is_last_superuser, must_add_second_factor, visible_parts
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account, page_before
from portal.base import typed


@login_required
@never_cache
@require_GET
def overview(request: SignedInRequest) -> HttpResponse:
    consents = services.consents_of(request.user.pk)
    missing = services.texts_to_agree_to(consents)
    return render(
        request,
        "accounts/overview.html",
        {
            "consent_form": ConsentForm(kinds=missing) if missing else None,
            "consents": consents,
            "text_has_changed": any(consent.kind in missing for consent in consents),
            "must_add_second_factor": must_add_second_factor(request.user),
            "all_sections": True,
        },
    )


@form_of_account
def profile_edit(request: SignedInRequest) -> HttpResponse:
    user = get_object_or_404(User, pk=request.user.pk)
    form = ProfileForm(request.POST or None, request.FILES or None, instance=user)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        services.update_profile(
            user=form.save(commit=False),
            topics=form.cleaned_data["topics"],
            picture=form.cleaned_data["new_picture"],
            remove_picture=form.cleaned_data.get("remove_picture", False),
        )
        messages.success(request, _("Your profile is saved."))
        return redirect("accounts:profile_edit")
    return render(request, "accounts/profile_form.html", {"form": form})


@button_of_account
def mail_again(request: SignedInRequest) -> HttpResponse:
    """The mailbox is there again, says whose it is."""
    undelivered.try_again(request=request, actor=request.user)
    messages.success(request, _("We send mails to %(address)s again.") % {"address": request.user.email})
    return redirect(page_before(request))


@require_GET
def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """What a person shows of themselves; 404 for those who see nothing of it."""
    people = User.objects.visible_to(request.user).select_related("municipality").prefetch_related("topics")
    shown = get_object_or_404(people, public_id=public_id)
    return render(request, "accounts/person.html", {"person": shown, "parts": visible_parts(request.user, shown)})


@button_of_account
def consent(request: SignedInRequest) -> HttpResponse:
    form = ConsentForm(request.POST, kinds=services.texts_to_agree_to(services.consents_of(request.user.pk)))
    if form.is_valid():
        services.record_consents(user=request.user)
        messages.success(request, _("Thank you. Your consent has been recorded."))
    else:
        messages.error(request, _("Please tick the box if you agree."))
    return redirect("accounts:profile")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def export(request: SignedInRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "accounts/export.html", {"parts": privacy.parts()})
    response = HttpResponse(privacy.export_archive(request.user), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="mokwi-{timezone.localdate().isoformat()}.zip"'
    return response


@sensitive_post_parameters("password")
@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def delete(request: SignedInRequest) -> HttpResponse:
    form = DeleteAccountForm(request.POST or None, user=request.user)
    if form.is_valid():
        user = get_object_or_404(User, pk=request.user.pk)
        logout(request)
        services.delete_account(user=user, actor=user)
        return redirect("accounts:deleted")
    context = {"form": form, "parts": privacy.parts(), "is_last": is_last_superuser(request.user)}
    return render(request, "accounts/delete.html", context)


@require_GET
def deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/deleted.html")
