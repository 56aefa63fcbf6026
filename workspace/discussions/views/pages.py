"""A discussion, page by page, and what is new in it while it is open."""

from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from portal.base.numbers import MOST_DIGITS
from portal.base.prepared import prepared
from portal.live.nudges import maybe_missed
from workspace.discussions import permissions
from workspace.discussions.forms.replies import ReplyForm
from workspace.discussions.models import Reply, Topic
from workspace.discussions.models.replies import LONGEST
from workspace.discussions.services import drafting, reading
from workspace.discussions.services.announcing import channel_of
from workspace.discussions.showing import rows_of
from workspace.discussions.views import asking
from workspace.discussions.views.fetching import topic_or_404
from workspace.projects.access import WorkspaceRequest

REPLIES_A_PAGE = 30


@asking.page
def detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Opens at the first reply that the reader has not read; `?beitrag=` and `?page=` open it elsewhere."""
    membership = request.membership
    topic = topic_or_404(request, pk)
    missed = reading.first_missed(topic, membership)
    page_obj = _page(request, topic, missed)
    first = (page_obj.number - 1) * REPLIES_A_PAGE
    last = min(first + REPLIES_A_PAGE - 1, topic.last_number)
    replies = _between(topic.pk, first, last)
    note = reading.has_seen if first <= missed <= last else reading.hears_no_more
    note(topic=topic, membership=membership, first=first, last=last)
    draft = drafting.draft_of(membership, topic)
    context = {
        **about(topic, request),
        "page_obj": page_obj,
        "rows": rows_of(topic, replies, membership),
        "first": first,
        "last": last,
        "missed": missed if first <= missed <= last else None,
        "jump_to": missed if missed <= topic.last_number and not first <= missed <= last else None,
        "touched": max((each.touched_at for each in replies), default=topic.last_at),
        "form": ReplyForm(membership=membership, initial={"text": draft.text} if draft else None, auto_id="reply_%s"),
        "draft": draft,
        "channel": channel_of(topic),
    }
    return render(request, "workspace/discussions/detail.html", context)


@prepared
def _between(topic: int, first: int, last: int) -> "QuerySet[Reply]":
    return Reply.objects.filter(topic=topic).for_lists().between(first, last)


@asking.news
def news(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """What an open page (`von`, `bis`: the numbers that stand there) lacks, and what may have changed since `seit`.

    That a discussion is deleted is an answer like others: a page that asks by itself has made no error.
    """
    try:
        topic = topic_or_404(request, pk)
    except Http404:
        topic_or_404(request, pk, is_deleted=True)
        return render(request, "workspace/discussions/news.html", {"is_deleted": True})
    first, last = _number(request.GET.get("von", "")), _number(request.GET.get("bis", ""))
    since = _moment(request.GET.get("seit", ""))
    changed = _changed(topic.pk, first, last, maybe_missed(since)) if since is not None else []
    new = _behind(topic.pk, last)
    context = {
        **about(topic, request),
        "rows": rows_of(topic, [*changed, *new], request.membership),
        "last": new[-1].number if new else last,
        "touched": _touched(topic.pk, topic.last_number)[0],
        "new": len(new),
    }
    return render(request, "workspace/discussions/news.html", context)


@prepared
def _changed(topic: int, first: int, last: int, since: datetime) -> "QuerySet[Reply]":
    return Reply.objects.filter(topic=topic, touched_at__gte=since).for_lists().between(first, last)


@prepared
def _behind(topic: int, last: int) -> "QuerySet[Reply]":
    return Reply.objects.filter(topic=topic, number__gt=last).for_lists().order_by("number")[:REPLIES_A_PAGE]


@prepared
def _touched(topic: int, last: int) -> "QuerySet[Reply, datetime]":
    """When anything of the discussion was, as far as it is known here; it has its opening at least."""
    rows = Reply.objects.filter(topic=topic, number__lte=last).order_by("-touched_at")
    return rows.values_list("touched_at", flat=True)[:1]


def about(topic: Topic, request: WorkspaceRequest) -> dict[str, object]:
    """What templates of one discussion need, whichever."""
    membership = request.membership
    return {
        "topic": topic,
        "topic_url": topic.get_absolute_url(),
        "reply_url": reverse("workspace:discussions:reply", args=[membership.project.slug, topic.pk]),
        "may_reply": permissions.may_reply(membership, topic),
        "may_change": permissions.may_change(membership, topic),
        "may_remove": permissions.may_remove(membership, topic),
        "may_pin": permissions.may_pin(membership),
        "longest": LONGEST,
    }


def _page(request: WorkspaceRequest, topic: Topic, missed: int):  # type: ignore[no-untyped-def]  # a page of Django's
    """Of numbers, not of rows: the last of ten thousand replies is found as the first."""
    pages = Paginator(range(topic.last_number + 1), REPLIES_A_PAGE)
    if "page" in request.GET:
        return pages.get_page(request.GET["page"])
    said = request.GET.get("beitrag", "")
    number = _number(said) if said else missed
    return pages.page(min(number, topic.last_number) // REPLIES_A_PAGE + 1)


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS else 0


def _moment(said: str) -> datetime | None:
    try:
        moment = parse_datetime(said)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
