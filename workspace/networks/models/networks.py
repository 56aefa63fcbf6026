"""A network, and the people who look after it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.networks.choices import Kind, Status
from workspace.networks.querysets import CaretakerQuerySet, NetworkQuerySet

TIME_TO_REOPEN = timedelta(days=30)


class Network(models.Model):
    """Public is what is approved, open and not hidden by the managers."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=140, unique=True)
    sentence = models.TextField(_("what connects you, in one sentence"), max_length=300)
    text = models.TextField(_("text"), max_length=8000, blank=True)
    """In the writing of `workspace.projects.story`."""
    picture = models.ForeignKey(
        "portal_base.PortalImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    municipality = models.ForeignKey(
        "portal_regions.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.REQUESTED)
    is_hidden = models.BooleanField(_("hidden"), default=False)
    """By the managers, after a report."""
    said = models.TextField(_("what the managers said"), max_length=2000, blank=True)
    asked_back_at = models.DateTimeField(_("asked back"), null=True, blank=True)
    """The managers wait for its people, not the other way round."""
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    founder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("founded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("founded"), default=timezone.now)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        constraints = [
            models.CheckConstraint(
                condition=Q(municipality__isnull=False) | ~Q(kind=Kind.MUNICIPALITY),
                name="network_of_a_municipality_has_one",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("networks:detail", args=[self.slug])

    @property
    def waits(self) -> bool:
        """For the managers, who decide whether everybody sees it."""
        return self.status == Status.REQUESTED and self.asked_back_at is None and self.closed_at is None

    @property
    def is_public(self) -> bool:
        return self.status == Status.ACTIVE and not self.is_hidden and self.closed_at is None

    @property
    def is_open(self) -> bool:
        """Projects can come and go; what waits for the managers is at work already."""
        return self.status != Status.DECLINED and not self.is_hidden and self.closed_at is None

    @property
    def deleted_at(self) -> datetime | None:
        """Closed, it can be opened again until then."""
        return self.closed_at + TIME_TO_REOPEN if self.closed_at is not None else None


class Caretaker(models.Model):
    """An admin of the network."""

    network = models.ForeignKey(Network, verbose_name=_("network"), on_delete=models.CASCADE, related_name="caretakers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )
    since = models.DateTimeField(_("since"), default=timezone.now)

    objects = CaretakerQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("admin of a network")
        verbose_name_plural = _("admins of networks")
        constraints = [models.UniqueConstraint(fields=["network", "user"], name="once_an_admin_of_a_network")]

    def __str__(self) -> str:
        return f"{self.user}: {self.network}"
