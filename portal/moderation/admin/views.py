"""The desk: one queue, and one case at a time."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.requests import SignedInRequest
from portal.moderation.admin.forms import BULK, BulkForm, DecisionForm, DeskFilterForm
from portal.moderation.choices import Action
from portal.moderation.errors import ModerationError
from portal.moderation.models import Block, Case, Decision, TextModule
from portal.moderation.permissions import may_block, may_decide, may_work_at_the_desk
from portal.moderation.querysets import CaseQuerySet, active_block
from portal.moderation.services import blocking, deciding
from portal.moderation.services.cases import mark_as_seen
from portal.regions.permissions import areas_of

CASES_A_PAGE = 30
EARLIER = 10


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SignedInRequest) -> HttpResponse:
    """All open cases that this manager may decide, the oldest first; many of them can be decided at once."""
    return _decide_many(request) if request.method == "POST" else _list(request)


def _list(
    request: SignedInRequest, *, chosen: Collection[int] = (), reason: str = "", status: int = 200
) -> HttpResponse:
    """With what was chosen and typed where it could not be done."""
    cases, form = _queue(request)
    page_obj = Paginator(cases.select_related("content_type", "municipality", "author"), CASES_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "form": form,
        "page_obj": page_obj,
        "query": _query(request),
        "chosen": chosen,
        "reason": reason,
        "bulk_actions": [(each.value, each.label) for each in BULK],
        "blocks": Block.objects.active().liftable_by(request.user).select_related("user"),
    }
    return render(request, "moderation/desk/index.html", context, status=status)


def _decide_many(request: SignedInRequest) -> HttpResponse:
    """One decision for many; those where it makes no sense are left as they are, and said."""
    cases, _form = _queue(request)
    form = BulkForm(request.POST, offered=list(cases.values_list("pk", flat=True)))
    is_valid = form.is_valid()
    chosen, reason = form.cleaned_data.get("cases", []), request.POST.get("reason", "")
    if not is_valid:
        messages.error(request, _("Choose at least one case and what to do."))
        return _list(request, chosen=chosen, reason=reason, status=400)
    done, left = 0, {}
    for each in cases.filter(pk__in=chosen):
        try:
            action = Action(form.cleaned_data["action"])
            deciding.decide(case=each, action=action, reason=form.cleaned_data["reason"], actor=request.user)
            done += 1
        except ModerationError as problem:
            left[each.pk] = _("“%(title)s”: %(why)s") % {"title": each, "why": problem}
        except PermissionDenied:
            left[each.pk] = _("“%(title)s”: you may not decide this.") % {"title": each}
    if done:
        messages.success(
            request, ngettext("%(count)d case decided.", "%(count)d cases decided.", done) % {"count": done}
        )
    for sentence in left.values():
        messages.warning(request, sentence)
    return _list(request, chosen=left, reason=reason, status=409) if left else _back_to_the_list(request)


@require_http_methods(["GET", "POST"])
def case(request: SignedInRequest, pk: int) -> HttpResponse:
    """The contribution, why it stands here, what was before, and what can be done."""
    found = _case(request, pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, found, form)
            return _next(request)
        except ModerationError as problem:
            form.add_error("reason", str(problem))
    other = mark_as_seen(case=found, actor=request.user) if found.is_open and request.method == "GET" else None
    return render(request, "moderation/desk/case.html", _about(request, found, form, other))


@require_http_methods(["GET", "POST"])
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form stands on the page of the case."""
    decision = get_object_or_404(Decision.objects.select_related("case__content_type"), pk=pk)
    if not may_decide(request.user, decision.case):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("desk:case", pk=decision.case_id)
    reason = request.POST.get("reason", "").strip()
    try:
        after = deciding.take_back(decision=decision, actor=request.user, reason=reason)
        is_open = after.is_open
        messages.success(request, _("Taken back. The case is open again.") if is_open else _("Taken back and hidden."))
        return redirect("desk:case", pk=after.pk)
    except ModerationError as problem:
        messages.error(request, str(problem))
    found = _case(request, decision.case_id)
    context = {**_about(request, found, DecisionForm(), None), "typed_reason": reason}
    return render(request, "moderation/desk/case.html", context, status=409)


def _back_to_the_list(request: SignedInRequest) -> HttpResponse:
    return redirect(_address(request, "desk:index"))


@require_POST
def unblock(request: SignedInRequest, pk: int) -> HttpResponse:
    """The person may write again."""
    found = get_object_or_404(Block.objects.active().select_related("user"), pk=pk)
    blocking.unblock(block=found, actor=request.user)
    messages.success(request, _("%(name)s may write again.") % {"name": found.user})
    return redirect("desk:index")


