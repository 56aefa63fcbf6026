"""What somebody leaves behind who leaves a project."""

from django.utils.translation import ngettext

from workspace.posts.models import Post
from workspace.projects.models import Membership


def note(membership: Membership) -> str:
    """Said before; what somebody has written for the project stays."""
    number = Post.objects.standing().filter(project=membership.project_id, author=membership.user_id).count()
    if not number:
        return ""
    said = ngettext(
        "%(number)d post stays in the project, with the name.",
        "%(number)d posts stay in the project, with the name.",
        number,
    )
    return said % {"number": number}
