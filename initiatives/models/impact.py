"""What something brought, in typed figures: always a range, never a single falsely exact number."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class AbstractImpactFigure(Orderable):
    """One figure with its period, its source, and the bounds between which it lies."""

    class Kind(models.TextChoices):
        CO2 = "co2", _("t CO₂e saved")
        GREENED = "greened", _("m² greened")
        UNSEALED = "unsealed", _("m² unsealed")
        TREES = "trees", _("trees planted")
        ENERGY_SAVED = "energy_saved", _("kWh saved")
        ENERGY_MADE = "energy_made", _("kWh of renewable energy")
        WATER = "water", _("m³ of water saved")
        WASTE = "waste", _("kg of waste avoided")
        REPAIRED = "repaired", _("things repaired")
        SHARED = "shared", _("things lent or passed on")
        KILOMETRES = "kilometres", _("km without a car")
        PEOPLE = "people", _("people reached")
        HOURS = "hours", _("hours of volunteer work")

    class Rate(models.TextChoices):
        YEARLY = "yearly", _("a year")
        TOTAL = "total", _("in all")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    low = models.DecimalField(_("at least"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])
    high = models.DecimalField(
        _("at most"),
        max_digits=12,
        decimal_places=2,
        validators=[MinValueValidator(0)],
        help_text=_("The same as “at least” only for what was counted one by one."),
    )
    rate = models.CharField(_("counted"), max_length=10, choices=Rate, default=Rate.TOTAL)
    from_year = models.PositiveSmallIntegerField(_("from the year"))
    to_year = models.PositiveSmallIntegerField(
        _("to the year"), null=True, blank=True, help_text=_("Empty if it goes on.")
    )
    source = models.CharField(
        _("source"),
        max_length=200,
        help_text=_("Who counted or reckoned it, and how? For example: workshop book 2025."),
    )
    source_url = models.URLField(_("link to the source"), blank=True)

    panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("low"), FieldPanel("high"), FieldPanel("rate")]),
        FieldRowPanel([FieldPanel("from_year"), FieldPanel("to_year")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
    ]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("impact figure")
        verbose_name_plural = _("impact figures")

    def __str__(self) -> str:
        return f"{self.low}–{self.high} {self.get_kind_display()}"

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.low is not None and self.high is not None and self.high < self.low:
            errors["high"] = _("This is less than “at least”.")
        if self.from_year and self.to_year and self.to_year < self.from_year:
            errors["to_year"] = _("The period ends before it begins.")
        if errors:
            raise ValidationError(errors)


class InitiativeImpact(AbstractImpactFigure):
    page = ParentalKey("initiatives.InitiativePage", on_delete=models.CASCADE, related_name="impact_figures")

    class Meta(AbstractImpactFigure.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=models.Q(high__gte=models.F("low")), name="initiative_impact_is_a_range")
        ]
