"""Comments that only the people of a project read."""

from typing import TypeVar

from django.db import models, transaction

from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.models import InternalComment, Membership
from workspace.projects.services.holding import hold

C = TypeVar("C", bound=InternalComment)


@transaction.atomic
def say(*, comments: "models.Manager[C]", text: str, membership: Membership) -> C:
    """Among the `comments` of a thing of this project. Errors: BlockedError, ProjectError."""
    require_not_blocked(membership.user)
    hold(membership)
    return comments.create(author=membership.user, text=text)


@transaction.atomic
def take_back(*, comment: InternalComment, membership: Membership) -> None:
    """Errors: ProjectError."""
    hold(membership)
    comment.delete()
