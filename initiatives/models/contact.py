"""People behind a page whose address is not shown."""

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path


class ContactMixin(RoutablePageMixin, models.Model):
    """A person to ask; whoever has an address gets a form at `nachricht/` below the page."""

    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(
        _("email address"), blank=True, help_text=_("Never shown: people write through a form.")
    )
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True, help_text=_("Shown to everybody."))

    class Meta:
        abstract = True

    @path("nachricht/", name="message")
    def message(self, request: HttpRequest) -> HttpResponse:
        """A form to the contact, whose address is not shown."""
        from initiatives.message_views import write_message  # noqa: PLC0415  # views build on models

        if not self.contact_email:
            raise Http404
        return write_message(request, self)
