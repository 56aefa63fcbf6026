"""Who may do what with a text, in sentences; the rest are the sentences of the project."""

from workspace.projects.models import Membership
from workspace.projects.permissions import may_comment, may_delete_comment, may_write
from workspace.texts.models import ShareLink, Text, TextComment, Thread
from workspace.texts.writing import may_write_in  # noqa: F401  # one of these sentences


def may_share(membership: Membership, text: Text) -> bool:
    """Make links that let others in: whoever writes in the project, also of what is finished, but not of the bin."""
    return may_write(membership) and text.deleted_at is None


def may_see_link(membership: Membership, link: ShareLink) -> bool:
    """Its address, and take it back: admins every one, others their own. Whoever has it can come in by it."""
    return membership.is_admin or (link.maker_id == membership.pk and not membership.is_guest)


def may_comment_on(membership: Membership, text: Text) -> bool:
    """Guests, too. Also on a finished text: whoever finds a mistake there has to be able to say so."""
    return may_comment(membership) and text.deleted_at is None


def may_resolve(membership: Membership, thread: Thread) -> bool:
    """And open again: who works along in the project, and who has begun it."""
    is_theirs = thread.begun_by_id == membership.user_id
    return may_comment_on(membership, thread.text) and (is_theirs or may_write(membership))


def may_change_words(membership: Membership, comment: TextComment) -> bool:
    """One's own, for a quarter of an hour; where nobody works on it any more, nobody changes what was said there."""
    thread = comment.thread
    is_theirs = comment.author_id == membership.user_id
    return is_theirs and may_comment_on(membership, thread.text) and comment.can_be_changed and not thread.is_resolved


def may_take_back(membership: Membership, comment: TextComment) -> bool:
    """One's own, and an admin every one."""
    return may_comment_on(membership, comment.thread.text) and may_delete_comment(membership, comment)


def may_publish(membership: Membership) -> bool:
    """Show a text to everybody, and take it back: members, or the project's admins alone where they want that."""
    return may_write(membership) and (membership.is_admin or not membership.project.only_admins_publish)
