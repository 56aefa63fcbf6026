"""The pictures that a text can show: those of the project's public page, which everybody may see."""

from portal.base.models import PortalImage
from portal.base.pictures import draw, prefetch_pictures
from workspace.projects.models import Project

VARIANT = "text"


def drawn_pictures_of(project: Project) -> dict[str, tuple[PortalImage, str]]:
    """By their number, with the address of each."""
    shown = pictures_of(project)
    prefetch_pictures(shown, VARIANT)
    drawn = [(each, draw(each, VARIANT)) for each in shown]
    return {str(each.pk): (each, picture.fallback.url) for each, picture in drawn if picture}


def pictures_of(project: Project) -> list[PortalImage]:
    page = project.page
    if page is None or not page.live:
        return []
    all_of_them = [page.picture, *(each.picture for each in page.pictures.select_related("picture"))]
    return list({each.pk: each for each in all_of_them if each is not None}.values())
