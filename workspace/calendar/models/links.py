"""The secret address of a calendar."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workspace.projects.tokens import new_token


class CalendarLink(models.Model):
    """Whoever has its token reads what this person may read; without the row it leads nowhere.

    With a membership it is the calendar of that project and goes along with it; without one all that is theirs.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="calendar_links"
    )
    membership = models.ForeignKey(
        "workspace_projects.Membership",
        verbose_name=_("membership"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="calendar_links",
    )
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    read_on = models.DateField(_("last read"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("secret address of a calendar")
        verbose_name_plural = _("secret addresses of calendars")
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(membership__isnull=True), name="calendar_one_link_of_a_person"
            ),
            models.UniqueConstraint(
                fields=["membership"], condition=Q(membership__isnull=False), name="calendar_one_link_of_a_membership"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.membership_id or ''}"

    def get_absolute_url(self) -> str:
        return reverse("my_calendar:feed", args=[self.token])