def _queue(request: SignedInRequest) -> tuple[CaseQuerySet, DeskFilterForm]:
    if not may_work_at_the_desk(request.user):
        raise PermissionDenied
    areas = areas_of(request.user)
    form = DeskFilterForm(request.GET, municipalities=None if areas is None else sorted(areas))
    form.is_valid()
    chosen = form.cleaned_data
    cases = Case.objects.open().for_manager(request.user).oldest_first()
    if chosen.get("kind"):
        cases = cases.filter(kind_name=chosen["kind"])
    if chosen.get("municipality"):
        cases = cases.filter(municipality=chosen["municipality"])
    if form.codes:
        condition = Q()
        for code in form.codes:
            condition |= Q(codes__contains=f" {code} ")
        cases = cases.filter(condition)
    return cases, form


def _query(request: SignedInRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _case(request: SignedInRequest, pk: int) -> Case:
    if not may_work_at_the_desk(request.user):
        raise PermissionDenied
    rows = Case.objects.for_manager(request.user).select_related("content_type", "municipality", "author", "seen_by")
    return get_object_or_404(rows, pk=pk)


def _decide(request: SignedInRequest, found: Case, form: DecisionForm) -> None:
    action, reason = Action(form.cleaned_data["action"]), form.cleaned_data["reason"]
    made = deciding.decide(case=found, action=action, reason=reason, actor=request.user)
    messages.success(request, _("Decided: %(action)s.") % {"action": made.done})
    if form.block is not None and found.author is not None and may_block(request.user, found.author):
        until = timezone.now() + form.block
        blocking.block(user=found.author, until=until, reason=reason, actor=request.user, case=found)
        messages.success(request, _("%(name)s is blocked.") % {"name": found.author})


def _next(request: SignedInRequest) -> HttpResponse:
    """On to the next one of the queue as it is filtered; after the last back to the list."""
    cases, _form = _queue(request)
    following = cases.first()
    if following is None:
        return _back_to_the_list(request)
    return redirect(_address(request, "desk:case", following.pk))


def _address(request: SignedInRequest, name: str, *args: int) -> str:
    """With the filters that hold."""
    query = _query(request)
    return f"{reverse(name, args=args)}?{query}" if query else reverse(name, args=args)


def _about(request: SignedInRequest, found: Case, form: DecisionForm, other: Any) -> dict[str, Any]:  # Any: a context
    target, kind = found.target, found.kind
    shown = kind if kind is not None and target is not None and not kind.is_private(target) else None
    author = found.author
    following = _queue(request)[0].filter(pk__gt=found.pk).first()
    last = found.decisions.select_related("case__content_type").first()
    return {
        "case": found,
        "form": form,
        "other": other,
        "kind": kind if target is not None else None,
        "text": shown.text(target) if shown else "",
        "pictures": shown.pictures(target) if shown else (),
        "picture_addresses": shown.picture_addresses(target) if shown else (),
        "url": shown.url(target) if shown else "",
        "links": _links(found) if shown else [],
        "actions": [
            (action.value, kind.label_of(action) if kind else action.label, action.needs_reason,
             action in {Action.HIDE, Action.REFUSE})
            for action in _actions_for(found)
        ],
        "may_decide": may_decide(request.user, found),
        "reports": found.reports.select_related("reporter"),
        "decisions": Decision.objects.filter(case__content_type=found.content_type, case__object_id=found.object_id)
        .select_related("actor", "objection")
        .newest_first(),
        "audit": found.audit.select_related("actor"),
        "earlier": (
            Decision.objects.filter(case__in=Case.objects.for_manager(request.user).filter(author=author))
            .exclude(case__content_type=found.content_type, case__object_id=found.object_id)
            .select_related("case", "actor").newest_first()[:EARLIER] if author else []
        ),
        "may_block": may_block(request.user, author),
        "current_block": active_block(author) if author else None,
        "modules": TextModule.objects.all(),
        "typed_reason": "",
        "language": getattr(author, "language", "de"),
        "next": following and _address(request, "desk:case", following.pk),
        "index": _address(request, "desk:index"),
        "needs_reason_to_take_back": last is not None and deciding.hides_when_taken_back(last),
    }  # fmt: skip


def _actions_for(found: Case) -> list[Action]:
    target, kind = found.target, found.kind
    return kind.actions_for(target) if kind is not None and target is not None and found.is_open else []


def _links(found: Case) -> list[tuple[str, str]]:
    """Where else something can be done about it."""
    target, kind = found.target, found.kind
    if target is None or kind is None:
        return []
    offered = [
        (kind.edit_url, _("Edit with a trace")),
        (kind.merge_url, _("Put together with another")),
        (kind.answer_url, _("Answer it")),
    ]
    found_links = [(address(target), label) for address, label in offered if address is not None]
    return [*[(address, label) for address, label in found_links if address], *kind.ways(found)]
