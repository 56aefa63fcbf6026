"""A link that lets people who do not belong to the project into one text."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from workspace.projects.showing import LinkForOthers
from workspace.texts.querysets import ShareLinkQuerySet


class ShareLink(LinkForOthers):
    """They read or write under a name that they give."""

    text = models.ForeignKey("workspace_texts.Text", on_delete=models.CASCADE, related_name="links")
    maker = models.ForeignKey(
        "workspace_projects.Membership", verbose_name=_("made by"), on_delete=models.CASCADE, related_name="text_links"
    )
    may_write = models.BooleanField(_("may write"), default=False)
    uses = models.PositiveIntegerField(_("used"), default=0)
    """How often somebody gave a name by it."""

    objects = ShareLinkQuerySet.as_manager()

    class Meta(LinkForOthers.Meta):
        ordering = ["-created_at", "-pk"]
        verbose_name = _("link to a text")
        verbose_name_plural = _("links to texts")

    def get_absolute_url(self) -> str:
        return reverse("shared_texts:text", args=[self.token])

    @property
    def socket_path(self) -> str:
        """Pages have an address in each language, sockets have one."""
        with override(settings.LANGUAGE_CODE):
            return f"{self.get_absolute_url()}live/"

    @property
    def lets_in(self) -> bool:
        """And there is something to see: not in the bin, and the project has the room."""
        return self.is_open and self.text.is_there

    @property
    def lets_write(self) -> bool:
        return self.may_write and self.lets_in and not self.text.is_closed
