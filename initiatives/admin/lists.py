"""The pages of the showcase as flat lists of the admin (Wagtail's own viewset, declarative)."""

from typing import Any

from django.db.models import Q
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from initiatives.admin.filters import InitiativeFilterSet, StoryFilterSet
from initiatives.admin.importing import ImportViewSet
from initiatives.exchange.writing import ALL, rows_of, write_csv, write_xlsx
from initiatives.models import InitiativePage
from initiatives.stories.models import SuccessStoryPage

Pages = Any  # a queryset of whatever page type
WIDE = "wide-only"  # left out on tablets, see brand.css: the names need the room
SEARCHED = ["title", "draft_title", "introduction", "municipality__name"]


def topics_of(page: Any) -> str:
    return ", ".join(str(topic) for topic in page.topics.all())


def place_of(page: Any) -> str:
    return str(page.municipality or _("Whole region"))


def marks_of(page: InitiativePage) -> str:
    """Two marks in one column: a table with ticks and crosses for each would not fit."""
    marks = ((page.is_featured, _("featured")), (page.wants_people, _("looks for people")))
    return ", ".join(str(word) for has_it, word in marks if has_it)


WHAT = [
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title", width="28%"),
    Column("municipality", label=_("Municipality"), accessor=place_of, sort_key="municipality__name"),
    Column("topics", label=_("Topics"), accessor=topics_of, classname=WIDE),
]
UPKEEP = [
    DateColumn("latest_revision_created_at", label=_("Last touched"), sort_key="latest_revision_created_at"),
    PageStatusColumn("status_string", label=_("Publication"), sort_key="live"),
]


class CuratedIndexView(IndexView):
    """The pages that the person may change: managers see those of their areas, drafts too."""

    is_explicitly_ordered = True  # else Wagtail leaves the order of what is searched to its engine, which is not asked

    def get_base_queryset(self) -> Pages:
        theirs = self.permission_policy.instances_user_has_any_permission_for(self.request.user, {"change", "publish"})
        pages = self.annotate_queryset(self.model.objects.filter(pk__in=theirs.values("pk")))
        return pages.prefetch_related("topics", "municipality")

    def search_queryset(self, queryset: Pages) -> Pages:
        """By parts of words, in drafts too: lists are of thousands, and Wagtail's engine knows no order but its own."""
        for word in self.search_query.split():
            found = Q()
            for field in SEARCHED:
                # SQLite knows capital and small letters of ASCII only.
                found |= Q(**{f"{field}__icontains": word}) | Q(**{f"{field}__contains": word.capitalize()})
            queryset = queryset.filter(found)
        return queryset

    def get_ordering(self) -> str | None:
        ordering = self.request.GET.get("ordering")
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The bulk actions are those of this kind of page, not those of all pages."""
        return {**super().get_context_data(**kwargs), "model_opts": self.model._meta}


class InitiativeIndexView(CuratedIndexView):
    list_export = [column.name for column in ALL]
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        *WHAT,
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind", classname=WIDE),
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        Column("marks", label=_("Marks"), accessor=marks_of, classname=WIDE),
        *UPKEEP,
    ]

    def as_spreadsheet(self, queryset: Pages, spreadsheet_format: str) -> FileResponse:
        """What the import takes back as it is; all, or what the list is narrowed to."""
        rows = rows_of(list(queryset.values_list("pk", flat=True)))
        file = write_csv(rows) if spreadsheet_format == self.FORMAT_CSV else write_xlsx(rows)
        name = _("initiatives")
        return FileResponse(file, as_attachment=True, filename=f"{name}.{spreadsheet_format}")


class InitiativeViewSet(PageListingViewSet):
    model = InitiativePage
    name = "initiatives"
    url_prefix = "initiativen"
    icon = "group"
    menu_label = _("Initiatives")
    menu_order = 10
    index_view_class = InitiativeIndexView
    filterset_class = InitiativeFilterSet
    list_export = InitiativeIndexView.list_export


class StoryIndexView(CuratedIndexView):
    base_columns = [*WHAT, *UPKEEP]


class StoryViewSet(PageListingViewSet):
    model = SuccessStoryPage
    name = "stories_list"
    url_prefix = "geschichten"
    icon = "pick"
    menu_label = _("Success stories")
    menu_order = 20
    index_view_class = StoryIndexView
    filterset_class = StoryFilterSet


class ShowcaseGroup(ViewSetGroup):
    menu_label = _("Showcase")
    menu_icon = "group"
    menu_order = 150
    items = (InitiativeViewSet, StoryViewSet, ImportViewSet)
