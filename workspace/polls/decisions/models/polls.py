"""What is asked."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.polls.decisions.choices import WITH_OPTIONS, Audience, Kind, Needed, Results
from workspace.polls.decisions.querysets import PollQuerySet

LONGEST_TITLE = 160
LONGEST_TEXT = 4000
LONGEST_OPTION = 200


class Poll(models.Model):
    """Asked in a project, or by the managers of a place, of its people or of everybody. `services` alone change it.

    Its kind, whether it is anonymous, and when its results can be seen are said once and stay.
    """

    project = models.ForeignKey(
        "workspace_projects.Project",
        verbose_name=_("project"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="polls",
    )
    """None where managers ask everybody."""
    municipality = models.ForeignKey(
        "portal_regions.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    """Of what managers ask; None for the whole region."""
    audience = models.CharField(_("who can vote"), max_length=10, choices=Audience, default=Audience.PROJECT)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("question"), max_length=LONGEST_TITLE)
    text = models.TextField(_("explanation"), max_length=LONGEST_TEXT, blank=True)
    is_anonymous = models.BooleanField(_("anonymous"), default=False)
    results = models.CharField(_("who sees the results"), max_length=10, choices=Results, default=Results.ALWAYS)
    most_choices = models.PositiveSmallIntegerField(_("at most so many"), null=True, blank=True)
    quorum = models.PositiveIntegerField(_("quorum"), default=0)
    needed = models.CharField(_("needed"), max_length=10, choices=Needed, default=Needed.MORE)
    options_by_members = models.BooleanField(_("others may add options"), default=False)
    deadline = models.DateTimeField(_("until"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    is_hidden = models.BooleanField(_("hidden by the managers"), default=False)
    waits = models.BooleanField(_("waits for the managers"), default=False)
    """It is for everybody, and looks like spam."""
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="polls",
    )
    created_at = models.DateTimeField(_("asked"), default=timezone.now)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        indexes = [
            models.Index(fields=["project", "-created_at"], name="polls_of_a_project"),
            models.Index(fields=["deadline"], condition=Q(closed_at__isnull=True), name="polls_that_end"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="poll_of_a_known_kind"),
            models.CheckConstraint(condition=Q(results__in=Results.values), name="poll_with_known_results"),
            models.CheckConstraint(
                condition=Q(audience=Audience.EVERYBODY) | Q(audience=Audience.PROJECT, project__isnull=False),
                name="poll_of_a_project_or_of_everybody",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.PROJECT) | Q(is_anonymous=True), name="poll_of_everybody_is_anonymous"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Inside its project, where it has one."""
        return self.inner_url if self.project_id else self.public_url

    @property
    def inner_url(self) -> str:
        return reverse("workspace:polls:decisions:detail", args=[self.project.slug, self.pk]) if self.project else ""

    @property
    def public_url(self) -> str:
        return reverse("polls:detail", args=[self.pk])

    @property
    def is_for_everybody(self) -> bool:
        return self.audience == Audience.EVERYBODY

    @property
    def has_options(self) -> bool:
        return self.kind in WITH_OPTIONS

    @property
    def ended_at(self) -> datetime.datetime | None:
        """When it did; a deadline ends it to the second, whenever a job writes that down."""
        if self.closed_at is not None:
            return self.closed_at
        return self.deadline if self.deadline is not None and self.deadline <= timezone.now() else None

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


class PollOption(models.Model):
    """What can be chosen, as plain text."""

    poll = models.ForeignKey(Poll, verbose_name=_("poll"), on_delete=models.CASCADE, related_name="options")
    text = models.CharField(_("option"), max_length=LONGEST_OPTION)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """Of those that somebody has added; whoever asks has proposed the others."""

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("option of a poll")
        verbose_name_plural = _("options of polls")

    def __str__(self) -> str:
        return self.text
