"""The index: one row an entry."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.entries import LONGEST_TITLE
from search.querysets import EntryQuerySet


class SearchEntry(models.Model):
    """What an app says of one thing, and the prepared words by which every engine finds it.

    Written by `services.writing` alone. The two databases search these rows by an index of their own that the migration
    0001 lays over `title_words`, `words`, `folded_title` and `marks`; it cannot be out of step with them.
    """

    key = models.CharField(max_length=40)
    object_pk = models.BigIntegerField()
    language = models.CharField(max_length=10)
    digest = models.CharField(max_length=40)
    """Of all that is said: writing the same again is nothing."""

    title = models.CharField(max_length=LONGEST_TITLE)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    path = models.TextField()
    audience = models.CharField(max_length=60)

    topics = models.JSONField(default=list, blank=True)
    municipality = models.BigIntegerField(null=True)
    """A number and no foreign key: what is said here is a copy, which goes when its app says so."""
    project = models.BigIntegerField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    starts = models.DateTimeField(null=True)
    ends = models.DateTimeField(null=True)
    dates = models.JSONField(null=True)
    """From and to, in seconds, of all that are to come; empty for what has one date or none."""
    date = models.DateTimeField(null=True)
    shown_until = models.DateTimeField(null=True)
    seeks = models.BooleanField(default=False)
    weight = models.IntegerField(default=0)

    title_words = models.TextField(blank=True)
    words = models.TextField(blank=True)
    folded_title = models.TextField(blank=True)
    """As it is compared with what somebody is typing."""
    marks = models.TextField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the search")
        verbose_name_plural = _("entries of the search")
        constraints = [
            models.UniqueConstraint(fields=["key", "object_pk", "language"], name="one_search_entry_a_language"),
        ]
        indexes = [models.Index(fields=["shown_until"], name="search_until")]

    def __str__(self) -> str:
        return self.title
