"""The success story that was drafted from a project."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DraftedStory(models.Model):
    """One a project. Its page is a draft of the editors; where they delete it, another one can be drafted."""

    project = models.OneToOneField(
        "workspace_projects.Project",
        verbose_name=_("project"),
        on_delete=models.CASCADE,
        related_name="drafted_story",
    )
    page = models.OneToOneField(
        "initiatives_stories.SuccessStoryPage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="+"
    )
    version = models.PositiveBigIntegerField(_("version"))
    """As it was drafted; once the newest is another one, an editor has changed it."""
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("drafted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    drafted_at = models.DateTimeField(_("drafted"), default=timezone.now)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    class Meta:
        verbose_name = _("drafted story")
        verbose_name_plural = _("drafted stories")

    def __str__(self) -> str:
        return str(self.page)

    @property
    def is_untouched(self) -> bool:
        """No editor has changed or published it yet."""
        return self.published_at is None and not self.page.live and self.page.latest_revision_id == self.version

    @property
    def is_in_review(self) -> bool:
        """It waits for the managers, in their workflow."""
        return self.page.workflow_in_progress
