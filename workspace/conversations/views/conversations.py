"""One conversation: reading it, saying something in it."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import form_of_account
from portal.base import typed
from portal.moderation.errors import ModerationError
from workspace.conversations import permissions, reading
from workspace.conversations.announcing import channel_of
from workspace.conversations.errors import ConversationError
from workspace.conversations.forms.messages import MessageForm
from workspace.conversations.models import Participant
from workspace.conversations.names import name_of
from workspace.conversations.services import attending, writing
from workspace.conversations.views import asking


@form_of_account
def detail(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = asking.mine_or_404(request, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = MessageForm(*sent)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        try:
            message = writing.write(conversation=mine.conversation, actor=request.user, **form.said)
            return redirect(f"{mine.conversation.get_absolute_url()}#{message.anchor}")
        except (ModerationError, ConversationError) as problem:
            form.add_error(None, str(problem))
    if form.errors and _is_script(request):
        return render(request, "workspace/conversations/composer.html", {"form": form})
    return _page(request, mine, form)


@asking.page
def news(request: SignedInRequest, pk: int) -> HttpResponse:
    """What a page that is open does not show yet; with `gesehen` somebody looks at it."""
    mine = asking.mine_or_404(request, pk)
    now = timezone.now()
    added, changed = reading.news(mine, after=_key(request, "nach"), since=_moment(request, "seit"))
    if added and "gesehen" in request.GET:
        shown = {"first": added[0].message.pk, "last": added[-1].message.pk}
        attending.mark_read(conversation=mine.conversation, actor=request.user, **shown)
    context = {
        "mine": mine,
        "added": added,
        "changed": changed,
        "now": now,
        "read_by": reading.read_by(mine),
    }
    return render(request, "workspace/conversations/news.html", context)


def _page(request: SignedInRequest, mine: Participant, form: MessageForm) -> HttpResponse:
    now = timezone.now()
    stretch = reading.stretch(
        mine, before=_key(request, "vor"), after=_key(request, "nach"), around=_key(request, "um")
    )
    if stretch.last > mine.read_to:
        shown = {"first": stretch.first, "last": stretch.last}
        attending.mark_read(conversation=mine.conversation, actor=request.user, **shown)
    people = reading.people_of(mine.conversation_id)
    others = [each.user for each in people if each.user_id != request.user.pk and each.left_at is None]
    other = others[0] if others and not mine.conversation.is_group else None
    context = {
        "mine": mine,
        "conversation": mine.conversation,
        "channel": channel_of(mine.conversation),
        "name": name_of(mine.conversation, people, request.user),
        "others": others,
        "other": other,
        "has_blocked": other is not None and permissions.has_blocked(request.user, other),
        "stretch": stretch,
        "now": now,
        "read_by": reading.read_by(mine, stretch.lines) if not stretch.has_newer else [],
        "form": form,
        "why_not": _why_not(mine, people),
    }
    return render(request, "workspace/conversations/detail.html", context)


def _why_not(mine: Participant, people: Sequence[Participant]) -> str:
    """Said instead of the form, so that nobody types in vain."""
    try:
        writing.require_somebody_takes_it(mine, people)
    except ConversationError as problem:
        return str(problem)
    return ""


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _key(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "")
    return min(int(said), reading.HIGHEST_KEY) if said.isascii() and said.isdecimal() else 0


def _moment(request: HttpRequest, name: str) -> datetime | None:
    try:
        moment = parse_datetime(request.GET.get(name, ""))
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None
