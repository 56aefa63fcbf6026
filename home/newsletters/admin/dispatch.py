"""The page from which a newsletter goes out: what is missing, who gets it, a test, the time, and later the figures."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.newsletters.admin.views import dispatch_url
from home.newsletters.audience import Audience, audience_of
from home.newsletters.errors import NewsletterError
from home.newsletters.figures import figures_of
from home.newsletters.forms.admin import ScheduleForm
from home.newsletters.models import Newsletter
from home.newsletters.services import writing
from home.newsletters.services.composing import missing_in
from portal.accounts.models import User


class DispatchView(WagtailAdminTemplateMixin, TemplateView):
    """Each button names what it does: `what` is one of the methods in `BUTTONS`."""

    actor: User
    model = Newsletter
    template_name = "home/newsletters/admin/dispatch.html"
    page_title = gettext_lazy("Test and send")
    header_icon = "mail"
    index_url_name = ""  # the viewset says these
    edit_url_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # Any: Django's own signature
        if not isinstance(request.user, User):
            raise PermissionDenied
        self.actor = request.user
        managed = Newsletter.objects.managed_by(request.user).select_related("municipality")
        self.newsletter = get_object_or_404(managed, pk=kwargs["pk"])
        self.form = ScheduleForm(request.POST if request.POST.get("what") == "schedule" else None)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        do = BUTTONS.get(request.POST.get("what", ""))
        if do is None:
            return redirect(self.own_url)
        try:
            return do(self)
        except NewsletterError as problem:
            messages.error(request, str(problem))
            return redirect(self.own_url)

    def propose(self) -> HttpResponse:
        number = writing.propose(newsletter=self.newsletter, actor=self.actor)
        if not number:
            messages.warning(self.request, _("There is nothing new since the last newsletter."))
            return redirect(self.own_url)
        text = ngettext("%(count)d block was added.", "%(count)d blocks were added.", number) % {"count": number}
        messages.success(self.request, text + " " + _("Keep what you like, and throw the rest away."))
        return redirect(self.edit_url)

    def test(self) -> HttpResponse:
        writing.send_test(newsletter=self.newsletter, actor=self.actor)
        messages.success(self.request, _("The test goes to %(email)s.") % {"email": self.actor.email})
        return redirect(self.own_url)

    def schedule(self) -> HttpResponse:
        if not self.form.is_valid():
            messages.error(self.request, _("It was not scheduled. See below."))
            return self.render_to_response(self.get_context_data())
        chosen = self.form.cleaned_data["send_at"]
        moment = writing.schedule(newsletter=self.newsletter, actor=self.actor, at=chosen)
        when = date_format(localtime(moment), "DATETIME_FORMAT")
        messages.success(self.request, _("It goes out on %(when)s. Until then you can take it back.") % {"when": when})
        return redirect(self.own_url)

    def cancel(self) -> HttpResponse:
        writing.cancel(newsletter=self.newsletter, actor=self.actor)
        messages.success(self.request, _("Taken back: it is a draft again."))
        return redirect(self.own_url)

    @property
    def own_url(self) -> str:
        return dispatch_url(self.newsletter)

    @property
    def edit_url(self) -> str:
        return reverse(self.edit_url_name, args=[self.newsletter.pk])

    def get_page_subtitle(self) -> str:
        return str(self.newsletter)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:  # Any: addresses and words
        """Those above are the viewset's."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Newsletters")},
            {"url": "", "label": self.page_title, "sublabel": str(self.newsletter)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        newsletter = self.newsletter
        audience: Audience = audience_of(newsletter)
        return {
            **super().get_context_data(**kwargs),
            "newsletter": newsletter,
            "missing": missing_in(newsletter) if newsletter.is_draft else [],
            "audience": audience,
            "figures": figures_of(newsletter),
            "form": self.form,
            "edit_url": self.edit_url if newsletter.is_draft else "",
        }


BUTTONS: dict[str, Callable[[DispatchView], HttpResponse]] = {
    "propose": DispatchView.propose,
    "test": DispatchView.test,
    "schedule": DispatchView.schedule,
    "cancel": DispatchView.cancel,
}
