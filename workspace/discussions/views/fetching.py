"""From an address in the room to the discussion and its replies."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from portal.base.prepared import prepared
from workspace.discussions.models import Category, Reply, Topic
from workspace.projects.access import WorkspaceRequest


def topic_or_404(request: WorkspaceRequest, pk: int, *, is_deleted: bool = False) -> Topic:
    """Of this project; one of another is not there."""
    project = request.membership.project
    for topic in _with_number(pk, project.pk, is_deleted=is_deleted):
        topic.project = project
        return topic
    raise Http404


@prepared
def _with_number(pk: int, project: int, *, is_deleted: bool) -> "QuerySet[Topic]":
    """One at most."""
    rows = Topic.objects.deleted() if is_deleted else Topic.objects.standing()
    return rows.filter(pk=pk, project=project).select_related("category", "answer")


def reply_or_404(request: WorkspaceRequest, pk: int, number: int, *, is_deleted: bool = False) -> Reply:
    topic = topic_or_404(request, pk)
    rows = topic.replies.deleted().exclude(text="") if is_deleted else topic.replies.standing()
    reply: Reply = get_object_or_404(rows.select_related("author"), number=number)
    reply.topic = topic
    return reply


def category_or_404(request: WorkspaceRequest, pk: int) -> Category:
    return get_object_or_404(Category, pk=pk, project=request.membership.project)
