"""A point that somebody typed: both figures, in the right order, and in the region unless they say that it is not."""

from django import forms
from django.utils.translation import gettext as _

from initiatives.directory.choices import Choices
from initiatives.directory.near import Point


def clean_point(form: forms.Form | forms.ModelForm) -> bool:
    """Adds what is wrong to the field; gives whether to ask about a point outside the region, which is allowed."""
    latitude, longitude = form.cleaned_data.get("latitude"), form.cleaned_data.get("longitude")
    if latitude is None or longitude is None:
        return False
    point = Point(float(latitude), float(longitude))
    region = Choices.of([])
    if not point.is_on_earth:  # the fields themselves say so
        return False
    if not region.points or region.is_in_the_region(point):
        return False
    if region.is_in_the_region(point.swapped):
        form.add_error(
            "latitude",
            _("Latitude and longitude are the wrong way round. Did you mean %(point)s?") % {"point": point.swapped},
        )
        _forget(form)
        return False
    if not form.cleaned_data.get("outside"):
        form.add_error(
            "latitude", _("This place is far outside the region. If that is right, tick the box below and save again.")
        )
        _forget(form)
    return True


def _forget(form: forms.Form | forms.ModelForm) -> None:
    """An error takes one of the figures away: without the other, nobody is told that a point needs both."""
    form.cleaned_data.pop("longitude", None)
