"""Who gets a file besides the people of its project, as the file's own page says it."""

from dataclasses import dataclass

from workspace.documents.doubts import is_picture
from workspace.documents.models import Document, Publication, ShareLink
from workspace.documents.permissions import may_share, may_take_down
from workspace.documents.tree import Tree
from workspace.projects.models import Membership


@dataclass(frozen=True)
class Outward:
    publication: Publication | None
    links: int
    """Open ones to the file itself."""
    folder_links: int
    """To folders in which it lies."""
    is_picture: bool
    may_share: bool
    may_publish: bool
    """Or take back."""


def outward_of(document: Document, membership: Membership) -> Outward:
    """Three queries, four in a folder."""
    publication = Publication.objects.filter(document=document, taken_back_at__isnull=True).first()
    if publication is not None:
        publication.document = document
    way = Tree(document.project).way_to(document.folder_id) if document.folder_id else []
    links = ShareLink.objects.open()
    return Outward(
        publication=publication,
        links=links.filter(document=document).count(),
        folder_links=links.filter(folder__in=[each.pk for each in way]).count() if way else 0,
        is_picture=is_picture(document),
        may_share=may_share(membership, document) or membership.is_admin,
        may_publish=may_take_down(membership),
    )
