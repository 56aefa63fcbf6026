"""The rooms of a workspace (`{% rooms_for membership path as navigation %}`), faces (`{% face person viewer %}`)."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.accounts.models import User
from portal.accounts.permissions import may_see_part, visible_parts
from portal.base.templatetags.portal_ui import initials
from workspace.projects.models import Inspection, Membership
from workspace.projects.navigation import Navigation, navigation_of

register = template.Library()


@register.simple_tag
def rooms_for(membership: Membership, path: str) -> Navigation:
    return navigation_of(membership, path)


@register.simple_tag
def inspections_of(membership: Membership) -> list[Inspection]:
    """Who looks into the workspace just now."""
    return list(Inspection.objects.active().filter(project=membership.project).select_related("manager"))


@register.simple_tag
def face(person: User, viewer: User) -> SafeString:
    """Their picture where they show it to the viewer, else the initials; the name stands beside it."""
    if person.picture and may_see_part(viewer, person, "picture"):
        return format_html(
            '<img class="avatar" src="{}" width="36" height="36" alt="" loading="lazy">', person.picture.url
        )
    return format_html('<span class="avatar" aria-hidden="true">{}</span>', initials(person))


@register.filter
def may_open(viewer: User, person: User) -> bool:
    """Whether there is a page about the person for the viewer."""
    return bool(visible_parts(viewer, person))
