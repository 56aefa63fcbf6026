"""The pictures that a text can show: those of the project's public page, which everybody may see."""

from portal.base.models import PortalImage
from portal.base.pictures import draw, prefetch_pictures
from workspace.projects.models import Project
from workspace.texts.document.tree import Node, node

VARIANT = "text"


def drawn_pictures_of(project: Project) -> dict[str, tuple[PortalImage, str]]:
    """By their number, with the address of each."""
    shown = _pictures_of(project)
    prefetch_pictures(shown, VARIANT)
    drawn = [(each, draw(each, VARIANT)) for each in shown]
    return {str(each.pk): (each, picture.fallback.url) for each, picture in drawn if picture}


def with_public_pictures(root: Node, project: Project) -> tuple[Node, int]:
    """Without all others, and how many those were: an address in a text can lead anywhere."""
    addresses = {pk: url for pk, (_image, url) in drawn_pictures_of(project).items()}
    left_out = 0

    def shown(each: Node) -> Node | None:
        nonlocal left_out
        if each.kind != "image":
            return each.with_children(child for old in each.children if (child := shown(old)) is not None)
        address = addresses.get(each.words("picture"))
        if address is None:
            left_out += 1
            return None
        return node("image", **{**dict(each.attributes), "src": address})

    made = shown(root)
    return made or root, left_out


def _pictures_of(project: Project) -> list[PortalImage]:
    page = project.page
    if page is None or not page.live:
        return []
    all_of_them = [page.picture, *(each.picture for each in page.pictures.select_related("picture"))]
    return list({each.pk: each for each in all_of_them if each is not None}.values())
