"""The pictures that published texts show, among all files of the project: they stay in a text that everybody reads when
they have left the public page, until somebody publishes it again or takes it back."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import unquote, urlsplit

from portal.base.models import PortalImage, PortalRendition
from workspace.projects.elsewhere import Held
from workspace.projects.models import Membership
from workspace.projects.rooms import room_named
from workspace.texts.models import Publication
from workspace.texts.permissions import may_publish
from workspace.texts.querysets import KEY
from workspace.texts.services.publishing import take_back

SOURCE = re.compile(r'<img src="([^"]+)"')


def find(membership: Membership, most: int) -> list[Held]:
    """Three queries, whatever the number."""
    project = membership.project
    if not project.has_room(KEY):
        return []
    standing = Publication.objects.filter(text__project=project, taken_back_at__isnull=True, html__contains="<img ")
    rows = standing.filter(text__deleted_at__isnull=True).select_related("text").order_by("-as_of", "-pk")
    shown = {each: [_file_name(source) for source in SOURCE.findall(each.html)] for each in rows[:most]}
    names = {name for of_one in shown.values() for name in of_one}
    drawn = PortalRendition.objects.filter(file__in=names).select_related("image") if names else []
    images = {str(rendition.file.name): rendition.image for rendition in drawn}
    public = set(Publication.objects.public().filter(text__project=project).values_list("pk", flat=True))
    found = [
        _held(publication, image, membership, is_public=publication.pk in public)
        for publication, of_one in shown.items()
        for image in {images[name].pk: images[name] for name in of_one if name in images}.values()
    ]
    return found[:most]


def _held(publication: Publication, image: PortalImage, membership: Membership, *, is_public: bool) -> Held:
    publication.text.project = membership.project
    room = room_named(KEY)
    return Held(
        key=f"{KEY}-{publication.pk}-{image.pk}",
        name=image.description or image.title,
        place=room.label if room is not None else "",
        used_in=str(publication),
        url=publication.get_absolute_url() if is_public else publication.text.get_absolute_url(),
        size=image.file_size,
        added_at=publication.as_of,
        is_public=is_public,
        open_picture=_opener(image),
        take_down=partial(_take_down, publication) if may_publish(membership) else None,
    )


def _file_name(source: str) -> str:
    """As the database has it, whatever serves it."""
    return f"images/{PurePosixPath(unquote(urlsplit(source).path)).name}"


def _opener(image: PortalImage) -> Callable[[], IO[bytes]]:
    return lambda: image.file.storage.open(str(image.file.name), "rb")


def _take_down(publication: Publication, membership: Membership) -> None:
    """The text with it: a part of what was published is not changed in secret."""
    take_back(text=publication.text, membership=membership)
