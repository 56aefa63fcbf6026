"""Published files on the desk; of what is internal nothing gets there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.moderation.kinds import Moderated
from workspace.documents.models import Publication
from workspace.documents.services import publishing


def approve(publication: Publication, *, actor: User) -> None:
    publishing.let_through(publication=publication)


def refuse(publication: Publication, *, actor: User, reason: str) -> None:
    publishing.hide(publication=publication)


def hide(publication: Publication, *, actor: User | None) -> None:
    publishing.hide(publication=publication)


def show(publication: Publication, *, actor: User | None) -> None:
    publishing.show(publication=publication)


def is_private(publication: Publication) -> bool:
    return not publication.is_standing or publication.document.deleted_at is not None


def title_of(publication: Publication) -> str:
    """Not what it is called where it was taken back: the title of a case can outlive that."""
    return str(_("File of a project")) if is_private(publication) else str(publication)


def visible_to(user: Any) -> Any:  # Any: users and anonymous visitors; a queryset of publications
    """What can be reported."""
    return Publication.objects.public_to(user).select_related("document__project", "published_by", "version__blob")


FILES = Moderated(
    name="document",
    model=Publication,
    label=_("File of a project"),
    title=title_of,
    text=publishing.text_of,
    url=lambda publication: publication.get_absolute_url(),
    author=lambda publication: publication.published_by,
    municipality_id=lambda publication: publication.document.project.municipality_id,
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
