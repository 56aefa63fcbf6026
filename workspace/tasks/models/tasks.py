"""One thing that is to be done in a project."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.tasks.choices import Rhythm, Status
from workspace.tasks.querysets import TaskQuerySet


class Task(models.Model):
    """`position` orders all tasks of a project at once, whatever list or column they stand in."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="tasks"
    )
    title = models.CharField(_("what is to be done"), max_length=200)
    text = models.TextField(_("description"), max_length=4000, blank=True)
    list = models.ForeignKey(
        "workspace_tasks.TaskList",
        verbose_name=_("list"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="tasks",
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)
    assignees = models.ManyToManyField(
        "workspace_projects.Membership", verbose_name=_("who does it"), blank=True, related_name="tasks"
    )
    """Memberships, not people: whoever leaves the project takes their assignments along, and the task stays."""
    labels = models.ManyToManyField("workspace_tasks.Label", verbose_name=_("labels"), blank=True, related_name="tasks")
    due_on = models.DateField(_("due on"), null=True, blank=True)
    rhythm = models.CharField(_("comes again"), max_length=12, choices=Rhythm, default=Rhythm.ONCE, blank=True)
    rhythm_from = models.DateField(null=True, blank=True, editable=False)
    """The first date of the series, from which its dates are counted."""
    follows = models.OneToOneField(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="successor"
    )
    """Of a recurring task the one before. That it has one successor at most is what the database knows."""
    position = models.BigIntegerField(_("position"), default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [
            models.CheckConstraint(condition=Q(rhythm="") | Q(due_on__isnull=False), name="recurring_task_is_due"),
            models.CheckConstraint(
                condition=Q(status=Status.DONE, done_at__isnull=False)
                | ~Q(status=Status.DONE) & Q(done_at__isnull=True),
                name="done_task_has_a_date",
            ),
        ]
        indexes = [
            models.Index(fields=["project", "status", "position"], name="tasks_of_a_project"),
            models.Index(fields=["project", "position"], name="tasks_in_order"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:tasks:detail", args=[self.project.slug, self.pk])

    @property
    def anchor(self) -> str:
        return f"aufgabe-{self.pk}"

    @property
    def is_done(self) -> bool:
        return self.status == Status.DONE

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and not self.is_done and self.due_on < timezone.localdate()

    @property
    def is_due_today(self) -> bool:
        return not self.is_done and self.due_on == timezone.localdate()

    @property
    def series_begins(self) -> datetime.date | None:
        return self.rhythm_from or self.due_on
