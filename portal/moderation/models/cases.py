"""A case: one contribution that somebody has to look at; and what was decided, for good."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.moderation.choices import Action, AuditEvent
from portal.moderation.kinds import Moderated, kind_named, kind_of
from portal.moderation.querysets import AuditQuerySet, CaseQuerySet, DecisionQuerySet
from portal.moderation.whys import in_words


class Case(models.Model):
    """One is open for a contribution at a time, whatever the reasons; the title is kept for when it is gone."""

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("case", "Open")
        CLOSED = "closed", pgettext_lazy("case", "Closed")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    kind_name = models.CharField(_("kind"), max_length=40)
    title = models.CharField(_("title"), max_length=255)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
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
        on_delete=models.SET_NULL,
        related_name="+",
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)
    whys = models.JSONField(_("reasons"), default=list)
    """`{"code": …, "values": {…}}` each, in the order in which they came."""
    codes = models.CharField(max_length=400, editable=False, default=" ")
    """Their codes with a space before and after each, to filter by."""
    opened_at = models.DateTimeField(_("since"), default=timezone.now)
    told_at = models.DateTimeField(null=True, editable=False)
    """When the managers were told."""
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    seen_at = models.DateTimeField(null=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], condition=Q(status="open"), name="one_open_case_a_contribution"
            )
        ]
        indexes = [
            models.Index(fields=["status", "opened_at"], name="cases_by_age"),
            models.Index(fields=["content_type", "object_id"], name="cases_of_a_contribution"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def kind(self) -> Moderated | None:
        model = self.content_type.model_class()
        return kind_of(model) if model else None

    @property
    def whys_in_words(self) -> list[str]:
        return list(dict.fromkeys(in_words(why) for why in self.whys))


class Decision(models.Model):
    """A statement of reasons (DSA, Art. 17) where it restricts something."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    action = models.CharField(_("decision"), max_length=10, choices=Action)
    reason = models.TextField(_("reason"), max_length=3000, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """Nobody where the portal decided by itself, after many reports."""
    decided_at = models.DateTimeField(_("when"), default=timezone.now)
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.case}"

    @property
    def is_automated(self) -> bool:
        return self.actor_id is None

    @property
    def done(self) -> str:
        """As something done; an app may call it otherwise."""
        action, kind = Action(self.action), kind_named(self.case.kind_name)
        return str(kind.words[action]) if kind is not None and action in kind.words else action.done

    @property
    def restricts(self) -> bool:
        return Action(self.action).restricts


class AuditEntry(models.Model):
    """Who did what, and when; nobody changes or deletes it."""

    happened_at = models.DateTimeField(_("when"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    what = models.CharField(_("what"), max_length=40, choices=AuditEvent)
    case = models.ForeignKey(
        Case, verbose_name=_("case"), null=True, blank=True, on_delete=models.SET_NULL, related_name="audit"
    )
    details: "models.JSONField[Any, Any]" = models.JSONField(_("details"), default=dict, blank=True)  # Any: JSON

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-pk"]
        verbose_name = _("entry of the audit trail")
        verbose_name_plural = _("audit trail")

    def __str__(self) -> str:
        return f"{date_format(timezone.localtime(self.happened_at), 'SHORT_DATETIME_FORMAT')} {self.get_what_display()}"
