"""Searches that somebody keeps, to hear of what is new."""

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.querysets import SavedSearchQuerySet


class SavedSearch(models.Model):
    """What is asked stands in it as in the address of the results page; the kinds apart, for there may be several."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="saved_searches"
    )
    query = models.CharField(max_length=4000)
    kinds = models.CharField(max_length=500, blank=True)
    """Their keys with commas between them; all where empty."""
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    is_paused = models.BooleanField(_("paused"), default=False)
    deleted_at = models.DateTimeField(null=True, blank=True)
    """That can be undone for a day."""
    since = models.DateTimeField(default=timezone.now)
    """What is older is not new for them."""
    begins_after = models.BigIntegerField(default=0)
    """The number of the last entry that the index had then."""
    looked_to = models.BigIntegerField(default=0)
    """The number of the last entry that it had when it was last asked."""

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        indexes = [
            models.Index(
                fields=["looked_to"],
                condition=models.Q(is_paused=False, deleted_at__isnull=True),
                name="searches_to_look_for",
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def parameters(self) -> QueryDict:
        return QueryDict(self.query)

    @property
    def words(self) -> str:
        return str(self.parameters.get("q", ""))

    @property
    def kind_keys(self) -> list[str]:
        return self.kinds.split(",") if self.kinds else []
