"""Versions: made by people who name them, and by themselves; looked at, compared, restored.

By themselves they are made at most once in ten minutes of writing, and before everything that changes much at once.
With age they are thinned out: all of the last day, one an hour of the last week, one a day of the last three months,
one a month of what is older; never those that somebody has named.
"""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from pycrdt import Doc

from portal.accounts.models import User
from portal.moderation.services.blocking import require_not_blocked
from workspace.projects.models import Membership
from workspace.texts.announcing import tell_news
from workspace.texts.document import plain, reading
from workspace.texts.document.clocks import clocks_of
from workspace.texts.document.rewriting import become
from workspace.texts.errors import TextError
from workspace.texts.models import Author, Text, Version
from workspace.texts.querysets import HEAVY
from workspace.texts.services import storing
from workspace.texts.services.changing import change, held

EVERY = timedelta(minutes=10)
MOST_NAMED = 200
MOST_AT_ONCE = 200
"""Texts in one run of the job."""
KEPT = (
    (timedelta(days=1), "%Y-%m-%d %H:%M:%S.%f"),
    (timedelta(days=7), "%Y-%m-%d %H"),
    (timedelta(days=92), "%Y-%m-%d"),
)
"""Up to which age one version is kept of each of these stretches of time."""
OLDER = "%Y-%m"


@transaction.atomic
def name(*, text: Text, membership: Membership, called: str) -> Version:
    """The text as it is now, under a name. Errors: BlockedError, ProjectError, TextError."""
    require_not_blocked(membership.user)
    now = held(text, membership)
    if now.versions.filter(is_automatic=False).count() >= MOST_NAMED:
        raise TextError.too_many_versions(MOST_NAMED)
    return _make(now, storing.load(now), made_by=membership.user, called=called)


@transaction.atomic
def keep(text: Text, user: User | None = None) -> Version | None:
    """By itself, before something changes much at once; None where the last version says the same."""
    doc = storing.load(text)
    last = text.versions.first()
    if last is None and not plain.of(doc):
        return None
    if last is not None and _is_the_same(doc_of(last), doc):
        return None
    return _make(text, doc, made_by=user, called="", is_automatic=True)


def keep_what_was_written() -> int:
    """The texts in which somebody wrote since their last version, ten minutes after that. Gives how many."""
    newest = Version.objects.filter(text=OuterRef("pk")).order_by("-made_at").values("made_at")[:1]
    rows = Text.objects.kept().defer(*HEAVY).annotate(last_kept=Subquery(newest))
    due = rows.filter(
        Q(last_kept__isnull=True) | (Q(last_kept__lt=F("changed_at")) & Q(last_kept__lt=timezone.now() - EVERY))
    )
    due = due.exclude(last_kept__isnull=True, plain="").order_by("changed_at")
    return sum(1 for text in due[:MOST_AT_ONCE] if keep(text, None) is not None)


@transaction.atomic
def restore(*, text: Text, version: Version, membership: Membership) -> None:
    """As a change like others: what was written since stays in the history.

    Errors: BlockedError, ProjectError, TextError.
    """
    keep(held(text, membership), membership.user)
    root = reading.read(doc_of(version))
    change(text=text, membership=membership, work=lambda doc: become(doc, root))


def doc_of(version: Version) -> Doc:
    return storing.doc_of(bytes(version.state), [])


def thin_out(now: datetime | None = None) -> int:
    """Gives how many are gone."""
    moment = now or timezone.now()
    gone: list[int] = []
    taken: set[tuple[int, str]] = set()
    rows = Version.objects.filter(is_automatic=True, name="", made_at__lt=moment - KEPT[0][0])
    for pk, text, made_at in rows.order_by("text_id", "-made_at", "-pk").values_list("pk", "text_id", "made_at"):
        place = (text, _stretch(made_at, moment - made_at))
        if place in taken:
            gone.append(pk)
        taken.add(place)
    for first in range(0, len(gone), 500):
        Version.objects.filter(pk__in=gone[first : first + 500]).delete()
    return len(gone)


def _is_the_same(one: Doc, other: Doc) -> bool:
    """Deleting moves no clock."""
    return clocks_of(one.get_state()) == clocks_of(other.get_state()) and reading.read(one) == reading.read(other)


def _stretch(made_at: datetime, age: timedelta) -> str:
    form = next((form for oldest, form in KEPT if age <= oldest), OLDER)
    return f"{form} {timezone.localtime(made_at).strftime(form)}"


def _make(text: Text, doc: Doc, *, made_by: User | None, called: str, is_automatic: bool = False) -> Version:
    transaction.on_commit(partial(tell_news, text.pk, "versions"))
    return Version.objects.create(
        text=text,
        name=called,
        made_by=made_by,
        state=storing.packed(doc.get_update()),
        plain=plain.of(doc),
        writers=_writers(text, doc),
        is_automatic=is_automatic,
    )


def _writers(text: Text, doc: Doc) -> list[int | str]:
    last = text.versions.first()
    before = clocks_of(doc_of(last).get_state()) if last is not None else {}
    windows = {window for window, clock in clocks_of(doc.get_state()).items() if clock > before.get(window, 0)}
    rows = Author.objects.filter(text=text, client_id__in=sorted(windows)[:5000]).values_list("user_id", "name")
    people: list[int | str] = []
    for user, called in rows:
        who = user if user is not None else called
        if who and who not in people:
            people.append(who)
    return people
