"""What others may know of a project."""

from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.base.models.edition import kept
from portal.base.prepared import prepared
from portal.regions.filled import with_municipality_and_topics
from workspace.projects.about_parts import parts_of
from workspace.projects.material import list_of_stories
from workspace.projects.models import DraftedStory, JoinRequest, Membership, Project
from workspace.projects.permissions import is_open_to_newcomers, may_manage, may_tell_from_outside
from workspace.projects.querysets import ProjectQuerySet
from workspace.projects.services.telling import drafted_story_of


class Link(NamedTuple):
    """To a page of the portal."""

    url: str
    title: str


@never_cache
@require_safe
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """Its name and what it is about; to its managers also how active it is, and nothing of what happens inside."""
    project = _seen_by(request.user, slug)
    if project is None:
        raise Http404
    membership = Membership.objects.of(request.user).filter(project=project).first()
    context = {
        "project": project,
        "topics": list(project.topics.all()),
        "membership": membership,
        "people": sum(_people(project.pk)),
        "may_ask": membership is None and is_open_to_newcomers(project),
        "mine": JoinRequest.objects.by(request.user).of_late().filter(project=project).first(),
        "may_manage": may_manage(request.user, project),
        "may_tell": may_tell_from_outside(request.user, project) and list_of_stories(project) is not None,
        "story": _story_for(request.user, project),
        "public_page": _published(project.page_id, get_language()),
        "followed": _published(project.story_id, get_language()),
        "parts": parts_of(project),
        "noindex": not (project.is_listed and project.is_public),
    }
    return render(request, "workspace/projects/about.html", context)


def _seen_by(user: Any, slug: str) -> Project | None:  # Any: users and anonymous visitors
    if not user.is_authenticated:
        return next(iter(_listed(slug)), None)
    return _for_its_page(Project.objects.visible_to(user)).filter(slug=slug).first()


@prepared
def _listed(slug: str) -> ProjectQuerySet:
    return _for_its_page(Project.objects.listed()).filter(slug=slug)


def _for_its_page(rows: ProjectQuerySet) -> ProjectQuerySet:
    return with_municipality_and_topics(rows.select_related("idea"))


@prepared
def _people(project: int) -> "QuerySet[Membership, int]":
    """How many, where there is anybody."""
    numbers = Membership.objects.filter(project=project).order_by().values("project").annotate(number=Count("pk"))
    return numbers.values_list("number", flat=True)


@kept
def _published(pk: int | None, _language: str) -> Link | None:
    page = Page.objects.filter(pk=pk, live=True).first() if pk else None
    return Link(page.url or "", page.title) if page else None


def _story_for(user: Any, project: Project) -> DraftedStory | None:  # Any: users and anonymous visitors
    """The managers see where it stands."""
    return drafted_story_of(project) if may_manage(user, project) else None
