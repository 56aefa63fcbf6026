"""What the rooms have in common that show something of theirs to others: published for everybody, or by a link.

Abstract, and light: the process of the sockets loads it with the texts.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.projects.tokens import new_token


class Published(models.Model):
    """Something as everybody gets it; whether they do at this moment says the room's queryset."""

    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    first_at = models.DateTimeField(_("first published"), default=timezone.now)
    as_of = models.DateTimeField(_("as of"), default=timezone.now)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    is_hidden = models.BooleanField(_("hidden"), default=False)
    """By the moderation."""
    waits = models.BooleanField(_("waits"), default=False)
    """It looked like spam: everybody sees it once a manager has looked."""

    class Meta:
        abstract = True

    @property
    def is_standing(self) -> bool:
        return self.taken_back_at is None

    @property
    def is_shown(self) -> bool:
        """Unless its project's page is not."""
        return self.is_standing and not self.is_hidden and not self.waits


class LinkForOthers(models.Model):
    """It hangs on the membership of whoever made it, the room's `maker`: who leaves the project, or is removed from it,
    leaves no way in behind."""

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    label = models.CharField(_("for whom"), max_length=80, blank=True)
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label or self.token[:6]

    @property
    def is_open(self) -> bool:
        """It gives no more than its maker has: nobody who only reads by now, or cannot sign in any more."""
        is_valid = self.revoked_at is None and self.expires_at > timezone.now()
        return is_valid and not self.maker.is_guest and self.maker.user.is_active  # type: ignore[attr-defined]  # the room's
