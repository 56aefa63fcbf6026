"""A form that an editor puts together."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.contrib.forms.models import AbstractFormField, EmailFormMixin, FormMixin, FormSubmission
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from home.forms import CONSENT, DOUBTS, GuardedFormBuilder
from home.submissions import submit_form
from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage
from portal.base.page_forms import BasePageForm


class FormField(AbstractFormField):
    page = ParentalKey("home.FormPage", on_delete=models.CASCADE, related_name="form_fields")

    class Meta(AbstractFormField.Meta):
        verbose_name = _("field of a form")
        verbose_name_plural = _("fields of a form")


class FormPageForm(BasePageForm, WagtailAdminFormPageForm):
    """The editor's form of a page with a form."""


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
    on_desk = models.BooleanField(
        _("answers wait on the desk"),
        default=True,
        help_text=_("Every manager sees them there, until one of them has dealt with it."),
    )
    kept_for = models.PositiveSmallIntegerField(
        _("answers are deleted after (months)"),
        null=True,
        blank=True,
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Say so in the consent, too. Empty: they stay until somebody deletes them."),
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
            [FieldPanel("on_desk"), FieldPanel("to_address"), FieldPanel("subject"), FieldPanel("kept_for")],
            heading=_("Where answers go"),
            help_text=_("If left empty, answers go to the portal's contact e-mail."),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    form_builder = GuardedFormBuilder
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types: list[str] = []
    template = "home/form_page.html"
    landing_page_template = "home/form_page_thanks.html"
    base_form_class = FormPageForm

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")

    def get_form_parameters(self) -> dict[str, Any]:  # Any: what the form takes
        return {"consent_text": self.consent_text}

    def get_data_fields(self) -> list[tuple[str, Any]]:  # Any: names are lazily translated
        consent = [(CONSENT, _("Consent"))] if self.consent_text else []
        return [*super().get_data_fields(), (DOUBTS, _("May be spam")), *consent]

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:  # Any: a template's context
        form = self.get_form(page=self, user=request.user, request=request)
        return {**super(FormMixin, self).get_preview_context(request, mode_name), "form": form}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # Any: Wagtail's own
        """Answers go to the thank-you page by a redirect, so that reloading it sends nothing twice."""
        if request.method == "GET" and "danke" in request.GET:
            return self.render_landing_page(request)
        form = self.get_form(request.POST or None, page=self, user=request.user, request=request)
        if request.method == "POST" and form.is_valid():
            self.process_form_submission(form)
            return redirect(f"{self.get_url(request)}?danke")
        context = {**self.get_context(request), "form": form}
        return TemplateResponse(request, self.get_template(request), context)

    def process_form_submission(self, form: Any) -> FormSubmission:  # Any: a class made by the form builder
        return submit_form(page=self, form=form)
