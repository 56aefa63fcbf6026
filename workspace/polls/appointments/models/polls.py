"""A question when everybody can come."""

from django.conf import settings
from django.db import models
from django.urls import reverse, translate_url
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from workspace.polls.appointments.choices import Hides, Proposals
from workspace.polls.appointments.querysets import AppointmentPollQuerySet
from workspace.projects.tokens import new_token

LONGEST_TITLE = 120
LONGEST_DESCRIPTION = 2000


class AppointmentPoll(models.Model):
    """`services` alone change it. How much its answers hide is chosen once, and never lifted."""

    project = models.ForeignKey(
        "workspace_projects.Project",
        verbose_name=_("project"),
        on_delete=models.CASCADE,
        related_name="appointment_polls",
    )
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    description = models.TextField(_("description"), max_length=LONGEST_DESCRIPTION, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("organised by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="appointment_polls",
    )
    """Whoever has left: then the admins of the project organise it."""
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    deadline = models.DateTimeField(_("answers until"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("duration in minutes"), null=True, blank=True)
    """Of what somebody proposes; empty for whole days."""
    if_need_be = models.BooleanField(_("“if need be” can be answered"), default=True)
    hides = models.CharField(_("who sees the answers"), max_length=10, choices=Hides, default=Hides.NEVER)
    proposals = models.CharField(_("who proposes dates"), max_length=10, choices=Proposals, default=Proposals.NEVER)
    zone = models.CharField(_("time zone"), max_length=64)
    """In which the times were chosen."""
    is_locked_to_zone = models.BooleanField(_("times are those of the place"), default=True)
    """Else everybody reads them on their own clock."""
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    takes_outsiders = models.BooleanField(_("people outside of the project answer by a link"), default=False)
    must_come = models.ManyToManyField(
        "workspace_projects.Membership", verbose_name=_("who must be there"), blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    chosen = models.ForeignKey(
        "workspace_polls.Option",
        verbose_name=_("chosen date"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    event_url = models.CharField(_("address of the event"), max_length=500, blank=True)
    """What became of it in the calendar."""
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    complete_at = models.DateTimeField(_("all have answered"), null=True, blank=True)
    """Said once; empty again when there is something new to answer."""
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    """For some days it can be taken back; then a daily job removes it."""

    objects = AppointmentPollQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment poll")
        verbose_name_plural = _("appointment polls")
        indexes = [models.Index(fields=["project", "deleted_at", "-created_at"], name="appointments_by_begin")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:polls:appointments:detail", args=[self.project.slug, self.pk])

    @property
    def event_address(self) -> str:
        """That of the event, in the language of whoever reads."""
        wanted = translation.get_language() or settings.LANGUAGE_CODE
        with translation.override(translation.get_language_from_path(self.event_url) or settings.LANGUAGE_CODE):
            return translate_url(self.event_url, wanted)

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def is_over(self) -> bool:
        """Its time for answers is."""
        return self.deadline is not None and self.deadline <= timezone.now()

    @property
    def takes_answers(self) -> bool:
        return not self.is_closed and not self.is_over and self.deleted_at is None
