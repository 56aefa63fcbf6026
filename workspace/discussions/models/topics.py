"""What a project talks about."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.discussions.querysets import TopicQuerySet

LONGEST_TITLE = 120
LONGEST_CATEGORY = 40


class Category(models.Model):
    """In the words of the project."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="categories"
    )
    name = models.CharField(_("name"), max_length=LONGEST_CATEGORY)

    class Meta:
        ordering = [Lower("name"), "pk"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [
            models.UniqueConstraint("project", Lower("name"), name="category_once_in_a_project"),
        ]

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """What is said in it are its replies; the opening is the one with the number 0. `services` alone change it."""

    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="discussions"
    )
    category = models.ForeignKey(
        Category, verbose_name=_("category"), null=True, blank=True, on_delete=models.SET_NULL, related_name="topics"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="discussions",
    )
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    created_at = models.DateTimeField(_("begun"), default=timezone.now)
    last_at = models.DateTimeField(_("last reply"), default=timezone.now)
    last_number = models.PositiveIntegerField(_("number of the last reply"), default=0)
    """Numbers are given once and stay: what is deleted leaves a gap that says so."""
    replies_count = models.PositiveIntegerField(_("replies"), default=0)
    """Without the opening, and without what is deleted."""
    pinned_at = models.DateTimeField(_("pinned"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    answer = models.ForeignKey(
        "workspace_discussions.Reply",
        verbose_name=_("answer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    """For some days it can be taken back; then a daily job removes it."""

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic of a discussion")
        verbose_name_plural = _("topics of discussions")
        indexes = [models.Index(fields=["project", "deleted_at", "-last_at"], name="discussions_by_last")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Opens at what the reader has not read yet."""
        return reverse("workspace:discussions:detail", args=[self.project.slug, self.pk])

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None
