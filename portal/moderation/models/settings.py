"""What an administrator decides about moderation."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import register_setting

from portal.base.models import KeptSetting
from portal.moderation.choices import ProofOfWork, Review


@register_setting(icon="warning", order=50)
class ModerationSettings(KeptSetting):
    Review = Review

    review_ideas = models.CharField(_("ideas are looked at"), max_length=10, choices=Review, default=Review.BEFORE)
    review_comments = models.CharField(_("comments are looked at"), max_length=10, choices=Review, default=Review.AFTER)
    review_project_pages = models.CharField(
        _("changes that projects make to their page are looked at"),
        max_length=10,
        choices=Review,
        default=Review.AFTER,
        help_text=_("A project's page is always approved once before it goes online."),
    )
    trusted_after = models.PositiveSmallIntegerField(
        _("trusted after"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("So many contributions that were fine: then a person's next ones are published at once."),
    )
    hide_at_reports = models.PositiveSmallIntegerField(
        _("hidden after reports of"),
        default=3,
        validators=[MaxValueValidator(100)],
        help_text=_("So many people with an account: then it is hidden until a manager decides. 0: never by itself."),
    )
    new_for_days = models.PositiveSmallIntegerField(
        _("an account is new for (days)"), default=7, validators=[MaxValueValidator(365)]
    )
    links_of_new_accounts = models.PositiveSmallIntegerField(
        _("links in a text of a new account"),
        default=1,
        help_text=_("With more of them a manager looks at it first."),
    )
    proof_of_work = models.CharField(
        _("browsers prove that they are no machines"),
        max_length=10,
        choices=ProofOfWork,
        default=ProofOfWork.SUSPICIOUS,
        help_text=_(
            "The browser calculates for a moment, people notice nothing. What comes without it waits for a manager."
        ),
    )
    mails_at_once = models.BooleanField(
        _("managers get a mail for each new case"), default=False, help_text=_("Else one in the morning, with all.")
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("review_ideas"),
                FieldPanel("review_comments"),
                FieldPanel("review_project_pages"),
                FieldPanel("trusted_after"),
            ],
            heading=_("Before or after"),
        ),
        MultiFieldPanel([FieldPanel("hide_at_reports")], heading=_("Reports")),
        MultiFieldPanel(
            [FieldPanel("new_for_days"), FieldPanel("links_of_new_accounts"), FieldPanel("proof_of_work")],
            heading=_("Spam"),
        ),
        MultiFieldPanel([FieldPanel("mails_at_once")], heading=_("Mail")),
    ]

    class Meta:
        verbose_name = _("moderation")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def is_reviewed_before(self, field: str) -> bool:
        """Errors: AttributeError for a field that there is not."""
        return bool(getattr(self, field) == Review.BEFORE)
