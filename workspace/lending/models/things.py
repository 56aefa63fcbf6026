"""A thing or a room that is lent."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.base.storage import document_storage
from portal.regions.models import PointMixin
from workspace.lending.addresses import address_of
from workspace.lending.choices import Kind, Unit
from workspace.lending.querysets import ThingQuerySet

LONGEST = 366


def random_name(_thing: Any, _name: str) -> str:  # Any: a Thing, also of a migration
    """Says nothing about what is in it."""
    return f"lending/{uuid4().hex}.webp"


class Thing(PointMixin):
    """Either a municipality's, lent to everybody who has an account, or a project's, lent to its people."""

    project = models.ForeignKey(
        "workspace_projects.Project",
        verbose_name=_("project"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="things",
    )
    municipality = models.ForeignKey(
        "portal_regions.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.THING)
    title = models.CharField(_("name"), max_length=120)
    text = models.TextField(_("description"), max_length=4000, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    picture = models.FileField(
        _("picture"), storage=document_storage, upload_to=random_name, blank=True, default="", db_default=""
    )
    """Not among the public media: a view hands it out to whoever sees the thing."""
    picture_words = models.CharField(_("what the picture shows"), max_length=200, blank=True, default="", db_default="")
    handover = models.TextField(
        _("how it is handed over"),
        max_length=1000,
        blank=True,
        help_text=_("Where the key lies, whom to call. Only those read it to whom it was promised."),
    )
    unit = models.CharField(_("is lent"), max_length=10, choices=Unit, default=Unit.DAY)
    longest = models.PositiveSmallIntegerField(_("for at most so many days"), default=7)
    is_lent = models.BooleanField(
        _("can be borrowed at the moment"), default=True, help_text=_("Without a tick nobody can ask for it.")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("entered by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("entered"), default=timezone.now, editable=False)

    objects = ThingQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("thing that is lent")
        verbose_name_plural = _("things that are lent")
        constraints = [
            models.CheckConstraint(
                condition=Q(project__isnull=True, municipality__isnull=False)
                | Q(project__isnull=False, municipality__isnull=True),
                name="thing_is_of_one_or_the_other",
            ),
            models.CheckConstraint(condition=Q(longest__gte=1, longest__lte=LONGEST), name="thing_is_lent_for_days"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.address("detail")

    def address(self, name: str, *keys: int) -> str:
        """Of one of its pages, in the workspace or outside."""
        return address_of(self.project, name, self.pk, *keys)

    @property
    def ask_url(self) -> str:
        return self.address("ask")

    @property
    def edit_url(self) -> str:
        return self.address("edit")

    @property
    def picture_url(self) -> str:
        """Another one for another picture, so that browsers may keep it; empty where there is none."""
        return f"{self.address('picture')}?{str(self.picture.name)[-12:-5]}" if self.picture else ""

    @property
    def delete_url(self) -> str:
        return self.address("delete")

    @property
    def is_by_hour(self) -> bool:
        return self.unit == Unit.HOUR

    @property
    def is_room(self) -> bool:
        return self.kind == Kind.ROOM
