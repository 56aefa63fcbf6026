"""What others may know of a project."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workspace.projects.about_parts import parts_of
from workspace.projects.models import JoinRequest, Membership, Project
from workspace.projects.permissions import is_open_to_newcomers, may_manage


@never_cache
@require_safe
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """Its name and what it is about; to its managers also how active it is, and nothing of what happens inside."""
    rows = Project.objects.visible_to(request.user).select_related("municipality", "page", "idea", "story")
    project = get_object_or_404(rows, slug=slug)
    membership = Membership.objects.of(request.user).filter(project=project).first()
    context = {
        "project": project,
        "topics": list(project.topics.all()),
        "membership": membership,
        "people": project.memberships.count(),
        "may_ask": membership is None and is_open_to_newcomers(project),
        "mine": JoinRequest.objects.by(request.user).of_late().filter(project=project).first(),
        "may_manage": may_manage(request.user, project),
        "page_url": project.page.url if project.page and project.page.live else "",
        "parts": parts_of(project),
        "noindex": not (project.is_listed and project.is_public),
    }
    return render(request, "workspace/projects/about.html", context)
