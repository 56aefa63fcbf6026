"""The rows of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from initiatives.directory.querysets import DirectoryEntryQuerySet


class DirectoryEntry(models.Model):
    """One thing of the showcase as readers of one language find it; written by `services.refresh` only.

    Only what everybody may see has rows. A page that is not translated has a row for each language, so that readers of
    English find the German page rather than nothing.
    """

    layer = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    language = models.CharField(max_length=10)

    title = models.CharField(max_length=255)
    sort_key = models.CharField(max_length=255)
    """The title as German lists sort it (DIN 5007-1)."""
    folded_title = models.CharField(max_length=255, db_default="")
    text = models.TextField()
    """The words by which it is found, folded as `folding.fold` does."""
    published_at = models.DateTimeField()
    kind = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=20, blank=True)
    wants_people = models.BooleanField(default=False)
    municipality = models.ForeignKey(
        "portal_regions.Municipality", null=True, on_delete=models.CASCADE, related_name="+"
    )
    topics = models.ManyToManyField("portal_regions.Topic", related_name="+")
    topic_key = models.TextField(blank=True)
    """The same once more, as `topic_keys` writes it."""
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    map_x = models.IntegerField(null=True)
    map_y = models.IntegerField(null=True)
    """The point in steps of the world map (`mercator`), so that the database can count what falls into a square."""
    happens_at = models.DateTimeField(null=True)
    """For what has a date: the next one."""
    shown_until = models.DateTimeField(null=True)
    weight = models.IntegerField(default=0, db_default=0)
    heat = models.FloatField(default=0.0, db_default=0.0)

    objects = DirectoryEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the directory")
        verbose_name_plural = _("entries of the directory")
        constraints = [
            models.UniqueConstraint(fields=["layer", "object_id", "language"], name="one_entry_per_language"),
        ]
        indexes = [
            # All that is read to count off the pages before a late one.
            models.Index(fields=["layer", "language", "-published_at", "-id", "shown_until"], name="directory_newest"),
            models.Index(fields=["layer", "language", "sort_key"], name="directory_by_name"),
            # All that is read to count what lies around a place.
            models.Index(
                fields=["layer", "language", "latitude", "longitude", "municipality", "shown_until"],
                name="directory_by_place",
            ),
            # All that the counts beside the filters read, so that they need not look at the rows.
            models.Index(
                fields=[
                    *("layer", "language", "municipality", "topic_key"),
                    *("kind", "status", "wants_people", "shown_until"),
                ],
                name="directory_facets",
            ),
            # The same for what is of one status everywhere, which would have to be picked from all places.
            models.Index(
                fields=[
                    *("layer", "language", "status", "municipality"),
                    *("topic_key", "kind", "wants_people", "shown_until"),
                ],
                name="directory_of_a_status",
            ),
            # All that the map's clusters read, so that they need not look at the rows.
            models.Index(fields=["language", "map_x", "map_y", "layer", "shown_until", "id"], name="directory_on_map"),
            models.Index(fields=["language", "published_at", "id"], name="directory_newest_of_all"),
            models.Index(fields=["layer", "language", "-weight", "-published_at"], name="directory_supported"),
            models.Index(fields=["layer", "language", "-heat"], name="directory_discussed"),
            # All that is read to find titles alike.
            models.Index(fields=["layer", "language", "folded_title", "object_id"], name="directory_titles"),
        ]

    def __str__(self) -> str:
        return self.title


class LayerVersion(models.Model):
    """Another number after each change of a layer's rows: what was reckoned from them is known by it."""

    layer = models.CharField(max_length=20, primary_key=True)
    number = models.BigIntegerField()

    class Meta:
        verbose_name = _("version of a layer")
        verbose_name_plural = _("versions of layers")

    def __str__(self) -> str:
        return f"{self.layer} {self.number}"
