"""Mail, in the background. A task gets ids and reads what holds when it runs; what is gone meanwhile needs no mail."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.models import TaskState

from portal.accounts import notices
from portal.accounts.models import User
from portal.accounts.notices import Notice, Recipient
from workspace.projects import mails
from workspace.projects.choices import Role, Status
from workspace.projects.models import DraftedStory, Inspection, Invitation, JoinRequest, Membership, Project
from workspace.projects.querysets import MembershipQuerySet


@task()
def welcome(project_id: int) -> None:
    """To the founder: where the workspace is, and what happens with the public page."""
    _tell_founder(project_id, mails.welcome)


@task()
def tell_approved(project_id: int) -> None:
    _tell_admins(project_id, mails.approved)


@task()
def tell_asked_back(project_id: int) -> None:
    _tell_admins(project_id, mails.asked_back)


@task()
def tell_changes_approved(project_id: int) -> None:
    _tell_admins(project_id, mails.changes_approved)


@task()
def tell_changes_sent_back(project_id: int, step_id: int) -> None:
    step = TaskState.objects.filter(pk=step_id).first()
    if step is not None:
        _tell_admins(project_id, partial(mails.changes_sent_back, step.comment))


@task()
def tell_of_deletion(project_id: int, by: int) -> None:
    """All who belong to it, but who asked for it."""
    project = _project(project_id)
    if project is not None and project.deleted_on is not None:
        _tell(project.memberships.exclude(user=by), partial(mails.deletion, project))


@task()
def tell_inspected(inspection_id: int) -> None:
    """To the admins, at once; the others see it inside."""
    inspection = Inspection.objects.select_related("project", "manager").filter(pk=inspection_id).first()
    if inspection is not None:
        _tell(inspection.project.memberships.admins(), partial(mails.inspected, inspection))


@task()
def tell_story_drafted(story_id: int) -> None:
    """A manager has drafted it: to the project's admins."""
    row = _story(story_id)
    if row is not None:
        _tell(row.project.memberships.admins(), partial(mails.story_drafted, row))


@task()
def tell_story_sent_back(story_id: int, step_id: int) -> None:
    row, step = _story(story_id), TaskState.objects.filter(pk=step_id).first()
    if row is not None and step is not None:
        _tell(row.project.memberships.admins(), partial(mails.story_sent_back, step.comment, row))


@task()
def tell_story_published(story_id: int) -> None:
    row = _story(story_id)
    if row is not None and row.page.live:
        _tell(row.project.memberships.admins(), partial(mails.story_published, row))


@task()
def send_invitation(invitation_id: int) -> None:
    invitation = Invitation.objects.select_related("project", "invited_by").filter(pk=invitation_id).first()
    if invitation is None or not invitation.is_open:
        return
    account = User.objects.filter(email__iexact=invitation.email, is_active=True).first()
    inviter = invitation.invited_by.language if invitation.invited_by else settings.LANGUAGE_CODE
    recipient = Recipient.of(account) if account else Recipient(invitation.email, inviter)
    notices.send(recipient, partial(mails.invitation, invitation))


@task()
def tell_join_request(request_id: int) -> None:
    """To the admins."""
    request = JoinRequest.objects.waiting().select_related("project", "user").filter(pk=request_id).first()
    if request is not None:
        _tell(request.project.memberships.admins(), partial(mails.join_request, request))


@task()
def tell_admitted(membership_id: int) -> None:
    for membership in _membership(membership_id):
        notices.send(Recipient.of(membership.user), partial(mails.admitted, membership))


@task()
def tell_declined(request_id: int) -> None:
    request = JoinRequest.objects.select_related("project", "user").filter(pk=request_id).first()
    if request is not None and request.declined_at is not None and request.user.is_active:
        notices.send(Recipient.of(request.user), partial(mails.declined, request))


@task()
def tell_removed(project_id: int, user_id: int) -> None:
    project = _project(project_id)
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if project is not None and user is not None:
        notices.send(Recipient.of(user), partial(mails.removed, project))


@task()
def tell_role(membership_id: int) -> None:
    for membership in _membership(membership_id):
        notices.send(Recipient.of(membership.user), partial(mails.role_changed, membership))


@task()
def tell_handed_over(membership_id: int, before_id: int) -> None:
    """To whoever leads from now."""
    before = _name(before_id)
    for membership in _membership(membership_id):
        notices.send(Recipient.of(membership.user), partial(mails.handed_over, membership, before))


@task()
def ask_whether_it_goes_on(project_id: int) -> None:
    """To the leads; where there is none, to the admins."""
    project = _project(project_id)
    if project is None or project.baton_at is None:
        return
    for membership in project.memberships.active().to_be_asked().select_related("project", "user"):
        notices.send(Recipient.of(membership.user), partial(mails.goes_on, membership))


@task()
def tell_successor_wanted(membership_id: int) -> None:
    """To all who work along, but the one who hands over."""
    for membership in _membership(membership_id):
        project = membership.project
        rows = project.memberships.exclude(role=Role.GUEST).exclude(pk=membership.pk)
        _tell(rows, partial(mails.successor_wanted, project, membership.user.name))


@task()
def tell_rests(project_id: int, by: int | None = None) -> None:
    """To all its people, but the one who has decided it."""
    project = _project(project_id)
    if project is not None and project.status == Status.PAUSED:
        who = _name(by) if by is not None else ""
        _tell(project.memberships.exclude(user=by), partial(mails.rests, project, who))


def _tell(memberships: MembershipQuerySet, write: Callable[[str], Notice]) -> None:
    for membership in memberships.active().select_related("user"):
        notices.send(Recipient.of(membership.user), write)


def _membership(pk: int) -> MembershipQuerySet:
    """None or one: gone meanwhile, or of somebody who cannot sign in any more."""
    return Membership.objects.active().filter(pk=pk).select_related("project", "user")


def _name(user_id: int) -> str:
    user = User.objects.filter(pk=user_id).first()
    return user.name if user is not None else _("Somebody")


def _tell_founder(project_id: int, write: mails.OfProject) -> None:
    project = _project(project_id)
    if project is not None and project.founder is not None and project.founder.is_active:
        notices.send(Recipient.of(project.founder), partial(write, project))


def _tell_admins(project_id: int, write: mails.OfProject) -> None:
    project = _project(project_id)
    if project is None:
        return
    _tell(project.memberships.admins(), partial(write, project))


def _story(story_id: int) -> DraftedStory | None:
    return DraftedStory.objects.select_related("project", "page", "drafted_by").filter(pk=story_id).first()


def _project(project_id: int) -> Project | None:
    return Project.objects.select_related("founder", "page").filter(pk=project_id).first()
