"""Somebody does what a story tells, too: from the wish to the deed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from initiatives.stories.querysets import CopyQuerySet


class Copy(models.Model):
    """Stands with the story in the portal's main language, whatever translation the person read.

    Counts as a wish once the person is known, and as done once a manager has confirmed it. The row stays when the
    person goes: then it says only where it was done.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("copy of a story", "Planned")
        DONE = "done", pgettext_lazy("copy of a story", "Done")
        HIDDEN = "hidden", pgettext_lazy("copy of a story", "Hidden")

    story = models.ForeignKey(
        "initiatives_stories.SuccessStoryPage",
        verbose_name=_("story"),
        on_delete=models.CASCADE,
        related_name="copies",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="story_copies",
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("email address"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="de")
    municipality = models.ForeignKey(
        "portal_regions.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    place = models.CharField(
        _("place"), max_length=80, blank=True, help_text=_("Only where the municipality is none of the list.")
    )
    place_key = models.CharField(max_length=90, editable=False)
    """The same for the same place, however it was written: so that places are counted and not rows."""
    group = models.CharField(_("name of the group"), max_length=120, blank=True)
    initiative = models.ForeignKey(
        "initiatives.InitiativePage",
        verbose_name=_("initiative"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where it became an initiative of its own: the story links to it."),
    )
    message = models.TextField(_("message"), max_length=2000, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PLANNED)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = pgettext_lazy("of a story", "copy")
        verbose_name_plural = pgettext_lazy("of a story", "copies")
        constraints = [
            models.UniqueConstraint(
                fields=["story", "user"], condition=Q(user__isnull=False), name="one_copy_a_person"
            ),
            models.UniqueConstraint(
                "story",
                Lower("email"),
                condition=Q(confirmed_at__isnull=False) & ~Q(email=""),
                name="one_copy_an_address",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=True) | Q(email=""), name="copy_of_an_account_or_an_address"
            ),
            models.CheckConstraint(condition=Q(municipality__isnull=False) | ~Q(place=""), name="copy_somewhere"),
        ]
        indexes = [models.Index(fields=["story", "status", "place_key"], name="copies_of_a_story")]

    def __str__(self) -> str:
        return f"{self.where}: {self.story}"

    @property
    def where(self) -> str:
        return str(self.municipality) if self.municipality else self.place

    @property
    def who(self) -> str:
        return str(self.user) if self.user else self.name

    @property
    def address(self) -> str:
        """Where to write to this person; nobody but the contact and the managers sees it."""
        return self.user.email if self.user else self.email

    @property
    def mail_language(self) -> str:
        return self.user.language if self.user else self.language

    @property
    def is_planned(self) -> bool:
        return self.status == self.Status.PLANNED

    @property
    def is_done(self) -> bool:
        return self.status == self.Status.DONE
