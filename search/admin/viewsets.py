"""Synonyms, recommendations, and what was looked for and not found (Wagtail's viewsets, declarative)."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views import snippets
from wagtail.snippets.views.chooser import SnippetChooserViewSet

from search.admin.forms import PromotionForm
from search.models import EmptySearch, Promotion, SearchEntry, Synonym

SYNONYMS, PROMOTIONS = "search_synonyms", "search_promotions"
WORDS, LANGUAGE = "words", "language"
"""What a list gives to a form that is still to be filled in."""


class NoChooserViewSet(SnippetChooserViewSet):
    """No page chooses one of these; Wagtail makes the addresses of a chooser all the same."""

    def get_object_list(self) -> "QuerySet[SearchEntry]":
        return SearchEntry.objects.none()


class CreateView(snippets.CreateView):
    """Of words that were given along."""

    def get_initial_form_instance(self) -> Synonym | Promotion:
        given = {name: self.request.GET[name] for name in (WORDS, LANGUAGE) if name in self.request.GET}
        instance: Synonym | Promotion = self.model(**given)
        return instance


class EmptySearchIndex(snippets.IndexView):
    page_title = gettext_lazy("Searched for and not found")
    page_subtitle = gettext_lazy("on at least three days")

    def get_edit_url(self, instance: EmptySearch) -> str:
        """The words lead to what one mostly does about them."""
        return _form_for(instance, SYNONYMS)

    def get_list_more_buttons(self, instance: EmptySearch) -> list[Button]:
        return [
            Button(_("Add synonyms"), url=_form_for(instance, SYNONYMS), icon_name="plus"),
            Button(_("Recommend something"), url=_form_for(instance, PROMOTIONS), icon_name="pick"),
            Button(_("Delete"), url=self.get_delete_url(instance), icon_name="bin"),
        ]


def _form_for(instance: EmptySearch, namespace: str) -> str:
    given = urlencode({WORDS: f"{instance.words}, ", LANGUAGE: instance.language})
    return f"{reverse(f'{namespace}:add')}?{given}"


class SynonymViewSet(snippets.SnippetViewSet):
    model = Synonym
    icon = "resubmit"
    menu_label = gettext_lazy("Synonyms")
    admin_url_namespace = SYNONYMS
    base_url_path = "suche/synonyme"
    copy_view_enabled = False
    chooser_viewset_class = NoChooserViewSet
    add_view_class = CreateView
    list_display = ["__str__", "language"]
    list_filter = ["language"]
    search_fields = ["words"]
    edit_handler = ObjectList([FieldPanel("language"), FieldPanel("words")])


class PromotionViewSet(snippets.SnippetViewSet):
    model = Promotion
    icon = "pick"
    menu_label = gettext_lazy("Recommendations")
    admin_url_namespace = PROMOTIONS
    base_url_path = "suche/empfehlungen"
    copy_view_enabled = False
    chooser_viewset_class = NoChooserViewSet
    add_view_class = CreateView
    list_display = ["__str__", "language", "page", "address"]
    list_filter = ["language"]
    search_fields = ["words", "address"]
    edit_handler = ObjectList(
        [FieldPanel("language"), FieldPanel("words"), FieldPanel("page"), FieldPanel("address")],
        base_form_class=PromotionForm,
    )

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Promotion]":
        return Promotion.objects.select_related("page")


class EmptySearchViewSet(snippets.SnippetViewSet):
    model = EmptySearch
    icon = "help"
    menu_label = gettext_lazy("Not found")
    admin_url_namespace = "search_missing"
    base_url_path = "suche/nicht-gefunden"
    copy_view_enabled = False
    chooser_viewset_class = NoChooserViewSet
    index_view_class = EmptySearchIndex
    list_display = ["words", "language", "times", "days", "last_day"]
    list_filter = ["language"]
    search_fields = ["words"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> "QuerySet[EmptySearch]":
        return EmptySearch.objects.common()


class SearchAdminGroup(snippets.SnippetViewSetGroup):
    menu_label = gettext_lazy("Search in the portal")
    menu_icon = "search"
    menu_order = 420
    items = (SynonymViewSet, PromotionViewSet, EmptySearchViewSet)
