"""How the mail is. Each button names what it does."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.mails.permissions import may_see_addresses, may_see_mails
from portal.base.numbers import row_number
from portal.mailing import services
from portal.mailing.models import OutgoingMail
from portal.mailing.reporting import report


class MailReportView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/mails/report.html"
    page_title = gettext_lazy("Mail")
    header_icon = "mail"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # Any: Django's own signature
        if not may_see_mails(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_addresses(request.user):
            raise PermissionDenied
        if "mail" in request.POST:
            self._send_again(row_number(request.POST["mail"]))
        elif "address" in request.POST:
            services.try_again(address=request.POST["address"])
            messages.success(request, _("Mail goes to this address again."))
        else:
            services.send_now()
            messages.success(request, _("What waits is tried now."))
        return redirect("mail_report")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:  # Any: addresses and words
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sees_addresses = may_see_addresses(self.request.user)
        said = {"report": report(with_addresses=sees_addresses), "sees_addresses": sees_addresses}
        return {**super().get_context_data(**kwargs), **said}

    def _send_again(self, pk: int) -> None:
        mail = get_object_or_404(OutgoingMail.objects.lost().defer("message"), pk=pk)
        if services.send_again(mail=mail):
            messages.success(self.request, _("The mail is on its way again."))
        else:
            messages.error(self.request, _("What the mail said is forgotten already; it cannot be sent again."))
