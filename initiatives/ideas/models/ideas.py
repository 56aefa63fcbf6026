"""An idea of a citizen."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from initiatives.ideas.choices import ALIVE, BEFORE_PUBLICATION, DISCUSSED, LISTED, Status
from initiatives.ideas.querysets import IdeaQuerySet
from portal.base.addresses import address
from portal.regions.models import PointMixin


class Idea(PointMixin, models.Model):
    """Without a municipality it is one for the whole region; `services` alone change it."""

    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("what should happen"), max_length=5000)
    reason = models.TextField(_("why"), max_length=3000, blank=True)
    language = models.CharField(_("language of the text"), max_length=10, choices=settings.LANGUAGES, default="de")
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
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ideas",
    )
    campaign = models.ForeignKey(
        "initiatives_ideas.CampaignPage",
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ideas",
    )
    age_group = models.CharField(_("age group"), max_length=60, blank=True)
    is_winner = models.BooleanField(_("distinguished"), default=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    is_hidden = models.BooleanField(_("hidden"), default=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("responsible"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ideas_to_answer",
    )
    answer_due = models.DateField(_("answer promised by"), null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("project started by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    initiative = models.ForeignKey(
        "initiatives.InitiativePage",
        verbose_name=_("what became of it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ideas",
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="merged",
    )
    merge_record = models.JSONField(default=dict, editable=False, blank=True)
    """What `services.merging` moved, so that it can be moved back."""
    helps_self = models.BooleanField(default=False, editable=False)
    helps_with = models.CharField(max_length=200, blank=True, editable=False)
    """Whether the author helps, and with what; on a draft of nobody there is no account that could say so."""
    words = models.TextField(editable=False, blank=True)
    """The words by which it is found, folded as the directory folds them."""

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")), name="idea_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(status__in=BEFORE_PUBLICATION) | Q(published_at__isnull=False),
                name="public_idea_has_a_date",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-published_at"], name="ideas_newest"),
            models.Index(fields=["status", "answer_due"], name="ideas_by_their_promise"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("ideas:detail", self.pk)

    @property
    def status_label(self) -> str:
        """As `get_status_display`, which sorts out all choices anew each time."""
        return str(Status(self.status).label)

    @property
    def is_public(self) -> bool:
        return self.status not in BEFORE_PUBLICATION and not self.is_hidden and self.merged_into_id is None

    @property
    def is_listed(self) -> bool:
        return self.status in LISTED and self.is_public

    @property
    def is_alive(self) -> bool:
        """Can be supported, and people can say that they help."""
        return self.status in ALIVE and self.is_public

    @property
    def is_discussed(self) -> bool:
        return self.status in DISCUSSED and self.is_public

    @property
    def takes_support(self) -> bool:
        """In a campaign with a vote only during the vote."""
        return self.is_alive and (self.campaign is None or self.campaign.takes_support)

    @property
    def is_overdue(self) -> bool:
        """Nobody has answered by the promised day."""
        return (
            self.status == Status.PUBLISHED and self.answer_due is not None and self.answer_due < timezone.localdate()
        )

    @property
    def days_overdue(self) -> int:
        over = timezone.localdate() - self.answer_due if self.answer_due else datetime.timedelta()
        return max(0, over.days)

    @property
    def foreign_language(self) -> str:
        """The language of the text where the reader reads in another one."""
        return "" if self.language == get_language() else self.language
