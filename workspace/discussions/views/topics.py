"""The discussions of a project, and beginning one."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.base import typed
from portal.base.leafing import Leafed
from portal.base.numbers import row_number
from portal.base.prepared import prepared
from portal.moderation.errors import ModerationError, RefusedError
from workspace.discussions import permissions
from workspace.discussions.forms.topics import OpeningForm, TopicForm
from workspace.discussions.models import Category, Topic
from workspace.discussions.querysets import TopicQuerySet
from workspace.discussions.services import deleting, drafting, reading, steering, writing
from workspace.discussions.views import asking
from workspace.discussions.views.fetching import topic_or_404
from workspace.discussions.views.seeking import is_part, part, seeking
from workspace.projects.access import WorkspaceRequest
from workspace.projects.models import Membership

TOPICS_A_PAGE = 30
MOST_DELETED = 10


@asking.page
def index(request: WorkspaceRequest) -> HttpResponse:
    """`?kategorie=` with a number, `?zeige=ungelesen` or `offen`."""
    membership = request.membership
    categories = _categories(membership.project_id)
    category = next((each for each in categories if each.pk == row_number(request.GET.get("kategorie", ""))), None)
    shown = request.GET.get("zeige", "")
    if category is not None or shown in {"ungelesen", "offen"}:
        pages = Paginator(_chosen(_topics(membership), category, shown), TOPICS_A_PAGE)
    else:
        first = _first(membership.project_id, membership.pk, membership.user_id, membership.joined_at)
        pages = Leafed(first, TOPICS_A_PAGE, lambda: _topics(membership))
    page_obj = pages.get_page(request.GET.get("page"))
    for topic in page_obj:
        topic.project = membership.project
    context = {
        "page_obj": page_obj,
        "categories": categories,
        "category": category,
        "shown": shown if shown in {"ungelesen", "offen"} else "",
        "query": _query(category, shown),
        "deleted": _deleted(membership),
        "just_deleted": request.GET.get("geloescht", ""),
        "may_begin": permissions.may_begin(membership),
        "may_sort": permissions.may_sort(membership),
    }
    return render(request, "workspace/discussions/list.html", context)


@prepared
def _categories(project: int) -> "QuerySet[Category]":
    return Category.objects.filter(project=project)


@prepared
def _first(project: int, membership: int, user: int, joined_at: datetime) -> "QuerySet[Topic]":
    reader = Membership(pk=membership, project_id=project, user_id=user, joined_at=joined_at)
    return _topics(reader)[: TOPICS_A_PAGE + 1]


def _topics(membership: Membership) -> TopicQuerySet:
    rows = Topic.objects.standing().filter(project=membership.project_id).as_read_by(membership)
    return rows.pinned_first().select_related("author", "category")


def _chosen(topics: TopicQuerySet, category: Category | None, shown: str) -> TopicQuerySet:
    if category is not None:
        topics = topics.filter(category=category)
    if shown == "ungelesen":
        return topics.unread()
    return topics.unanswered() if shown == "offen" else topics


@asking.writing
def create(request: WorkspaceRequest) -> HttpResponse:
    membership = request.membership
    draft = drafting.draft_of(membership, None)
    initial = {"title": draft.title, "text": draft.text} if draft else {}
    sought = seeking(request)
    sent = (request.POST, request.FILES) if request.method == "POST" and sought is None else (None, None)
    form = OpeningForm(*sent, membership=membership, initial=initial, seeking=sought)
    if is_part(request):
        return part(request, form)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        try:
            topic = writing.begin(membership=membership, said=form.said)
        except (ModerationError, RefusedError) as problem:
            form.add_error(None, str(problem))
        else:
            for warning in form.warnings():
                messages.warning(request, warning)
            return redirect(topic)
    context = {"form": form, "draft": draft if sought is None else None}
    return render(request, "workspace/discussions/form.html", context)


@asking.writing
def edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Its title and category."""
    topic = topic_or_404(request, pk)
    if not permissions.may_change(request.membership, topic):
        raise PermissionDenied
    form = TopicForm(request.POST or None, topic=topic, membership=request.membership)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        said = form.cleaned_data
        steering.change(topic=topic, membership=request.membership, title=said["title"], category=said.get("category"))
        messages.success(request, _("The discussion is changed."))
        return redirect(topic)
    return render(request, "workspace/discussions/edit.html", {"form": form, "topic": topic})


@asking.button
def pin(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """On top; with `undo` no longer."""
    topic = topic_or_404(request, pk)
    is_pinned = "undo" not in request.POST
    steering.pin(topic=topic, membership=request.membership, is_pinned=is_pinned)
    on_top, not_on_top = _("The discussion is pinned: it stands on top."), _("The discussion is no longer pinned.")
    messages.success(request, on_top if is_pinned else not_on_top)
    return redirect(topic)


@asking.button
def close(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """With `undo` it is open again."""
    topic = topic_or_404(request, pk)
    is_closed = "undo" not in request.POST
    steering.close(topic=topic, membership=request.membership, is_closed=is_closed)
    messages.success(request, _("The discussion is closed.") if is_closed else _("The discussion is open again."))
    return redirect(topic)


@asking.button
def delete(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """At once: the list offers to take it back."""
    topic = topic_or_404(request, pk)
    deleting.remove(topic=topic, membership=request.membership)
    return redirect(f"{_list_of(request)}?geloescht={topic.pk}")


@asking.button
def restore(request: WorkspaceRequest, pk: int) -> HttpResponse:
    topic = topic_or_404(request, pk, is_deleted=True)
    restored = deleting.restore(topic=topic, membership=request.membership)
    messages.success(request, _("The discussion is there again."))
    return redirect(restored)


@asking.marking
def read(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """All of it, by a button; or, said by a script, a row of replies (`von`, `bis`) that somebody had before them."""
    topic = topic_or_404(request, pk)
    if "bis" not in request.POST:
        reading.has_seen_everything(topic=topic, membership=request.membership)
        return redirect(_list_of(request))
    first, last = row_number(request.POST.get("von", "")), row_number(request.POST["bis"])
    reading.has_seen(topic=topic, membership=request.membership, first=first, last=min(last, topic.last_number))
    return HttpResponse(status=204)


def _deleted(membership: Membership) -> list[Topic]:
    """Those that this person can take back, the last first."""
    if not permissions.may_begin(membership):
        return []
    if membership.is_admin:
        return _all_deleted(membership.project_id)
    return _own_deleted(membership.project_id, membership.user_id)


@prepared
def _all_deleted(project: int) -> "QuerySet[Topic]":
    return Topic.objects.deleted().filter(project=project).order_by("-deleted_at")[:MOST_DELETED]


@prepared
def _own_deleted(project: int, author: int) -> "QuerySet[Topic]":
    rows = Topic.objects.deleted().filter(project=project, author=author, replies_count=0)
    return rows.order_by("-deleted_at")[:MOST_DELETED]


def _query(category: Category | None, shown: str) -> str:
    parts = [f"kategorie={category.pk}" if category is not None else "", f"zeige={shown}" if shown else ""]
    return "&".join(part for part in parts if part)


def _list_of(request: WorkspaceRequest) -> str:
    return reverse("workspace:discussions:list", args=[request.membership.project.slug])
