"""What this app adds to the Wagtail admin."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import modeladmin_register

from portal.moderation.admin import urls
from portal.moderation.admin.lists import ModerationAdminGroup
from portal.moderation.models import Case
from portal.moderation.permissions import may_work_at_the_desk
from portal.regions.admin.dashboard import Waiting, also_waits

DESK_ORDER = 90


class DeskMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_work_at_the_desk(request.user)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLResolver]:
    return [path("schreibtisch/", include(urls))]


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    return DeskMenuItem(_("Desk"), reverse("desk:index"), name="desk", icon_name="tasks", order=DESK_ORDER)


def cases_on_the_desk(request: HttpRequest) -> Iterable[Waiting]:
    count = Case.objects.open().for_manager(request.user).count()
    yield Waiting(label=_("on the desk"), count=count, url=reverse("desk:index"))


modeladmin_register(ModerationAdminGroup)
also_waits(cases_on_the_desk)
