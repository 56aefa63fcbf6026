"""The home page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.base.blocks import ContentBlock
from portal.base.fields import BodyField
from portal.base.models import BasePage


class HomePage(BasePage):
    """The front page: a question, one search field, and sections in the managers' order."""

    sections = BodyField(ContentBlock(), verbose_name=_("sections"), blank=True)

    template = "home/home_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("sections")]

    class Meta:
        verbose_name = _("home page")
