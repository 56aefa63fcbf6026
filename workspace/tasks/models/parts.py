"""What belongs to a task: a checklist, links and what was said about it."""

from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from workspace.projects.models import InternalComment


class ChecklistItem(models.Model):
    task = models.ForeignKey("workspace_tasks.Task", on_delete=models.CASCADE, related_name="checklist")
    text = models.CharField(_("step"), max_length=200)
    is_done = models.BooleanField(_("done"), default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("step of a task")
        verbose_name_plural = _("steps of a task")

    def __str__(self) -> str:
        return self.text


class TaskLink(models.Model):
    """To something of this portal, or elsewhere."""

    task = models.ForeignKey("workspace_tasks.Task", on_delete=models.CASCADE, related_name="links")
    url = models.CharField(_("address"), max_length=500)
    """Of http or https, or a path of this portal; the form looks at it."""
    title = models.CharField(_("what is there"), max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("link of a task")
        verbose_name_plural = _("links of tasks")

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def host(self) -> str:
        """Where it leads, said beside what somebody has called it; nothing for this portal."""
        return urlsplit(self.url).netloc


class TaskComment(InternalComment):
    task = models.ForeignKey("workspace_tasks.Task", on_delete=models.CASCADE, related_name="comments")

    class Meta(InternalComment.Meta):
        verbose_name = _("comment on a task")
        verbose_name_plural = _("comments on tasks")
