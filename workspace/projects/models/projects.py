"""A registered project: a group with a workspace, whose public face is one initiative page."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.regions.models import PointMixin
from workspace.projects.choices import CLOSED, PUBLIC, Status
from workspace.projects.querysets import ProjectQuerySet
from workspace.projects.rooms import address_in


class Project(PointMixin, models.Model):
    """Its workspace works from the first minute; `status` says what others may know of it. Without a municipality it
    is one of the whole region."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=140, unique=True)
    summary = models.TextField(_("what it is about"), max_length=300)
    plan = models.TextField(_("what we want to do"), max_length=4000, blank=True)
    needs = models.TextField(_("what we need"), max_length=1000, blank=True)
    wants_people = models.BooleanField(_("looks for people who join in"), default=False)
    topics = models.ManyToManyField("portal_regions.Topic", verbose_name=_("topics"), blank=True, related_name="+")
    municipality = models.ForeignKey(
        "portal_regions.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    place_name = models.CharField(_("place"), max_length=120, blank=True)
    is_listed = models.BooleanField(
        _("others may find it"),
        default=True,
        help_text=_("Unlisted, only those whom you invite know that it exists, and the managers of its place."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.REQUESTED)
    said = models.TextField(_("what the managers said"), max_length=2000, blank=True)
    """With the last decision about the public page; the project's people read it."""
    asked_back_at = models.DateTimeField(_("asked back"), null=True, blank=True)
    """The managers wait for its people, not the other way round."""
    page = models.OneToOneField(
        "initiatives.InitiativePage",
        verbose_name=_("public page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="project",
    )
    idea = models.ForeignKey(
        "initiatives_ideas.Idea",
        verbose_name=_("idea it came from"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="projects",
    )
    story = models.ForeignKey(
        "initiatives_stories.SuccessStoryPage",
        verbose_name=_("story it follows"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="projects",
    )
    founder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("registered by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="founded_projects",
    )
    only_admins_publish = models.BooleanField(
        _("only admins write for everybody"),
        default=False,
        help_text=_("Otherwise all members can write news that stand on your public page."),
    )
    rooms_off = models.JSONField(_("rooms that are switched off"), default=list, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    deleted_on = models.DateField(_("is deleted on"), null=True, blank=True)
    """Asked for by its admins; until that day they can take it back."""
    created_at = models.DateTimeField(_("registered"), default=timezone.now)
    active_at = models.DateTimeField(_("last activity"), default=timezone.now)
    baton_at = models.DateTimeField(_("asked whether it goes on"), null=True, blank=True)
    """Empty once its leads have said that it goes on; still there while it rests."""

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        indexes = [models.Index(fields=["status", "municipality"], name="projects_of_a_place")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """What others may know of it; its people go on to the workspace from there."""
        return reverse("projects:about", args=[self.slug])

    @property
    def workspace_url(self) -> str:
        return address_in(self, "workspace:home")

    def get_status_display(self) -> str:  # type: ignore[no-redef]  # the plugin sees that of Django
        """Django's own takes all the choices apart."""
        return str(Status(self.status).label)

    @property
    def waits(self) -> bool:
        """For the managers, who decide about its public page."""
        return self.status == Status.REQUESTED and self.asked_back_at is None

    @property
    def is_public(self) -> bool:
        return self.status in PUBLIC

    @property
    def is_closed(self) -> bool:
        return self.status in CLOSED

    def has_room(self, key: str) -> bool:
        return key not in self.rooms_off
