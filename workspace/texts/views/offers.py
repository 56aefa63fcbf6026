"""What the editor offers while somebody writes, as JSON: people to mention and the project's pictures."""

from django.http import HttpResponse, JsonResponse

from portal.base.models import PortalImage
from portal.base.pictures import draw, prefetch_pictures
from workspace.projects.access import WorkspaceRequest
from workspace.projects.models import Project
from workspace.texts.views import asking


@asking.writing
def people(request: WorkspaceRequest) -> HttpResponse:
    """Those who belong to the project now."""
    memberships = request.membership.project.memberships.active().select_related("user").in_order()
    return JsonResponse({"people": [{"id": str(each.pk), "name": str(each.user.name)} for each in memberships]})


@asking.writing
def pictures(request: WorkspaceRequest) -> HttpResponse:
    """Those of the public page, which everybody may see."""
    shown = _pictures_of(request.membership.project)
    prefetch_pictures(shown, "text")
    drawn = [(each, draw(each, "text")) for each in shown]
    rows = [
        {"id": str(each.pk), "url": picture.fallback.url, "title": each.title, "alt": each.description}
        for each, picture in drawn
        if picture
    ]
    return JsonResponse({"pictures": rows})


def _pictures_of(project: Project) -> list[PortalImage]:
    page = project.page
    if page is None or not page.live:
        return []
    all_of_them = [page.picture, *(each.picture for each in page.pictures.select_related("picture"))]
    return list({each.pk: each for each in all_of_them if each is not None}.values())
