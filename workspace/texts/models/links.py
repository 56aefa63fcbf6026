"""A link that lets people who do not belong to the project into one text."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from workspace.projects.tokens import new_token
from workspace.texts.querysets import ShareLinkQuerySet


class ShareLink(models.Model):
    """They read or write under a name that they give. It hangs on the membership of whoever made it: who leaves the
    project, or is removed from it, leaves no way in behind."""

    text = models.ForeignKey("workspace_texts.Text", on_delete=models.CASCADE, related_name="links")
    maker = models.ForeignKey(
        "workspace_projects.Membership", verbose_name=_("made by"), on_delete=models.CASCADE, related_name="text_links"
    )
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    may_write = models.BooleanField(_("may write"), default=False)
    label = models.CharField(_("for whom"), max_length=80, blank=True)
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    uses = models.PositiveIntegerField(_("used"), default=0)
    """How often somebody gave a name by it."""
    used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("link to a text")
        verbose_name_plural = _("links to texts")

    def __str__(self) -> str:
        return self.label or self.token[:6]

    def get_absolute_url(self) -> str:
        return reverse("shared_texts:text", args=[self.token])

    @property
    def socket_path(self) -> str:
        """Pages have an address in each language, sockets have one."""
        with override(settings.LANGUAGE_CODE):
            return f"{self.get_absolute_url()}live/"

    @property
    def is_open(self) -> bool:
        """It gives no more than its maker has: nobody who only reads by now, or cannot sign in any more."""
        is_valid = self.revoked_at is None and self.expires_at > timezone.now()
        return is_valid and not self.maker.is_guest and self.maker.user.is_active

    @property
    def lets_in(self) -> bool:
        """And there is something to see: not in the bin, and the project has the room."""
        return self.is_open and self.text.is_there

    @property
    def lets_write(self) -> bool:
        return self.may_write and self.lets_in and not self.text.is_closed
