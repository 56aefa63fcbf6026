"""One support a person, and its undo."""

from django.db import models, transaction

from portal.accounts.models import User
from portal.comments.commentables import commentable_of
from portal.comments.errors import CommentError
from portal.comments.models import Support
from portal.comments.permissions import may_support
from portal.comments.services.threads import locked_thread, supports_changed
from portal.moderation.services.blocking import require_not_blocked


@transaction.atomic
def support(*, target: models.Model, actor: User) -> int:
    """Said twice, or in two tabs at once, it counts once; gives how many there are."""
    require_not_blocked(actor)
    if not may_support(actor, commentable_of(target), target):
        raise CommentError.takes_no_support()
    thread = locked_thread(target)
    _row, is_new = Support.objects.get_or_create(thread=thread, user=actor)
    if is_new:
        supports_changed(thread, by=1)
    return thread.support_count


@transaction.atomic
def take_back_support(*, target: models.Model, actor: User) -> int:
    """Possible even where nothing can be supported any more, as long as it counts."""
    thread = locked_thread(target)
    deleted, _by_model = Support.objects.filter(thread=thread, user=actor).delete()
    if deleted:
        supports_changed(thread, by=-1)
    return thread.support_count


@transaction.atomic
def forget_supports_of(*, user: User) -> None:
    """Before an account goes: what it supported has one voice less."""
    for support in Support.objects.filter(user=user).select_related("thread__content_type"):
        target = support.thread.target
        if target is not None:
            take_back_support(target=target, actor=user)
