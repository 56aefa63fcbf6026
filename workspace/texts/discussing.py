"""What everybody may say about a published text."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.comments.commentables import Commentable
from workspace.projects.permissions import may_manage
from workspace.texts.models import Publication
from workspace.texts.moderating import title_of


def visible_to(_user: Any) -> Any:  # Any: users and anonymous visitors; a queryset of publications
    return Publication.objects.public().select_related("text__project", "published_by")


TEXTS = Commentable(
    name="text",
    model=Publication,
    label=_("Published texts of projects"),
    visible_to=visible_to,
    speaks_officially=lambda user, publication: may_manage(user, publication.text.project),
    municipality_id=lambda publication: publication.text.project.municipality_id,
    is_open=lambda publication: not publication.text.project.is_closed,
    takes_support=lambda publication: False,
    title=title_of,
    author=lambda publication: publication.published_by,
    scope=lambda publication: publication.text.project,
    order=51,
)
