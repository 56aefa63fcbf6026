"""The link that reports."""

from typing import Any

from django import template
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext as _

from portal.base.addresses import address
from portal.base.templatetags.portal_ui import icon
from portal.moderation.kinds import kind_of

register = template.Library()


@register.simple_tag(takes_context=True)
def report_link(context: dict[str, Any], target: models.Model) -> str:  # Any: a context
    """For a contribution that somebody else has written; it stands below each of many comments."""
    kind = kind_of(target)
    request = context.get("request")
    if kind is None or request is None or not target.pk:
        return ""
    if kind.is_by(request.user, target):
        return ""
    return format_html(
        '<a class="btn btn-link" href="{}" rel="nofollow">{}{}</a>',
        address("moderation:report", kind.name, target.pk),
        icon("flag"),
        _("Report"),
    )
