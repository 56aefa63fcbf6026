"""How a project stands to a network."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.networks.choices import State
from workspace.networks.querysets import AffiliationQuerySet


class Affiliation(models.Model):
    """One row a network and project, from the first question on; a membership that ends takes its row along."""

    network = models.ForeignKey(
        "workspace_networks.Network", verbose_name=_("network"), on_delete=models.CASCADE, related_name="affiliations"
    )
    project = models.ForeignKey(
        "workspace_projects.Project", verbose_name=_("project"), on_delete=models.CASCADE, related_name="affiliations"
    )
    state = models.CharField(_("state"), max_length=20, choices=State)
    message = models.TextField(_("message"), max_length=1000, blank=True)
    """With the question: of the project that asks, or of the network that invites."""
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering = ["changed_at", "pk"]
        verbose_name = _("project in a network")
        verbose_name_plural = _("projects in networks")
        constraints = [models.UniqueConstraint(fields=["network", "project"], name="once_in_a_network")]

    def __str__(self) -> str:
        return f"{self.project}: {self.network}"
