"""What this app adds to the Wagtail admin."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.mails.permissions import may_see_mails
from home.mails.views import MailReportView
from portal.mailing.models import Outage, OutgoingMail
from portal.regions.admin.dashboard import Waiting, also_waits


class MailMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_mails(request.user)


@hooks.register("register_admin_urls")
def mail_urls() -> list[URLPattern]:
    return [path("berichte/mail/", MailReportView.as_view(), name="mail_report")]


@hooks.register("register_reports_menu_item")
def mail_menu_item() -> MenuItem:
    return MailMenuItem(_("Mail"), reverse("mail_report"), name="mail-report", icon_name="mail", order=100)


def mails_in_an_outage(request: HttpRequest) -> Iterable[Waiting]:
    if may_see_mails(request.user) and Outage.objects.exists():
        count = OutgoingMail.objects.unsent().count()
        label = _("mails, because the mail server cannot be reached")
        yield Waiting(label=label, count=count, url=reverse("mail_report"))


also_waits(mails_in_an_outage)
