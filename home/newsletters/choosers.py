"""Choosing ideas and calls in the editor: what everybody may see, the newest first."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from initiatives.calls.models import Call
from initiatives.ideas.models import Idea


class TitleForm(BaseFilterForm):
    q = forms.CharField(label=_("Search term"), required=False)

    def filter(self, objects: Any) -> Any:  # Any: a queryset of either
        """By parts of words; SQLite knows capital and small letters of ASCII only."""
        for word in self.cleaned_data["q"].split():
            objects = objects.filter(Q(title__icontains=word) | Q(title__contains=word.capitalize()))
        return objects


class ChooseByTitle(ChooseView):
    filter_form_class = TitleForm


class ResultsByTitle(ChooseResultsView):
    filter_form_class = TitleForm


class ThingChooserViewSet(ChooserViewSet):
    choose_view_class = ChooseByTitle
    choose_results_view_class = ResultsByTitle
    register_widget = False
    per_page = 20


class IdeaChooserViewSet(ThingChooserViewSet):
    model = Idea
    icon = "help"
    choose_one_text = _("Choose an idea")
    choose_another_text = _("Choose another idea")

    def get_object_list(self) -> Any:
        return Idea.objects.listed().order_by("-published_at", "-pk")


class CallChooserViewSet(ThingChooserViewSet):
    model = Call
    icon = "pick"
    choose_one_text = _("Choose a call")
    choose_another_text = _("Choose another call")

    def get_object_list(self) -> Any:
        return Call.objects.open().order_by("-published_at", "-pk")


idea_chooser = IdeaChooserViewSet("newsletter_ideas", url_prefix="newsletter/ideen")
call_chooser = CallChooserViewSet("newsletter_calls", url_prefix="newsletter/gesuche")
IdeaChooserBlock = idea_chooser.get_block_class(name="IdeaChooserBlock", module_path="home.newsletters.choosers")
CallChooserBlock = call_chooser.get_block_class(name="CallChooserBlock", module_path="home.newsletters.choosers")
