"""The questions and what may be answered, written by the managers."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from initiatives.calls.choices import Effort, Kind, Time

NUMBER = "frage"
"""What the number of the question is called in the address."""


class Question(ClusterableModel):
    text = models.CharField(_("question"), max_length=120)
    text_en = models.CharField(_("question in English"), max_length=120, blank=True)
    hint = models.CharField(_("hint"), max_length=200, blank=True)
    hint_en = models.CharField(_("hint in English"), max_length=200, blank=True)
    slug = models.SlugField(
        _("name in the address"), max_length=20, unique=True, help_text=_("One short word; better not change it later.")
    )
    takes_several = models.BooleanField(_("several answers can be chosen"), default=True)
    sort_order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("question of “Where do I fit?”")
        verbose_name_plural = _("questions of “Where do I fit?”")

    def __str__(self) -> str:
        return _in_readers_language(self.text, self.text_en)

    def clean(self) -> None:
        super().clean()
        if self.slug == NUMBER:
            raise ValidationError({"slug": _("This name stands for the number of the question. Choose another one.")})

    @property
    def note(self) -> str:
        return _in_readers_language(self.hint, self.hint_en)


class Option(Orderable, ClusterableModel):
    """One answer. It fits what meets all of its criteria; without any it fits nothing, as "I do not mind" does."""

    class Company(models.TextChoices):
        ALONE = "alone", _("alone")
        TOGETHER = "together", _("with others")

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="options")
    text = models.CharField(_("answer"), max_length=80)
    text_en = models.CharField(_("answer in English"), max_length=80, blank=True)
    reason = models.CharField(
        _("reason"),
        max_length=120,
        blank=True,
        help_text=_("Goes on after “Fits because …”: “you like to be outside”."),
    )
    reason_en = models.CharField(_("reason in English"), max_length=120, blank=True)
    topics = ParentalManyToManyField(
        "portal_regions.Topic", verbose_name=_("is about one of these topics"), blank=True, related_name="+"
    )
    municipality = models.ForeignKey(
        "portal_regions.Municipality",
        verbose_name=_("is in this municipality or belongs to it"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    effort = models.CharField(_("call: takes at most so much time"), max_length=10, choices=Effort, blank=True)
    time = models.CharField(_("call: is possible at this time"), max_length=20, choices=Time, blank=True)
    kind = models.CharField(_("call: looks for this"), max_length=10, choices=Kind, blank=True)
    company = models.CharField(_("is done"), max_length=10, choices=Company, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return _in_readers_language(self.text, self.text_en)

    @property
    def why(self) -> str:
        """The reason in words; the answer itself where nobody wrote one."""
        return _in_readers_language(self.reason, self.reason_en) or str(self)


def _in_readers_language(german: str, english: str) -> str:
    return (english if get_language() == "en" else "") or german
