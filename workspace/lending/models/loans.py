"""One time for which somebody asks, has been promised, or has had a thing."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.lending.choices import Status
from workspace.lending.querysets import LoanQuerySet
from workspace.lending.times import in_words


class Loan(models.Model):
    """From `start` up to, and without, `end`. Of one thing no two that are approved share a moment: that is what the
    database keeps, see the migration 0002."""

    thing = models.ForeignKey(
        "workspace_lending.Thing", verbose_name=_("thing"), on_delete=models.CASCADE, related_name="loans"
    )
    borrower = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("borrower"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="loans",
    )
    start = models.DateTimeField(_("from"))
    end = models.DateTimeField(_("until"))
    purpose = models.TextField(_("what for"), max_length=500, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.REQUESTED)
    answer = models.TextField(_("answer"), max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    ended_at = models.DateTimeField(_("given back or withdrawn"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    created_at = models.DateTimeField(_("asked"), default=timezone.now)

    objects = LoanQuerySet.as_manager()

    class Meta:
        ordering = ["start", "pk"]
        verbose_name = _("loan")
        verbose_name_plural = _("loans")
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="loan_ends_after_its_start")]
        indexes = [models.Index(fields=["thing", "status", "start"], name="loans_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.thing}: {self.when}"

    def get_absolute_url(self) -> str:
        return self.thing.address("loan", self.pk)

    @property
    def decide_url(self) -> str:
        return self.thing.address("decide", self.pk)

    @property
    def withdraw_url(self) -> str:
        return self.thing.address("withdraw", self.pk)

    @property
    def return_url(self) -> str:
        return self.thing.address("give_back", self.pk)

    @property
    def when(self) -> str:
        return in_words(self.start, self.end, self.thing.unit)

    @property
    def is_requested(self) -> bool:
        return self.status == Status.REQUESTED

    @property
    def is_approved(self) -> bool:
        return self.status == Status.APPROVED

    @property
    def is_declined(self) -> bool:
        return self.status == Status.DECLINED

    @property
    def has_begun(self) -> bool:
        return self.start <= timezone.now()

    @property
    def is_out(self) -> bool:
        """A room is back by itself when its time is over."""
        return self.is_approved and self.has_begun and not (self.thing.is_room and self.is_over)

    @property
    def is_over(self) -> bool:
        return self.end <= timezone.now()

    @property
    def is_overdue(self) -> bool:
        return self.is_out and self.is_over
