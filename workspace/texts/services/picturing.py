"""The pictures of the project that go along in a file."""

import logging

from wagtail.images.models import SourceImageIOError

from portal.base.models import PortalImage
from workspace.projects.models import Project
from workspace.texts.document.pictures import Picture, Pictures
from workspace.texts.document.tree import Node, node
from workspace.texts.pictures import pictures_of

logger = logging.getLogger(__name__)

MOST_SHOWN = 60
"""In a file, the same one several times counted each time."""
SPEC = "max-1200x1600|format-jpeg|jpegquality-80|bgcolor-ffffff"
"""About 200 kB each."""


def for_a_file(project: Project, root: Node) -> tuple[Node, Pictures]:
    """What a text shows of them, drawn; the text calls no others any more, and no more than a file should hold."""
    offered = {str(each.pk): each for each in pictures_of(project)}
    called: list[str] = []

    def left(each: Node) -> Node:
        if each.kind != "image":
            return each.with_children(left(child) for child in each.children)
        key = each.words("picture")
        if key in offered and each.words("src").startswith("/") and len(called) < MOST_SHOWN:
            called.append(key)
            return each
        return node("image", src=each.words("src"), alt=each.words("alt"), picture="")

    shown = left(root)
    drawn = {key: picture for key in dict.fromkeys(called) if (picture := _drawn(offered[key]))}
    return shown, drawn


def _drawn(image: PortalImage) -> Picture | None:
    try:
        rendition = image.get_rendition(SPEC)
        with rendition.file.open("rb") as file:
            return Picture(file.read(), rendition.width, rendition.height)
    except (SourceImageIOError, OSError):
        logger.warning("The file of picture %s is missing", image.pk)
        return None
