"""Writing an idea, with an account or before there is one."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from initiatives.ideas import drafts, permissions
from initiatives.ideas.choices import BEFORE_PUBLICATION, Status
from initiatives.ideas.errors import IdeaError
from initiatives.ideas.forms.ideas import GuardedIdeaForm, IdeaForm, SubmitForm
from initiatives.ideas.models import CampaignPage, Idea
from initiatives.ideas.services import writing as services
from initiatives.ideas.views.lists import alike_to
from portal.accounts import limits
from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_that_may_ask, form_of_account
from portal.base import typed
from portal.base.numbers import row_number
from portal.base.visibility import everybody_may_read
from portal.moderation.errors import ModerationError
from portal.moderation.services.blocking import said_of_block
from portal.moderation.whys import Why

TOO_MANY_REQUESTS = 429


@never_cache
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Signed in it is submitted at once; else it is kept as a draft until there is an account."""
    asked = _campaign(request)
    campaign = asked if asked is not None and asked.collects else None
    user = request.user if request.user.is_authenticated else None
    form_class = GuardedIdeaForm if user is None else IdeaForm
    initial = {"municipality": user.municipality_id if user else None, "helps": False}
    action = "write_idea" if user else "write_idea_by_address"
    form = form_class(
        request.POST or None,
        request.FILES or None,
        request=request,
        action=action,
        campaign=campaign,
        initial=initial,
    )
    if asked is not None and campaign is None:
        if request.method == "POST":
            form.add_error(None, str(IdeaError.campaign_over(asked.title)))
        return _form(request, form, missed=asked)
    if not form.is_valid():
        return _form(request, form)
    if not limits.within(request, action=action):
        return _too_many(request, form)
    try:
        idea = services.save_draft(
            idea=form.save(commit=False),
            topics=form.cleaned_data["topics"],
            pictures=form.chosen_pictures,
            actor=user,
            helps=form.own_help,
        )
        return _kept_for_nobody(request, idea) if user is None else _kept(request, idea, user, form.doubts)
    except (IdeaError, ModerationError) as problem:
        form.add_error(None, str(problem))
        return _form(request, form, status=403 if isinstance(problem, ModerationError) else 200)


def _kept(request: HttpRequest, idea: Idea, user: User, doubts: Sequence[Why]) -> HttpResponse:
    if "draft" in request.POST:
        messages.success(request, _("Your draft is saved. Nobody else sees it."))
        return redirect(idea)
    idea = services.submit(idea=idea, actor=user, doubts=doubts)
    messages.success(request, _said_of(idea))
    return redirect(idea)


def _kept_for_nobody(request: HttpRequest, idea: Idea) -> HttpResponse:
    drafts.remember(request, idea)
    return redirect("ideas:kept")


@never_cache
@require_http_methods(["GET"])
def kept(request: HttpRequest) -> HttpResponse:
    """After a draft without an account: sign in or sign up, then it goes on."""
    ideas = list(Idea.objects.drafts_of_nobody().filter(pk__in=drafts.drafts_of(request)))
    if not ideas:
        return redirect("ideas:my_ideas" if request.user.is_authenticated else "ideas:create")
    context = {"ideas": ideas, "next": reverse("ideas:my_ideas"), "noindex": True}
    return render(request, "initiatives/ideas/kept.html", context)


@form_of_account
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """By the author, or with a trace by a manager."""
    idea = get_object_or_404(Idea.objects.visible_to(request.user).select_related("campaign", "municipality"), pk=pk)
    corrects = permissions.may_correct(request.user, idea)
    if not (corrects or permissions.may_edit(request.user, idea)):
        raise PermissionDenied
    own = idea.helpers.filter(user=request.user).first()
    form = IdeaForm(
        request.POST or None,
        request.FILES or None,
        request=request,
        instance=idea,
        campaign=idea.campaign,
        by_author=not corrects,
        initial={"helps": own is not None, "can_do": own.can_do if own else ""},
    )
    if request.method == "GET" and typed.fill_in(request, request.path, form):
        messages.info(request, _("What you had written is here again. Please save it."))
    if not form.is_valid():
        return _form(request, form, idea=idea)
    was_public = idea.is_public
    try:
        services.update(
            idea=form.save(commit=False),
            topics=form.cleaned_data["topics"],
            pictures=form.chosen_pictures,
            actor=request.user,
            helps=form.own_help,
            doubts=form.doubts,
        )
        if "submit" in request.POST:
            idea = services.submit(idea=idea, actor=request.user, doubts=form.doubts)
            messages.success(request, _said_of(idea))
        else:
            messages.success(request, _said_of_change(idea, was_public=was_public))
        return redirect(idea)
    except (IdeaError, ModerationError) as problem:
        form.add_error(None, str(problem))
        return _form(request, form, idea=idea, status=403 if isinstance(problem, ModerationError) else 200)


