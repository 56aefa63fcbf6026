"""What this floor changes in Wagtail."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from portal.base.gaps import fields_with_gaps
from portal.base.page_links import KeptPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def keep_addresses_of_linked_pages(features: FeatureRegistry) -> None:
    """After Wagtail has registered its own way."""
    features.register_link_type(KeptPageLinkHandler)


@hooks.register("before_edit_page")
def say_what_is_missing(request: HttpRequest, page: Page) -> None:
    """Whoever opens it knows then why it cannot go online yet."""
    if request.method == "GET" and (fields := fields_with_gaps(page)):
        text = _("Something is still marked as missing here: %(fields)s. Until then this page stays a draft.")
        messages.warning(request, text % {"fields": get_text_list(fields, _("and"))})


@hooks.register("before_bulk_action")
def publish_nothing_unfinished(
    request: HttpRequest, action_type: str, objects: list[Any], _action: Any
) -> HttpResponse | None:  # Any: whatever is listed, and Wagtail's view
    """Wagtail publishes the newest version of each, and with it what lies below if that was asked for."""
    if request.method != "POST" or action_type != "publish":
        return None
    pages = [each for each in objects if isinstance(each, Page)]
    below = (
        [each for page in pages for each in page.get_descendants().not_live()]
        if "include_descendants" in request.POST
        else []
    )
    unfinished = [draft for page in (*pages, *below) if fields_with_gaps(draft := page.get_latest_revision_as_object())]
    if not unfinished:
        return None
    names = get_text_list([_("“%(title)s”") % {"title": draft.title} for draft in unfinished], _("and"))
    messages.error(
        request, _("Nothing is published: in %(names)s something is still marked as missing.") % {"names": names}
    )
    return redirect("wagtailadmin_pages:edit", unfinished[0].pk)
