"""Published texts on the desk; of what is internal nothing gets there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.moderation.kinds import Moderated
from workspace.texts.models import Publication
from workspace.texts.services import publishing


def text_of(publication: Publication) -> str:
    return "\n\n".join(part for part in (publication.title, publication.plain) if part)


def approve(publication: Publication, *, actor: User) -> None:
    publishing.let_through(publication=publication)


def refuse(publication: Publication, *, actor: User, reason: str) -> None:
    publishing.hide(publication=publication)


def hide(publication: Publication, *, actor: User | None) -> None:
    publishing.hide(publication=publication)


def show(publication: Publication, *, actor: User | None) -> None:
    publishing.show(publication=publication)


def is_private(publication: Publication) -> bool:
    return not publication.is_standing or publication.text.deleted_at is not None


def title_of(publication: Publication) -> str:
    """Not what it says where it was taken back: the title of a case can outlive that."""
    return str(_("Text of a project")) if is_private(publication) else str(publication)


def visible_to(user: Any) -> Any:  # Any: users and anonymous visitors; a queryset of publications
    """What can be reported."""
    return Publication.objects.public_to(user).select_related("text__project", "published_by")


TEXTS = Moderated(
    name="text",
    model=Publication,
    label=_("Text of a project"),
    title=title_of,
    text=text_of,
    url=lambda publication: publication.get_absolute_url(),
    author=lambda publication: publication.published_by,
    municipality_id=lambda publication: publication.text.project.municipality_id,
    visible_to=visible_to,
    hide=hide,
    show=show,
    is_hidden=lambda publication: publication.is_hidden,
    is_private=is_private,
    waits=lambda publication: publication.waits,
    approve=approve,
    refuse=refuse,
    is_of_many=lambda publication: True,
)
