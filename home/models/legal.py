"""What the law asks for on every page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.search import index

from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage, PortalSettings


class LegalPage(BasePage):
    """Imprint, privacy, accessibility, terms: one of a kind in each language, linked from the foot of every page."""

    class Kind(models.TextChoices):
        IMPRINT = "imprint", _("Imprint")
        PRIVACY = "privacy", _("Privacy")
        ACCESSIBILITY = "accessibility", _("Accessibility")
        TERMS = "terms", _("Terms of use")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    body = BodyField(ContentBlock(), verbose_name=_("content"), blank=True)
    report_form = models.ForeignKey(
        "home.FormPage",
        verbose_name=_("form to report a barrier"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only for the accessibility page: where people can report a barrier."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("body"),
        PageChooserPanel("report_form"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/legal_page.html"

    class Meta:
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")

    def clean(self) -> None:
        super().clean()
        others: Any = LegalPage.objects.filter(kind=self.kind, locale_id=self.locale_id).exclude(pk=self.pk)
        if self.kind and self.locale_id and others.exists():
            raise ValidationError({"kind": _("There is already a page of this kind.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # Any: Wagtail's own
        context = super().get_context(request, *args, **kwargs)
        if self.kind == self.Kind.ACCESSIBILITY:
            form = self.report_form
            context["report_url"] = form.get_url(request) if form and form.live else ""
            context["contact_email"] = PortalSettings.for_request(request).contact_email
        return context
