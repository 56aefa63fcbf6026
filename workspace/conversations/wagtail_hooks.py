"""What this app adds to the Wagtail admin: the way to the circulars."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from workspace.conversations.permissions import may_write_circulars

BEHIND_THE_DESK = 91


class CircularsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_write_circulars(request.user)


@hooks.register("register_admin_menu_item")
def circulars_menu_item() -> MenuItem:
    url = reverse("conversations:circulars")
    return CircularsMenuItem(_("Circulars"), url, name="circulars", icon_name="mail", order=BEHIND_THE_DESK)
