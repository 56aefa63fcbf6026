"""A picture leaves its post, which stays."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.moderation.services.blocking import require_not_blocked
from workspace.posts.models import PostPicture
from workspace.posts.permissions import may_edit
from workspace.posts.services.audience import seen_outside
from workspace.posts.services.holding import held
from workspace.projects.models import Membership
from workspace.projects.services.holding import hold


@transaction.atomic
def take_down(*, picture: PostPicture, membership: Membership) -> None:
    """By whoever may change the post. Twice counts once. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    post = held(picture.post, hold(membership))
    if not may_edit(membership, post):
        raise PermissionDenied
    now = post.pictures.filter(pk=picture.pk).first()
    if now is None:
        return
    now.delete()
    post.edited_at = timezone.now()
    post.save(update_fields=["edited_at"])
    if post.is_for_everybody:
        seen_outside()
