"""Somebody answers a call: signed in, or by name and an e-mail address that a link has confirmed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.calls.choices import AnswerStatus
from initiatives.calls.querysets import AnswerQuerySet


class Answer(models.Model):
    """Counts once it is confirmed; that of somebody who is signed in is so from the start."""

    call = models.ForeignKey(
        "initiatives_calls.Call", verbose_name=_("call"), on_delete=models.CASCADE, related_name="answers"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="call_answers",
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="de")
    message = models.TextField(_("message"), max_length=2000, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=AnswerStatus, default=AnswerStatus.NEW)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    reply = models.TextField(_("reply"), max_length=2000, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["call", "user"], condition=Q(user__isnull=False), name="one_answer_a_person"
            ),
            models.UniqueConstraint(
                "call",
                Lower("email"),
                condition=Q(user__isnull=True, confirmed_at__isnull=False),
                name="one_answer_an_address",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False, email="") | (Q(user__isnull=True) & ~Q(email="")),
                name="answer_of_an_account_or_an_address",
            ),
        ]
        indexes = [models.Index(fields=["call", "status"], name="answers_of_a_call")]

    def __str__(self) -> str:
        return f"{self.who}: {self.call}"

    @property
    def who(self) -> str:
        return str(self.user) if self.user else self.name

    @property
    def address(self) -> str:
        """Where to write to this person; shown to nobody before the answer is accepted."""
        return self.user.email if self.user else self.email

    @property
    def mail_language(self) -> str:
        return self.user.language if self.user else self.language

    @property
    def is_accepted(self) -> bool:
        return self.status == AnswerStatus.ACCEPTED
