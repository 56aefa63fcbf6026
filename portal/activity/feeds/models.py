"""The secret address of a feed."""

import secrets

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


def new_token() -> str:
    return secrets.token_urlsafe(24)


class Feed(models.Model):
    """Whoever has its token reads what this person may read; without the row it leads nowhere."""

    class Content(models.TextChoices):
        TOLD = "told", _("What is new for you")
        FOLLOWED = "followed", _("What you follow")
        PLACE = "place", _("One project or place")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="feeds"
    )
    content = models.CharField(_("content"), max_length=10, choices=Content)
    scope_type = models.ForeignKey(ContentType, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    scope_id = models.PositiveBigIntegerField(null=True, blank=True)
    scope = GenericForeignKey("scope_type", "scope_id")
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    read_on = models.DateField(_("last read"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("private feed")
        verbose_name_plural = _("private feeds")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "content"], condition=Q(scope_type__isnull=True), name="one_feed_of_each_content"
            ),
            models.UniqueConstraint(fields=["user", "scope_type", "scope_id"], name="one_feed_of_each_place"),
            models.CheckConstraint(
                condition=Q(content="place", scope_type__isnull=False, scope_id__isnull=False)
                | Q(~Q(content="place"), scope_type__isnull=True, scope_id__isnull=True),
                name="feed_of_a_place_has_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.content}"

    def get_absolute_url(self) -> str:
        return reverse("feed", args=[self.token])
