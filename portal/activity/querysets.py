"""Reads of who follows what."""

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

if TYPE_CHECKING:
    from portal.activity.models import Follow  # noqa: F401  # named in the type of the rows


class FollowQuerySet(models.QuerySet["Follow"]):
    def of(self, target: models.Model) -> "FollowQuerySet":
        """Everybody who follows this thing."""
        content_type = ContentType.objects.get_for_model(target, for_concrete_model=True)
        return self.filter(content_type=content_type, object_id=target.pk)

    def by(self, user: Any) -> "FollowQuerySet":  # Any: users and anonymous visitors
        """What this person follows; nothing for somebody who is not signed in."""
        return self.filter(user=user) if user.is_authenticated else self.none()
