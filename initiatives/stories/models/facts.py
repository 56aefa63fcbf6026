"""The facts of a story: fields and not prose, so that people can look for what they can manage themselves."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

RANGES = (("people_from", "people_to"), ("cost_from", "cost_to"))


class FactsMixin(models.Model):
    """How long, how many, how much; what nobody knows any more stays empty."""

    duration_months = models.PositiveSmallIntegerField(
        _("duration in months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text=_("From the first meeting to the result; 1 for anything shorter than a month."),
    )
    people_from = models.PositiveSmallIntegerField(
        _("people needed, at least"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How many are enough to do it?"),
    )
    people_to = models.PositiveSmallIntegerField(
        _("people needed, at most"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    hours = models.PositiveIntegerField(
        _("hours of work"),
        null=True,
        blank=True,
        help_text=_("Of everybody together, until the result. An honest guess is fine."),
    )
    cost_from = models.DecimalField(
        _("cost in €, at least"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("What had to be paid, before any funding. 0 if it cost nothing."),
    )
    cost_to = models.DecimalField(
        _("cost in €, at most"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("“Up to 500 €” finds this story if this is at most 500. Empty: the same as “at least”."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(people_from__isnull=True) | Q(people_to__isnull=True) | Q(people_to__gte=F("people_from")),
                name="story_people_are_a_range",
            ),
            models.CheckConstraint(
                condition=Q(cost_from__isnull=True) | Q(cost_to__isnull=True) | Q(cost_to__gte=F("cost_from")),
                name="story_cost_is_a_range",
            ),
        ]

    @property
    def people(self) -> tuple[int, int] | None:
        """How many are needed, at least and at most."""
        if self.people_from is None and self.people_to is None:
            return None
        low = self.people_from if self.people_from is not None else self.people_to
        return low or 0, self.people_to or low or 0

    @property
    def cost(self) -> tuple[Decimal, Decimal] | None:
        """What it costs, at least and at most."""
        if self.cost_from is None and self.cost_to is None:
            return None
        low = self.cost_from if self.cost_from is not None else Decimal(0)
        return low, self.cost_to if self.cost_to is not None else low

    def clean(self) -> None:
        super().clean()
        errors = {}
        for low, high in RANGES:
            least, most = getattr(self, low), getattr(self, high)
            if least is not None and most is not None and most < least:
                errors[high] = _("This is less than “at least”.")
        if errors:
            raise ValidationError(errors)
