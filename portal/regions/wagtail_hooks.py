"""What this app adds to the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import modeladmin_register

from portal.regions.admin.dashboard import WaitingPanel
from portal.regions.admin.help import EditorsHelpView
from portal.regions.admin.lists import RegionAdminGroup
from portal.regions.admin.translating import TranslatePageView

WAGTAILS_NEWS = "whats-new-in-wagtail"

modeladmin_register(RegionAdminGroup)


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:  # Any: panels of every kind
    panels.append(WaitingPanel())


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
        _("Help for editors"), reverse_lazy("editors_help"), name="editors-help", icon_name="help", order=10
    )


@hooks.register("construct_help_menu")
def leave_out_the_news_about_wagtail(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(WAGTAILS_NEWS)]
