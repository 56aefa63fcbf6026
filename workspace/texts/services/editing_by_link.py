"""The plain form for somebody who came by a link. It locks nothing: what they change is joined all the same."""

from django.db import transaction
from django.utils import timezone

from workspace.projects.services.leaving import lock
from workspace.texts.document.rewriting import rewrite
from workspace.texts.errors import TextError
from workspace.texts.models import Editing, ShareLink, Text
from workspace.texts.services import storing, versions
from workspace.texts.services.changing import change_held
from workspace.texts.services.editing import MOST_OPEN

MOST_OF_A_LINK = 50


@transaction.atomic
def begin(*, link: ShareLink, visit: str) -> Editing:
    """From the text as it is now. Errors: TextError."""
    now = _held(link)
    of_the_link = Editing.objects.filter(link=link)
    for rows, most in ((of_the_link.filter(visit=visit), MOST_OPEN), (of_the_link, MOST_OF_A_LINK)):
        Editing.objects.filter(pk__in=list(rows.values_list("pk", flat=True)[most - 1 :])).delete()
    base = storing.packed(storing.load(now).get_update())
    return Editing.objects.create(text=now, link=link, visit=visit, base=base, until=timezone.now())


@transaction.atomic
def save(*, editing: Editing, link: ShareLink, name: str, source: str) -> int:
    """Only what was changed is a change. Gives how many pictures were left out. Errors: TextError."""
    now = _held(link)
    versions.keep(now)
    base = storing.doc_of(bytes(editing.base), [])
    left_out = change_held(text=now, work=lambda doc: rewrite(doc, source), base=base, user=None, name=name)
    editing.delete()
    return left_out


def _held(link: ShareLink) -> Text:
    """As it is now, under the project's lock. Errors: TextError where the link does not let write any more."""
    lock(link.text.project)
    now = ShareLink.objects.for_visitors().filter(pk=link.pk).first()
    if now is None or not now.lets_write:
        raise TextError.link_writes_no_more()
    return now.text
