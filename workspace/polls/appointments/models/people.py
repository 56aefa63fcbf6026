"""Who answers, and what."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.polls.appointments.choices import Value
from workspace.polls.appointments.querysets import AppointmentAnswerQuerySet, AppointmentParticipantQuerySet
from workspace.projects.tokens import new_token

LONGEST_COMMENT = 500
LONGEST_NAME = 80


class Participant(models.Model):
    """Somebody of the project, or from outside with a name. Their token is the only key of the latter: it stands in
    their mails, and in the address of their page."""

    poll = models.ForeignKey(
        "workspace_polls.AppointmentPoll",
        verbose_name=_("appointment poll"),
        on_delete=models.CASCADE,
        related_name="participants",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="appointment_participations",
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    """Of somebody from outside; of the others it is read where it is kept."""
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    """In which somebody from outside gets mail."""
    wants_mail = models.BooleanField(_("gets mail about it"), default=True)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    comment = models.TextField(_("comment"), max_length=LONGEST_COMMENT, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    """Empty for whoever was asked by mail, or has only proposed a date."""

    objects = AppointmentParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("participant of an appointment poll")
        verbose_name_plural = _("participants of appointment polls")
        constraints = [
            models.UniqueConstraint(
                fields=["poll", "user"], condition=Q(user__isnull=False), name="once_in_an_appointment_poll"
            ),
            models.UniqueConstraint(
                "poll", Lower("email"), condition=~Q(email=""), name="address_once_in_an_appointment_poll"
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """Empty for whoever has deleted their account."""
        return self.user.get_short_name() if self.user is not None else self.name


class Answer(models.Model):
    """There is none to a date that came after somebody had answered; what one leaves empty is kept as a no."""

    participant = models.ForeignKey(
        Participant, verbose_name=_("participant"), on_delete=models.CASCADE, related_name="answers"
    )
    option = models.ForeignKey(
        "workspace_polls.Option", verbose_name=_("date"), on_delete=models.CASCADE, related_name="answers"
    )
    value = models.CharField(_("answer"), max_length=5, choices=Value)

    objects = AppointmentAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a date")
        verbose_name_plural = _("answers to dates")
        constraints = [models.UniqueConstraint(fields=["participant", "option"], name="one_answer_a_date")]
        indexes = [models.Index(fields=["option", "value"], name="answers_of_a_date")]

    def __str__(self) -> str:
        return self.value
