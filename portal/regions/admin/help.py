"""The help for editors, in the admin itself."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class EditorsHelpView(WagtailAdminTemplateMixin, TemplateView):
    """One page; the long version is docs/editors.md."""

    template_name = "wagtailadmin/editors_help.html"
    page_title = _("Help for editors")
    header_icon = "help"
    _show_breadcrumbs = True
