"""A campaign: a page that collects ideas for a period, with rules and phases, as for a school competition."""

import datetime
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage
from portal.regions.models import RegionalMixin

LONGEST_AGE_GROUP = 60


class Phase(models.TextChoices):
    UPCOMING = "upcoming", pgettext_lazy("campaign", "Starts soon")
    COLLECT = "collect", pgettext_lazy("campaign", "Collecting ideas")
    DISCUSS = "discuss", pgettext_lazy("campaign", "Discussing")
    VOTE = "vote", pgettext_lazy("campaign", "Voting")
    RESULT = "result", pgettext_lazy("campaign", "Result")


class CampaignPage(RegionalMixin, BasePage):
    """The phases follow each other by their last days; discussion and vote may be left out."""

    collects_from = models.DateField(_("collects ideas from"))
    collects_until = models.DateField(_("until"), help_text=_("The last day on which ideas can be submitted."))
    discusses_until = models.DateField(
        _("discussion until"), null=True, blank=True, help_text=_("Leave empty if there is no phase of its own for it.")
    )
    votes_until = models.DateField(
        _("vote until"),
        null=True,
        blank=True,
        help_text=_("With a vote, ideas can be supported only then. Without one, for the whole time."),
    )
    age_groups = models.TextField(
        _("age groups"),
        blank=True,
        help_text=_(
            "One a line, for example: Years 5 to 7. Whoever submits an idea chooses one. Empty: nobody is asked."
        ),
    )
    rules = RichTextField(_("rules"), blank=True, features=["h3", "bold", "italic", "link", "ol", "ul"])
    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)
    result = BodyField(
        ContentBlock(),
        verbose_name=_("result"),
        blank=True,
        help_text=_("Shown once the last phase is over, above the ideas that you have distinguished."),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("collects_from"), FieldPanel("collects_until")]),
                FieldRowPanel([FieldPanel("discusses_until"), FieldPanel("votes_until")]),
            ],
            heading=_("Phases"),
        ),
        FieldPanel("municipality"),
        FieldPanel("topics"),
        FieldPanel("age_groups"),
        FieldPanel("rules"),
        FieldPanel("body"),
        FieldPanel("result"),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "initiatives/ideas/campaign_page.html"

    class Meta:
        verbose_name = _("campaign for ideas")
        verbose_name_plural = _("campaigns for ideas")

    def clean(self) -> None:
        super().clean()
        days = [
            (name, day)
            for name in ("collects_from", "collects_until", "discusses_until", "votes_until")
            if (day := getattr(self, name)) is not None
        ]
        errors = {
            later: _("This phase ends before the one before it.")
            for (_earlier, before), (later, day) in pairwise(days)
            if day < before
        }
        if any(len(group) > LONGEST_AGE_GROUP for group in self.groups):
            errors["age_groups"] = _("An age group has at most 60 characters.")
        if errors:
            raise ValidationError(errors)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # Any: Wagtail's own
        from initiatives.ideas.campaigns import context_of  # noqa: PLC0415  # it reads the models of ideas

        context = super().get_context(request, *args, **kwargs)
        group, number = request.GET.get("altersgruppe", ""), request.GET.get("page", "")
        return {**context, **context_of(self, group=group, number=number)}

    @property
    def groups(self) -> list[str]:
        return [line.strip() for line in self.age_groups.splitlines() if line.strip()]

    @property
    def phase(self) -> Phase:
        today = timezone.localdate()
        if today < self.collects_from:
            return Phase.UPCOMING
        for phase, last_day in self.last_days:
            if today <= last_day:
                return phase
        return Phase.RESULT

    @property
    def last_days(self) -> list[tuple[Phase, datetime.date]]:
        """The phases that this campaign has, each with its last day."""
        days = (
            (Phase.COLLECT, self.collects_until),
            (Phase.DISCUSS, self.discusses_until),
            (Phase.VOTE, self.votes_until),
        )
        return [(phase, day) for phase, day in days if day is not None]

    @property
    def collects(self) -> bool:
        return self.live and self.phase == Phase.COLLECT

    @property
    def has_voted(self) -> bool:
        return self.votes_until is not None and timezone.localdate() > self.votes_until

    @property
    def takes_support(self) -> bool:
        if self.votes_until is not None:
            return self.phase == Phase.VOTE
        return self.phase in {Phase.COLLECT, Phase.DISCUSS}
