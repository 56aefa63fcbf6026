"""What everybody is asked: on the page of a project's initiative, and in the sitemap."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.directory.layers import Card
from initiatives.directory.related import RelatedList
from workspace.polls.decisions.models import Poll

MOST = 3
MOST_TO_FIND = 5000


def polls_of(initiative_ids: Sequence[int]) -> list[Card]:
    """The open ones first."""
    polls = Poll.objects.public().filter(project__page__in=initiative_ids).open_first()[:MOST]
    return [_card(poll) for poll in polls]


def _card(poll: Poll) -> Card:
    """Without a number: the page remembers its cards for minutes."""
    if not poll.is_open:
        when = _("ended")
    elif poll.deadline is not None:
        when = _("until %(when)s") % {"when": date_format(localtime(poll.deadline), "SHORT_DATE_FORMAT")}
    else:
        when = ""
    return Card(object_id=poll.pk, url=poll.public_url, title=poll.title, text=str(poll.get_kind_display()), when=when)


def polls_to_find() -> list[tuple[str, list[str]]]:
    """The views that search engines may find, each by its name and arguments; no list without a poll."""
    pks = Poll.objects.public().newest_first().values_list("pk", flat=True)[:MOST_TO_FIND]
    polls = [("polls:detail", [str(pk)]) for pk in pks]
    return [("polls:list", []), *polls] if polls else []


POLLS_OF_A_PROJECT = RelatedList(
    name="polls",
    heading=gettext_lazy("The project asks you"),
    model=Poll,
    path="project__page",
    cards=polls_of,
    more=lambda ids: reverse("polls:list"),
    order=30,
)
