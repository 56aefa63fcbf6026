"""What somebody leaves behind who leaves a project."""

from django.utils.translation import ngettext

from workspace.projects.models import Membership
from workspace.texts.models import ShareLink


def note(membership: Membership) -> str:
    """Said before; the links hang on the membership."""
    number = ShareLink.objects.open().filter(maker=membership.pk).count()
    if not number:
        return ""
    said = ngettext(
        "%(number)d link to a text ends: whoever came by it does not get in any more.",
        "%(number)d links to texts end: whoever came by them does not get in any more.",
        number,
    )
    return said % {"number": number}
