"""The page that every page of the portal is."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult

from portal.base import visibility  # the module: it needs the models itself
from portal.base.models.edition import kept

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class BasePage(Page):
    """A Wagtail page with a teaser: one short text and one picture for cards, link previews and search results."""

    introduction = models.TextField(
        _("introduction"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences. They appear at the top of the page and on its card in lists."),
    )
    picture = models.ForeignKey(
        "portal_base.PortalImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Appears at the top of the page, on its card in lists and in link previews."),
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("picture")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    readers_kind: "StrOrPromise" = ""
    """What readers call pages of this kind, in the plural: the search then offers to show only these."""

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail's, but a child whose kind is known is read whole in one query instead of two."""
        if path_components and (kind := _kind_of_child(self.path, path_components[0])):
            child = _children(kind, self.path, path_components[0]).select_related(*_relations(kind)).first()
            if child is not None:
                return child.route(request, path_components[1:])
        return super().route(request, path_components)

    def get_view_restrictions(self) -> "models.QuerySet[PageViewRestriction]":
        """Wagtail reads the pages above first; where nothing is restricted there is no need to."""
        return (
            super().get_view_restrictions()
            if visibility.is_anything_restricted()
            else PageViewRestriction.objects.none()
        )


@kept
def _kind_of_child(path: str, slug: str) -> type[BasePage] | None:
    """What the page with this slug is, below the page at this place of the tree."""
    child = _children(Page, path, slug).first()
    kind = child.specific_class if child else None
    return kind if kind and issubclass(kind, BasePage) else None


def _children(kind: type[Page], path: str, slug: str) -> Any:  # Any: a queryset of whatever page type
    depth = len(path) // Page.steplen
    return kind.objects.filter(path__startswith=path, depth=depth + 1, slug=slug)


def _relations(kind: type[Page]) -> set[str]:
    """The rows beside its own that a page shows at its head, where it has them."""
    return {"picture", "municipality"} & {field.name for field in kind._meta.get_fields()}
