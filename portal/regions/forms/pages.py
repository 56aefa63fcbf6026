"""The editor's form of a regional page: managers choose among their own municipalities."""

from typing import Any

from django import forms
from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.base.page_forms import BasePageForm


class RegionalPageForm(BasePageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: passed on to Wagtail as it comes
        super().__init__(*args, **kwargs)
        if "topics" in self.fields:
            self.fields["topics"].widget = forms.CheckboxSelectMultiple(choices=self.fields["topics"].choices)
        if "municipality" in self.fields and self.for_user is not None:
            self._offer_only_their_municipalities()

    def _offer_only_their_municipalities(self) -> None:
        from portal.regions.permissions import areas_of, municipality_id_of  # noqa: PLC0415  # models need this form

        areas = areas_of(self.for_user)
        if areas is None:
            return
        field = self.fields["municipality"]
        is_new = self.instance.pk is None
        current = None if is_new else municipality_id_of(self.instance)
        model = apps.get_model("portal_regions", "Municipality")
        field.queryset = model.objects.filter(Q(pk__in=areas) | Q(pk=current))
        # Without a municipality a page belongs to who created it: giving away a colleague's would lose it.
        if not is_new and self.instance.owner_id != self.for_user.pk:
            field.required = True
            field.empty_label = None
        elif is_new and len(areas) == 1:
            self.initial["municipality"] = next(iter(areas))
        field.help_text = _("You can choose from the municipalities that you manage.")
