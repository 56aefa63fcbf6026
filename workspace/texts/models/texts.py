"""A text that the people of a project write together."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workspace.texts.querysets import KEY, TextQuerySet


def language_of_today() -> str:
    """That of whoever begins it."""
    return get_language() or settings.LANGUAGE_CODE


class Text(models.Model):
    """What is written in it is `state` and all its `changes` together: read it with `services.storing.load`."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="texts"
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    folder = models.CharField(_("folder"), max_length=60, blank=True)
    """In the words of the project; a folder is there as long as a text lies in it."""
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default=language_of_today)
    """In which it is written: screen readers, spelling and hyphens go by it."""
    state = models.BinaryField(default=b"", editable=False)
    """A Yjs update with everything that was folded into it, compressed; empty as long as nothing was."""
    folded = models.PositiveIntegerField(default=0, editable=False)
    """How often that was done: whoever keeps the document in memory sees that it was."""
    plain = models.TextField(_("plain text"), blank=True, editable=False)
    """What is written in it, for the search, some seconds late."""
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("begun by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("last changed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("last changed"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    """Since then it is in the bin; for thirty days somebody can take it out again."""
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deleted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = TextQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        indexes = [models.Index(fields=["project", "deleted_at", "-changed_at"], name="texts_of_a_project")]

    def __str__(self) -> str:
        return self.title or str(_("Without a title"))

    def get_absolute_url(self) -> str:
        return reverse("workspace:texts:detail", args=[self.project.slug, self.pk])

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def is_there(self) -> bool:
        """Not in the bin, and its project has the room."""
        return self.deleted_at is None and self.project.has_room(KEY)

    @property
    def is_closed(self) -> bool:
        """Nobody writes in it any more: it is finished, or its project is closed."""
        return self.is_finished or self.project.is_closed
