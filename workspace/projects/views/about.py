"""What others may know of a project."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workspace.projects.about_parts import parts_of
from workspace.projects.material import list_of_stories
from workspace.projects.models import DraftedStory, JoinRequest, Membership, Project
from workspace.projects.permissions import is_open_to_newcomers, may_manage, may_tell_from_outside
from workspace.projects.services.telling import drafted_story_of


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
        "may_tell": may_tell_from_outside(request.user, project) and list_of_stories(project) is not None,
        "story": _story_for(request.user, project),
        "page_url": project.page.url if project.page and project.page.live else "",
        "parts": parts_of(project),
        "noindex": not (project.is_listed and project.is_public),
    }
    return render(request, "workspace/projects/about.html", context)


def _story_for(user: Any, project: Project) -> DraftedStory | None:  # Any: users and anonymous visitors
    """The managers see where it stands."""
    return drafted_story_of(project) if may_manage(user, project) else None
