"""What is said inside of a project, about a thing in one of its rooms."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class InternalComment(models.Model):
    """For the project's people only. `portal.comments` is for what is public: there the managers read along.

    A room adds the foreign key to its thing, whose `related_name` is `comments`.
    """

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("author"), on_delete=models.CASCADE, related_name="%(class)ss"
    )
    text = models.TextField(_("text"), max_length=2000)
    created_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def anchor(self) -> str:
        return f"kommentar-{self.pk}"