@button_that_may_ask
def submit(request: SignedInRequest, pk: int) -> HttpResponse:
    """As it is; if asked for, without the campaign for which it comes too late. The button stands on its page."""
    idea = get_object_or_404(Idea.objects.visible_to(request.user), pk=pk)
    if request.method != "POST":
        return redirect(idea)
    form = SubmitForm(request.POST, request=request, idea=idea)
    if not form.is_valid():
        return render(
            request,
            "initiatives/ideas/submit.html",
            {"form": form, "idea": idea, "alone": "without_campaign" in request.POST, "noindex": True},
        )
    try:
        if "without_campaign" in request.POST:
            services.leave_campaign(idea=idea, actor=request.user)
        idea = services.submit(idea=idea, actor=request.user, doubts=form.doubts)
        messages.success(request, _said_of(idea))
    except (IdeaError, ModerationError) as problem:
        messages.error(request, str(problem))
    return redirect(idea)


@form_of_account
def delete(request: SignedInRequest, pk: int) -> HttpResponse:
    idea = get_object_or_404(Idea.objects.visible_to(request.user), pk=pk)
    if not permissions.may_delete(request.user, idea):
        raise PermissionDenied
    if request.method == "POST":
        services.delete(idea=idea, actor=request.user)
        messages.success(request, _("“%(title)s” is deleted.") % {"title": idea.title})
        return redirect("ideas:my_ideas")
    return render(request, "initiatives/ideas/delete.html", {"idea": idea})


def _form(
    request: HttpRequest,
    form: IdeaForm,
    *,
    idea: Idea | None = None,
    missed: CampaignPage | None = None,
    status: int = 200,
) -> HttpResponse:
    """`missed` is the campaign that was asked for and takes none: what is sent next is an idea of its own."""
    title = str(form["title"].value() or "")
    context = {
        "form": form,
        "idea": idea,
        "campaign": form.campaign,
        "missed": missed,
        "alike": alike_to(title, without=idea.pk if idea else None) if title else [],
        "before_publication": idea is None or idea.status in BEFORE_PUBLICATION,
        "may_submit": idea is not None and permissions.may_submit(request.user, idea),
        "leaves_trace": idea is not None and not form.by_author,
        "blocked": "" if form.is_bound else said_of_block(request.user),
        "noindex": True,
    }
    return render(request, "initiatives/ideas/idea_form.html", context, status=status)


def _too_many(request: HttpRequest, form: IdeaForm) -> HttpResponse:
    form.add_error(None, _("You have written a lot already. Please try again in an hour."))
    return _form(request, form, status=TOO_MANY_REQUESTS)


def _said_of(idea: Idea) -> str:
    if idea.status == Status.REVIEW:
        return _("Thank you! Somebody looks at your idea, then everybody sees it. You get a mail.")
    return _("Thank you! Your idea is online. Tell others about it: each voice counts.")


def _said_of_change(idea: Idea, *, was_public: bool) -> str:
    if was_public and not idea.is_public:
        return _("Your changes are saved. Somebody looks at them first; until then nobody else sees the idea.")
    return _("Your changes are saved.")


def _campaign(request: HttpRequest) -> CampaignPage | None:
    """`?aktion=` with the number of its page, whether it collects just now or not."""
    return everybody_may_read(CampaignPage.objects.filter(pk=row_number(request.GET.get("aktion", "")))).first()
