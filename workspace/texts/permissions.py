"""Who may do what with a text, in sentences; the rest are the sentences of the project."""

from workspace.projects.models import Membership
from workspace.projects.permissions import may_write
from workspace.texts.models import ShareLink, Text


def may_write_in(membership: Membership, text: Text) -> bool:
    """Members and admins, as long as it is neither finished nor deleted."""
    return may_write(membership) and text.finished_at is None and text.deleted_at is None


def may_share(membership: Membership, text: Text) -> bool:
    """Make links that let others in: whoever writes in the project, also of what is finished, but not of the bin."""
    return may_write(membership) and text.deleted_at is None


def may_see_link(membership: Membership, link: ShareLink) -> bool:
    """Its address, and take it back: admins every one, others their own. Whoever has it can come in by it."""
    return membership.is_admin or (link.maker_id == membership.pk and not membership.is_guest)
