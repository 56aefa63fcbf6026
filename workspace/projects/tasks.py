"""Mail, in the background. A task gets ids and reads what holds when it runs; what is gone meanwhile needs no mail."""

from functools import partial

from django.conf import settings
from django_tasks import task

from portal.accounts import notices
from portal.accounts.models import User
from portal.accounts.notices import Recipient
from workspace.projects import mails
from workspace.projects.models import Invitation, Project


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
def send_invitation(invitation_id: int) -> None:
    invitation = Invitation.objects.select_related("project", "invited_by").filter(pk=invitation_id).first()
    if invitation is None or not invitation.is_open:
        return
    account = User.objects.filter(email__iexact=invitation.email, is_active=True).first()
    inviter = invitation.invited_by.language if invitation.invited_by else settings.LANGUAGE_CODE
    recipient = Recipient.of(account) if account else Recipient(invitation.email, inviter)
    notices.send(recipient, partial(mails.invitation, invitation))


def _tell_founder(project_id: int, write: mails.OfProject) -> None:
    project = _project(project_id)
    if project is not None and project.founder is not None and project.founder.is_active:
        notices.send(Recipient.of(project.founder), partial(write, project))


def _tell_admins(project_id: int, write: mails.OfProject) -> None:
    project = _project(project_id)
    if project is None:
        return
    for membership in project.memberships.admins().active().select_related("user"):
        notices.send(Recipient.of(membership.user), partial(write, project))


def _project(project_id: int) -> Project | None:
    return Project.objects.select_related("founder", "page").filter(pk=project_id).first()
