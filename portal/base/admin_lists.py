"""What the lists of the admin (wagtail-modeladmin) have in common."""

from typing import Any

from django.contrib.admin.utils import label_for_field
from django.db.models import Field
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InspectView


class ColumnsInspectView(InspectView):
    """Shows columns that the list itself works out, too, with the names that they have there."""

    def get_field_label(self, field_name: str, field: "Field[Any, Any] | None" = None) -> str:
        return str(label_for_field(field_name, model=self.model, model_admin=self.model_admin))

    def get_field_display_value(self, field_name: str, field: "Field[Any, Any] | None" = None) -> Any:  # as the list
        column = getattr(self.model_admin, field_name, None)
        return column(self.instance) if callable(column) else super().get_field_display_value(field_name, field)


class InspectedModelAdmin(ModelAdmin):
    """A list whose rows are looked at without being changed."""

    inspect_view_enabled = True
    inspect_view_class = ColumnsInspectView
