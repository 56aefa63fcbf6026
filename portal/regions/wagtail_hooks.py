"""What this app adds to the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail_modeladmin.options import modeladmin_register

from portal.regions.admin.dashboard import WaitingPanel
from portal.regions.admin.help import EditorsHelpView
from portal.regions.admin.lists import RegionAdminGroup
from portal.regions.admin.translating import TranslatePageView
from portal.regions.bounds import Verdict, verdict
from portal.regions.models import PointMixin

WAGTAILS_NEWS = "whats-new-in-wagtail"

modeladmin_register(RegionAdminGroup)


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:  # Any: panels of every kind
    panels.append(WaitingPanel())


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def ask_about_the_point(request: HttpRequest, page: Page) -> None:
    """A point outside of the region may be meant so, and is saved; two exchanged numbers hardly are."""
    saved_by_itself = not request.accepts("text/html")  # nobody reads messages then
    if not isinstance(page, PointMixin) or page.point is None or saved_by_itself:
        return
    texts = {
        Verdict.SWAPPED: _("The point lies outside of the region. Are latitude and longitude exchanged?"),
        Verdict.OUTSIDE: _("The point lies outside of the region. Is it meant so?"),
    }
    if text := texts.get(verdict(*page.point)):
        messages.warning(request, text)


@hooks.register("insert_global_admin_css")
def brand() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/brand.css"))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The second stands in the place of Wagtail's own: this app comes before `simple_translation`."""
    return [
        path("hilfe/", EditorsHelpView.as_view(), name="editors_help"),
        path("translation/submit/page/<int:page_id>/", TranslatePageView.as_view()),
    ]


@hooks.register("register_help_menu_item")
def help_for_editors() -> MenuItem:
    return MenuItem(
        gettext_lazy("Help for editors"), reverse_lazy("editors_help"), name="editors-help", icon_name="help", order=10
    )


@hooks.register("construct_help_menu")
def leave_out_the_news_about_wagtail(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(WAGTAILS_NEWS)]
