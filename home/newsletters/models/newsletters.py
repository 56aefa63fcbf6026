"""A newsletter, written in German and, if one likes, in English."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import PreviewableMixin

from home.newsletters.blocks import NewsletterBlock
from home.newsletters.choices import State
from home.newsletters.forms.admin import NewsletterForm
from home.newsletters.querysets import NewsletterQuerySet
from portal.base.fields import BodyField

IN_ENGLISH = "en"


class Newsletter(PreviewableMixin, models.Model):
    """Nothing of it has to be filled in before it is sent: see `services.composing.missing_in`."""

    subject = models.CharField(_("subject"), max_length=120, blank=True)
    introduction = models.TextField(
        _("introduction"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences. Mail programs show them beside the subject."),
    )
    body = BodyField(NewsletterBlock(), verbose_name=_("content"), blank=True)
    subject_en = models.CharField(_("subject in English"), max_length=120, blank=True)
    introduction_en = models.TextField(_("introduction in English"), max_length=300, blank=True)
    body_en = BodyField(NewsletterBlock(), verbose_name=_("content in English"), blank=True)
    municipality = models.ForeignKey(
        "portal_regions.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_(
            "It goes to those who chose this municipality or one that belongs to it; without one, to everybody."
        ),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    send_at = models.DateTimeField(_("to be sent at"), null=True, blank=True, editable=False)
    started_at = models.DateTimeField(_("sent at"), null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)
    went_on_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When the last batch was handed over: a sender that was killed is noticed by it."""
    reached = models.BigIntegerField(default=0, editable=False)
    """The key of the last subscription that was handed over; they are taken in the order of their keys."""
    recipients = models.PositiveIntegerField(_("recipients"), default=0, editable=False)
    unsubscribed = models.PositiveIntegerField(_("unsubscribed"), default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    objects = NewsletterQuerySet.as_manager()

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [FieldPanel("municipality"), FieldPanel("subject"), FieldPanel("introduction"), FieldPanel("body")],
                heading=_("German"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("subject_en"), FieldPanel("introduction_en")],
                        heading=_("Left empty, everybody gets the German one"),
                    ),
                    FieldPanel("body_en"),
                ],
                heading=_("English"),
            ),
        ],
        base_form_class=NewsletterForm,
    )

    class Meta:
        verbose_name = _("Newsletter")
        verbose_name_plural = _("Newsletters")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=State.SCHEDULED) | models.Q(send_at__isnull=False),
                name="scheduled_newsletter_has_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[State.SENDING, State.SENT]) | models.Q(started_at__isnull=False),
                name="sent_newsletter_was_started",
            ),
        ]
        indexes = [models.Index(fields=["state", "send_at"], name="newsletter_due")]

    def __str__(self) -> str:
        return self.subject or gettext("Newsletter without a subject")

    def get_absolute_url(self) -> str:
        return reverse("newsletters:issue", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def is_scheduled(self) -> bool:
        return self.state == State.SCHEDULED

    @property
    def is_being_sent(self) -> bool:
        return self.state == State.SENDING

    @property
    def has_english(self) -> bool:
        return bool(self.subject_en and self.body_en)

    def language_for(self, language: str) -> str:
        """In which language a reader of this one gets it."""
        return IN_ENGLISH if language == IN_ENGLISH and self.has_english else settings.LANGUAGE_CODE

    def subject_in(self, language: str) -> str:
        return self.subject_en if self.language_for(language) == IN_ENGLISH else self.subject

    @property
    def shown_subject(self) -> str:
        """To the reader."""
        return self.subject_in(get_language() or settings.LANGUAGE_CODE)

    def introduction_in(self, language: str) -> str:
        return self.introduction_en if self.language_for(language) == IN_ENGLISH else self.introduction

    def body_in(self, language: str) -> Any:  # Any: Wagtail's value of a stream
        return self.body_en if self.language_for(language) == IN_ENGLISH else self.body

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:  # Any: words for later
        return [("mail", _("As a mail")), ("mail-en", _("As a mail, in English")), ("page", _("In the archive"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        from home.newsletters import previews  # noqa: PLC0415  # what draws it builds on the models

        return previews.draw(request, self, mode_name)
