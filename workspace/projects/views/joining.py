"""Asking to join, and what the admins say to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts import limits
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import button_of_account, form_of_account
from portal.base import typed
from portal.moderation.errors import ModerationError
from portal.moderation.services.blocking import said_of_block
from workspace.projects import ways
from workspace.projects.access import WorkspaceRequest, button_of_room
from workspace.projects.choices import Role
from workspace.projects.errors import ProjectError
from workspace.projects.forms.people import AnswerForm, JoinForm
from workspace.projects.models import JoinRequest, Membership, Project
from workspace.projects.permissions import may_ask_to_join
from workspace.projects.services import joining

TOO_MANY_REQUESTS = 429


def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Whoever has no account yet makes one and comes back here."""
    if not request.user.is_authenticated and Project.objects.visible_to(request.user).filter(slug=slug).exists():
        ways.remember(request, request.path)
    return _join(request, slug)


@form_of_account
def _join(request: SignedInRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    if Membership.objects.of(request.user).filter(project=project).exists():
        return redirect(project.workspace_url)
    if not may_ask_to_join(request.user, project):
        messages.error(request, str(ProjectError.not_open_to_newcomers()))
        return redirect(project)
    form = JoinForm(request.POST or None)
    typed.fill_in(request, request.path, form)
    status = 200
    if request.method == "POST" and form.is_valid():
        if limits.within(request, action="ask_to_join"):
            return _ask(request, project, form)
        form.add_error(None, _("You have asked to join many projects today. Please go on tomorrow."))
        status = TOO_MANY_REQUESTS
    mine = JoinRequest.objects.by(request.user).of_late().filter(project=project).first()
    context = {"project": project, "form": form, "mine": mine, "block_said": said_of_block(request.user)}
    return render(request, "workspace/projects/join.html", {**context, "noindex": True}, status=status)


def _ask(request: SignedInRequest, project: Project, form: JoinForm) -> HttpResponse:
    try:
        joining.ask(project=project, message=form.cleaned_data["message"], actor=request.user)
        messages.success(request, _("Your request is with the project. You get a mail as soon as it answers."))
    except (ProjectError, ModerationError) as problem:
        messages.error(request, str(problem))
        return redirect("projects:join", project.slug)
    return redirect(project)


@button_of_account
def take_back_request(request: SignedInRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    joining.take_back_request(project=project, actor=request.user)
    messages.success(request, _("You have taken back your request."))
    return redirect("workspaces:overview")


@button_of_room("people")
def decide_request(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Yes, as member or guest, or no with a word."""
    project = request.membership.project
    asked = JoinRequest(pk=pk, project=project)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(ProjectError.changed_meanwhile()))
        return redirect("workspace:people", project.slug)
    decision = form.cleaned_data["decision"]
    try:
        if decision == "no":
            answer = form.cleaned_data["answer"]
            joining.decline_applicant(membership=request.membership, request=asked, answer=answer)
            messages.success(request, _("Declined. They get a mail."))
        else:
            admitted = joining.admit_applicant(membership=request.membership, request=asked, role=Role(decision))
            messages.success(request, _("%(name)s belongs to the project now.") % {"name": admitted.user.name})
    except (ProjectError, ModerationError) as problem:
        messages.error(request, str(problem))
    return redirect("workspace:people", project.slug)
