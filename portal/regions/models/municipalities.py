"""The region's municipalities, one below the other."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.regions.models.editorial import EditorialMixin
from portal.regions.models.names import NamedInTwoLanguages
from portal.regions.models.points import PointMixin


class Municipality(PointMixin, EditorialMixin, NamedInTwoLanguages):
    class Kind(models.TextChoices):
        REGION = "region", _("Region")
        COUNTY = "county", _("County")
        CITY = "city", _("City not belonging to a county")
        TOWN = "town", _("Town")
        AMT = "amt", _("Association of municipalities")
        VILLAGE = "village", pgettext_lazy("kind of municipality", "Municipality")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TOWN)
    parent = models.ForeignKey(
        "self", verbose_name=_("belongs to"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    ags = models.CharField(
        _("official municipality key (AGS)"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{5}([0-9]{3})?\Z", _("The key has 8 digits, that of a county 5."))],
    )
    # What a manager needs in Wagtail; made by `services.open_area` when the first manager is appointed.
    group = models.OneToOneField(
        "auth.Group", null=True, editable=False, on_delete=models.SET_NULL, related_name="municipality"
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection", null=True, editable=False, on_delete=models.SET_NULL, related_name="municipality"
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.UniqueConstraint(
                fields=["ags"],
                condition=~models.Q(ags=""),
                name="unique_ags_where_known",
                violation_error_message=_("Another municipality has this key."),
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("places:municipality", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        if self.parent and self._stands_above(self.parent):
            raise ValidationError(
                {"parent": _("%(name)s is already below this one: that would make a circle.") % {"name": self.parent}}
            )

    def _stands_above(self, other: "Municipality") -> bool:
        """Whether `other` is this one or stands somewhere below it."""
        if self.pk is None:
            return False
        parents = dict(Municipality.objects.values_list("pk", "parent"))
        seen: set[int] = set()
        above: int | None = other.pk
        while above is not None and above not in seen:
            if above == self.pk:
                return True
            seen.add(above)
            above = parents.get(above)
        return False
