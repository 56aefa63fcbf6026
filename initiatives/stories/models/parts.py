"""What stands on a story's page several times."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from initiatives.models import AbstractImpactFigure

PAGE = "initiatives_stories.SuccessStoryPage"
PICTURE = "portal_base.PortalImage"


class StoryImpact(AbstractImpactFigure):
    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="impact_figures")

    class Meta(AbstractImpactFigure.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=models.Q(high__gte=models.F("low")), name="story_impact_is_a_range")
        ]


class StoryStep(Orderable):
    """One step to copy."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="steps")
    title = models.CharField(_("title"), max_length=120, help_text=_("What to do, for example: Ask the landlord."))
    text = models.TextField(
        _("text"), max_length=1500, blank=True, help_text=_("Write it for somebody who has never done this.")
    )
    duration = models.CharField(
        _("how long it takes"), max_length=60, blank=True, help_text=_("For example: two evenings.")
    )

    panels = [FieldRowPanel([FieldPanel("title"), FieldPanel("duration")]), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return self.title


class StoryFunding(Orderable):
    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="fundings")
    source = models.CharField(
        _("by whom"), max_length=160, help_text=_("A programme, a foundation, a bake sale: what paid for it.")
    )
    amount = models.DecimalField(
        _("amount in €"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )

    panels = [FieldRowPanel([FieldPanel("source"), FieldPanel("amount")])]

    class Meta(Orderable.Meta):
        verbose_name = _("funding")
        verbose_name_plural = _("funding")

    def __str__(self) -> str:
        return self.source


class StoryPermit(Orderable):
    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="permits")
    what = models.CharField(
        _("what"), max_length=160, help_text=_("For example: special use of the pavement. No row: none was needed.")
    )
    authority = models.CharField(_("from whom"), max_length=160, help_text=_("For example: public order office."))
    duration = models.CharField(
        _("how long it took"), max_length=60, blank=True, help_text=_("For example: three weeks.")
    )

    panels = [FieldPanel("what"), FieldRowPanel([FieldPanel("authority"), FieldPanel("duration")])]

    class Meta(Orderable.Meta):
        verbose_name = _("permit")
        verbose_name_plural = _("permits")

    def __str__(self) -> str:
        return self.what


class StoryPitfall(Orderable):
    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="pitfalls")
    title = models.CharField(_("what went wrong, or nearly did"), max_length=160)
    advice = models.TextField(_("advice"), max_length=600, blank=True, help_text=_("What would you do today?"))

    panels = [FieldPanel("title"), FieldPanel("advice")]

    class Meta(Orderable.Meta):
        verbose_name = _("pitfall")
        verbose_name_plural = _("pitfalls")

    def __str__(self) -> str:
        return self.title


class StoryPartner(Orderable):
    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("what they did"), max_length=160, blank=True)
    url = models.URLField(_("website"), blank=True)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("role")]), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.name


class StoryComparison(Orderable):
    """The same spot twice; readers draw the one over the other."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="comparisons")
    before = models.ForeignKey(PICTURE, verbose_name=_("picture before"), on_delete=models.CASCADE, related_name="+")
    before_caption = models.CharField(_("caption before"), max_length=200, blank=True)
    after = models.ForeignKey(
        PICTURE,
        verbose_name=_("picture after"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Best from the same spot: both are cut to the same shape."),
    )
    after_caption = models.CharField(_("caption after"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("before"), FieldPanel("after")]),
        FieldRowPanel([FieldPanel("before_caption"), FieldPanel("after_caption")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("before and after")
        verbose_name_plural = _("before and after")

    def __str__(self) -> str:
        return self.after_caption or str(self.after)


class StoryTextTemplate(Orderable):
    """What others of a project that follows the story can begin a text with; its source is Markdown."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="text_templates")
    name = models.CharField(_("name"), max_length=120, help_text=_("For example: letter to the landlord."))
    source = models.TextField(
        _("text"),
        max_length=20_000,
        help_text=_(
            "In Markdown: # for a heading, - for a list, - [ ] for a task, **bold**. Where it says {project}, {place}, "
            "{date}, {people}, {author} or {event}, that is filled in with what the new project knows."
        ),
    )

    panels = [FieldPanel("name"), FieldPanel("source")]

    class Meta(Orderable.Meta):
        verbose_name = _("text template")
        verbose_name_plural = _("text templates")

    def __str__(self) -> str:
        return self.name


class StoryFolder(Orderable):
    """In which others of a project that follows the story put their files."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="folders")
    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("For example: permits. A folder inside of another one after a stroke: pictures / before."),
    )

    panels = [FieldPanel("name")]

    class Meta(Orderable.Meta):
        verbose_name = _("folder")
        verbose_name_plural = _("folders")

    def __str__(self) -> str:
        return self.name


class StoryPoll(Orderable):
    """What the people of a project that follows the story are asked first."""

    class Kind(models.TextChoices):
        """The values are those of the polls in a project."""

        SINGLE = "single", _("Choose one")
        SEVERAL = "several", _("Choose several")
        RANKING = "ranking", _("Put in order")
        AGREEMENT = "agreement", _("Agree or not")
        SCALE = "scale", _("Rate from 1 to 5")
        WORDS = "words", _("Answer in words")

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="polls")
    question = models.CharField(
        _("question"), max_length=160, help_text=_("For example: On which day do we open the café?")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SINGLE)
    options = models.TextField(
        _("options"),
        max_length=2000,
        blank=True,
        help_text=_("One in each line; to agree and to answer in words needs none."),
    )

    panels = [FieldRowPanel([FieldPanel("question"), FieldPanel("kind")]), FieldPanel("options")]

    class Meta(Orderable.Meta):
        verbose_name = _("poll")
        verbose_name_plural = _("polls")

    def __str__(self) -> str:
        return self.question

    @property
    def option_list(self) -> list[str]:
        return [line.strip() for line in self.options.splitlines() if line.strip()]


class StoryDownload(Orderable):
    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="downloads")
    document = models.ForeignKey(
        "portal_base.PortalDocument", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(_("title"), max_length=120, blank=True, help_text=_("Empty: the document's own title."))

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("download")
        verbose_name_plural = _("downloads")

    def __str__(self) -> str:
        return self.title or str(self.document)
