"""The questions as a list of the admin; managers edit them as portal admins do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from initiatives.matching.models import Question
from portal.regions.permissions import is_manager


class EveryManagersHelper(PermissionHelper):
    """The questions are those of the whole region, and so of every manager."""

    def user_has_specific_permission(self, user: Any, perm_codename: str) -> bool:  # Any: as modeladmin has it
        return super().user_has_specific_permission(user, perm_codename) or is_manager(user)


class QuestionAdmin(ModelAdmin):
    model = Question
    menu_label = _("Where do I fit?")
    menu_icon = "help"
    menu_order = 390
    list_display = ["text", "slug", "sort_order"]
    permission_helper_class = EveryManagersHelper
    panels = [
        FieldRowPanel([FieldPanel("text"), FieldPanel("text_en")]),
        FieldRowPanel([FieldPanel("hint"), FieldPanel("hint_en")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order"), FieldPanel("takes_several")]),
        InlinePanel(
            "options",
            heading=_("Answers"),
            label=_("Answer"),
            panels=[
                FieldRowPanel([FieldPanel("text"), FieldPanel("text_en")]),
                FieldRowPanel([FieldPanel("reason"), FieldPanel("reason_en")]),
                MultiFieldPanel(
                    [
                        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                        FieldRowPanel([FieldPanel("municipality"), FieldPanel("company")]),
                        FieldRowPanel([FieldPanel("kind"), FieldPanel("effort"), FieldPanel("time")]),
                    ],
                    heading=_("Fits what meets all of these; leave empty what does not count"),
                ),
            ],
        ),
    ]
