"""Following."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.activity.querysets import FollowQuerySet


class Follow(models.Model):
    """Someone wants to hear of what happens to one thing."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="follows"
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    is_muted = models.BooleanField(_("muted"), default=False)
    """The opposite: they want to hear nothing of it, although they otherwise would."""
    since = models.DateTimeField(_("since"), auto_now_add=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = _("thing followed")
        verbose_name_plural = _("things followed")
        constraints = [
            models.UniqueConstraint(fields=["user", "content_type", "object_id"], name="follow_a_thing_once"),
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="followers_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.user}: {self.target}"
