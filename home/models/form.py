"""A form that an editor puts together."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractFormField, EmailFormMixin, FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage


class FormField(AbstractFormField):
    page = ParentalKey("home.FormPage", on_delete=models.CASCADE, related_name="form_fields")


class FormPage(EmailFormMixin, FormMixin, BasePage):
    """A form whose answers wait in the admin (list, CSV, Excel) and go out by mail."""

    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)
    consent_text = models.TextField(
        _("consent"),
        max_length=600,
        blank=True,
        help_text=_("People must agree to this before they send the form. It is stored with their answer."),
    )
    button_label = models.CharField(
        _("button"), max_length=40, blank=True, help_text=_("A verb, for example “Report the barrier”.")
    )
    thanks_title = models.CharField(_("heading of the thank-you page"), max_length=120, blank=True)
    thanks_text = RichTextField(_("text of the thank-you page"), blank=True, features=["bold", "italic", "link"])

    content_panels = [
        *BasePage.content_panels,
        FormSubmissionsPanel(),
        FieldPanel("body"),
        InlinePanel("form_fields", label=_("Field"), heading=_("Fields")),
        FieldPanel("consent_text"),
        FieldPanel("button_label"),
        MultiFieldPanel([FieldPanel("thanks_title"), FieldPanel("thanks_text")], heading=_("Thank-you page")),
        MultiFieldPanel(
            [FieldPanel("to_address"), FieldPanel("subject")],
            heading=_("Mail"),
            help_text=_("Without an address here the answers go to the portal's contact e-mail."),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types: list[str] = []
    template = "home/form_page.html"
    landing_page_template = "home/form_page_thanks.html"

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")
