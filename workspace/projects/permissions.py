"""Who may do what in a project, in sentences. Whoever has no membership does not get as far as this: see `access`."""

from typing import Any

from portal.regions.permissions import areas_of, is_manager
from workspace.projects.choices import NEXT, Role, Status
from workspace.projects.models import InternalComment, Invitation, Membership, Project
from workspace.projects.writing import may_write  # one of these sentences

# Any, in this module: users and anonymous visitors.


def may_read(membership: Membership) -> bool:
    """Everybody who belongs to it, guests as well."""
    return membership.pk is not None


def may_comment(membership: Membership) -> bool:
    """Guests, too: they read, comment and answer polls. A manager who looks inside only reads."""
    return membership.belongs and not membership.project.is_closed


def may_delete_comment(membership: Membership, comment: InternalComment) -> bool:
    """One's own, and an admin every one; as long as the project can be written in."""
    if not may_comment(membership):
        return False
    return comment.author_id == membership.user_id or (membership.is_admin and may_write(membership))


def may_administer(membership: Membership) -> bool:
    """People, rooms, name and status. An archived project can be opened again, so its admins may that, too."""
    return membership.is_admin


def may_set_up(membership: Membership) -> bool:
    """Name, words, topics, rooms: the admins, as long as it is neither declined nor archived."""
    return may_administer(membership) and not membership.project.is_closed


def may_edit_page(membership: Membership) -> bool:
    """The public page, by the project's admins; what was declined or archived stays as it is."""
    return membership.is_admin and not membership.project.is_closed and membership.project.page_id is not None


def may_report(membership: Membership) -> bool:
    """The workspace, to the managers of its municipality: everybody who belongs to it, also when it is closed."""
    return membership.belongs


def may_leave(membership: Membership) -> bool:
    """A manager who looks inside ends that by a button of their own."""
    return membership.belongs


def may_invite(membership: Membership, role: str = Role.MEMBER) -> bool:
    """Members bring members and guests; only admins make admins."""
    if not may_write(membership):
        return False
    return membership.is_admin or role in {Role.MEMBER, Role.GUEST}


def roles_to_give(membership: Membership) -> list[Role]:
    """With an invitation."""
    return [role for role in (Role.MEMBER, Role.GUEST, Role.ADMIN) if may_invite(membership, role)]


def may_take_back(membership: Membership, invitation: Invitation) -> bool:
    return may_write(membership) and (membership.is_admin or invitation.invited_by_id == membership.user_id)


def may_decide_requests(membership: Membership) -> bool:
    return membership.is_admin and not membership.project.is_closed


def may_change_role(membership: Membership, other: Membership) -> bool:
    """Admins, also their own: who steps down, leaves an admin behind."""
    return membership.is_admin and other.project_id == membership.project_id


def may_hand_over(membership: Membership, other: Membership) -> bool:
    """What one has: an admin, to anybody else who belongs to it."""
    return may_remove(membership, other)


def may_remove(membership: Membership, other: Membership) -> bool:
    """Admins remove others; to go oneself is to leave."""
    return membership.is_admin and other.project_id == membership.project_id and other.pk != membership.pk


def may_become(project: Project, status: str) -> bool:
    return status in NEXT.get(Status(project.status), ())


def may_tell(membership: Membership) -> bool:
    """Have a story drafted, and withdraw it: the admins of a project that was approved and is not archived."""
    return membership.is_admin and is_worth_a_story(membership.project)


def may_tell_from_outside(user: Any, project: Project) -> bool:
    """The managers of its municipality, of what is public."""
    return is_worth_a_story(project) and may_manage(user, project)


def is_worth_a_story(project: Project) -> bool:
    return project.status in {Status.ACTIVE, Status.PAUSED, Status.FINISHED}


def may_ask_to_join(user: Any, project: Project) -> bool:
    """Anybody with an account, where it is listed and at work, and they do not belong to it yet."""
    if not user.is_authenticated or not is_open_to_newcomers(project):
        return False
    return not project.memberships.filter(user=user).exists()


def is_open_to_newcomers(project: Project) -> bool:
    return project.is_listed and project.status in {Status.ACTIVE, Status.PAUSED}


def may_manage(user: Any, project: Project) -> bool:
    """Approve, ask back, decline: the managers of its municipality, of the whole region every one. Never one's own."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    mine = project.municipality_id is None or project.municipality_id in (areas_of(user) or ())
    return is_manager(user) and mine and project.founder_id != user.pk
