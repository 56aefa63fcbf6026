"""What tasks are sorted by: lists and labels of a project."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from workspace.tasks.choices import Colour
from workspace.tasks.querysets import TaskListQuerySet


class TaskList(models.Model):
    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="task_lists"
    )
    name = models.CharField(_("name"), max_length=80)
    position = models.BigIntegerField(_("position"), default=0)

    objects = TaskListQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("list of tasks")
        verbose_name_plural = _("lists of tasks")
        constraints = [models.UniqueConstraint("project", Lower("name"), name="task_list_named_once")]

    def __str__(self) -> str:
        return self.name


class Label(models.Model):
    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="task_labels"
    )
    name = models.CharField(_("name"), max_length=30)
    colour = models.CharField(_("colour"), max_length=10, choices=Colour, default=Colour.SAND)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        constraints = [models.UniqueConstraint("project", Lower("name"), name="task_label_named_once")]

    def __str__(self) -> str:
        return self.name
