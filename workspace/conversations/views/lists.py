"""The list of one's conversations, what is found in them, and beginning one."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from portal.accounts.models import User
from portal.accounts.requests import SignedInRequest
from portal.accounts.signed_in import form_of_account
from portal.base import typed
from portal.base.prepared import prepared
from portal.moderation.errors import ModerationError
from workspace.conversations import limits, listing
from workspace.conversations.errors import ConversationError
from workspace.conversations.forms.messages import BeginForm
from workspace.conversations.models import Circular, Conversation, Participant
from workspace.conversations.names import name_of
from workspace.conversations.people import known_to, person_asked_for
from workspace.conversations.permissions import has_blocked, may_begin_with, may_write_circulars
from workspace.conversations.services import beginning
from workspace.conversations.views import asking

LONGEST_QUERY = 100


@asking.page
def index(request: SignedInRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    context = {
        "words": words,
        "bell_channel": f"bell:{request.user.pk}",
        "undo": _just_gone(request),
        "has_circulars": may_write_circulars(request.user) or bool(_received(request.user.pk)),
    }
    if words:
        hits = Paginator(listing.found(request.user, words), listing.ROWS_A_PAGE).get_page(request.GET.get("page"))
        named = [(each, _name(each.conversation, request.user)) for each in hits]
        return render(request, "workspace/conversations/found.html", {**context, "page_obj": hits, "hits": named})
    page_obj = listing.pages_of(request.user).get_page(request.GET.get("page"))
    rows = listing.rows_of(list(page_obj), request.user)
    template = "rows" if request.headers.get("HX-Request") else "list"
    return render(request, f"workspace/conversations/{template}.html", {**context, "page_obj": page_obj, "rows": rows})


@prepared
def _received(user: int) -> "QuerySet[Circular, int]":
    """One at most."""
    return Circular.objects.filter(deliveries__user=user).order_by().values_list("pk", flat=True)[:1]


@form_of_account
def begin(request: SignedInRequest) -> HttpResponse:
    """With `?an=` to one person, who stands there chosen already."""
    to = person_asked_for(request.user, request.GET["an"]) if request.GET.get("an") else None
    if to is not None and (refused := _refused(request.user, to)):
        return render(request, "workspace/conversations/refused.html", {"person": to, "refused": refused})
    if to is not None and (there := Conversation.objects.of(request.user).filter(pair=_pair(request, to)).first()):
        return redirect(there)
    people = known_to(request.user, besides=to)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = BeginForm(*sent, people=people, initial={"people": [to.pk]} if to is not None else {})
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        try:
            message = beginning.begin(actor=request.user, **form.said)
            return redirect(f"{message.conversation.get_absolute_url()}#{message.anchor}")
        except (ModerationError, ConversationError) as problem:
            form.add_error(None, str(problem))
    context = {"form": form, "to": to, "has_people": people.exists(), "is_new": limits.is_new(request.user)}
    return render(request, "workspace/conversations/begin.html", context)


def _refused(user: User, person: User) -> str:
    if may_begin_with(user, person):
        return ""
    blocked = has_blocked(user, person)
    return str(ConversationError.blocked_by_you() if blocked else ConversationError.not_reachable())


def _pair(request: SignedInRequest, person: User) -> str:
    return Conversation.pair_of(request.user.pk, person.pk)


def _just_gone(request: SignedInRequest) -> Participant | None:
    """Of the conversation that was deleted or left in this moment, which the list offers to take back."""
    said = request.GET.get("weg", "")
    rows = Participant.objects.of(request.user).select_related("conversation")
    return rows.filter(conversation=int(said)).first() if said.isdecimal() else None


def _name(conversation: Conversation, user: User) -> str:
    return name_of(conversation, conversation.people, user)
