"""Who may do what in discussions, in sentences; the rest are the sentences of the project."""

from workspace.discussions.models import Reply, Topic
from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment, may_write


def may_begin(membership: Membership) -> bool:
    """A topic: members and admins."""
    return may_write(membership)


def may_reply(membership: Membership, topic: Topic) -> bool:
    """Guests, too, as long as it is open."""
    return may_comment(membership) and topic.closed_at is None and topic.deleted_at is None


def may_react(membership: Membership, topic: Topic) -> bool:
    return may_reply(membership, topic)


def may_attach(membership: Membership) -> bool:
    """Files of the project, and new ones that go there: whoever may add files."""
    return may_write(membership)


def may_edit(membership: Membership, reply: Reply) -> bool:
    """Only one's own words: nobody is made to say something."""
    return may_comment(membership) and reply.author_id == membership.user_id and reply.deleted_at is None


def may_delete(membership: Membership, reply: Reply) -> bool:
    """One's own, and an admin every one; and take that back. The opening goes with its topic."""
    if reply.is_opening or not may_comment(membership):
        return False
    return reply.author_id == membership.user_id or (membership.is_admin and may_write(membership))


def may_change(membership: Membership, topic: Topic) -> bool:
    """Its title and category; close it, and say which reply is the answer: who has begun it, and admins."""
    return may_write(membership) and (membership.is_admin or topic.author_id == membership.user_id)


def may_remove(membership: Membership, topic: Topic) -> bool:
    """And take that back: admins; who has begun it as long as nobody has answered."""
    if not may_change(membership, topic):
        return False
    return membership.is_admin or topic.replies_count == 0


def may_pin(membership: Membership) -> bool:
    return may_write(membership)


def may_sort(membership: Membership) -> bool:
    """Add, rename and remove categories."""
    return may_write(membership) and membership.is_admin


def may_name_everybody(membership: Membership) -> bool:
    """By `@alle`."""
    return may_write(membership) and membership.is_admin
