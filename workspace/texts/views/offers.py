"""What the editor offers while somebody writes, as JSON: people to mention and the project's pictures."""

from django.http import HttpResponse, JsonResponse

from workspace.projects.access import WorkspaceRequest
from workspace.texts.pictures import drawn_pictures_of
from workspace.texts.views import asking


@asking.writing
def people(request: WorkspaceRequest) -> HttpResponse:
    """Those who belong to the project now."""
    memberships = request.membership.project.memberships.active().select_related("user").in_order()
    return JsonResponse({"people": [{"id": str(each.pk), "name": str(each.user.name)} for each in memberships]})


@asking.writing
def pictures(request: WorkspaceRequest) -> HttpResponse:
    """Those of the public page, which everybody may see."""
    drawn = drawn_pictures_of(request.membership.project)
    rows = [
        {"id": str(each.pk), "url": url, "title": each.title, "alt": each.description} for each, url in drawn.values()
    ]
    return JsonResponse({"pictures": rows})
