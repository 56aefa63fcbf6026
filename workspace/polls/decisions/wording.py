"""A ballot in words: beside a name, for whoever has cast it, and in a file."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workspace.polls.decisions import ballots
from workspace.polls.decisions.choices import Answer, Kind

if TYPE_CHECKING:
    from workspace.polls.decisions.models import Poll


def in_words(poll: "Poll", content: str) -> str:
    """`poll.options` are read, so fetch them before where there are many."""
    if poll.kind == Kind.WORDS:
        return content
    if poll.kind == Kind.AGREEMENT:
        return str(Answer(content).label)
    labels = {option.pk: option.text for option in poll.options.all()}
    if poll.kind == Kind.RANKING:
        places = ballots.order_on(content)
        groups = [" = ".join(labels[each] for each in group if each in labels) for group in places]
        return ", ".join(f"{place}. {words}" for place, words in enumerate(groups, start=1) if words)
    if poll.kind == Kind.SCALE:
        points = ballots.points_on(content)
        if ballots.THE_QUESTION in points:
            return _("%(points)d of 5") % {"points": points[ballots.THE_QUESTION]}
        return ", ".join(f"{labels[option]}: {number}" for option, number in points.items() if option in labels)
    return ", ".join(labels[option] for option in ballots.choices_on(content) if option in labels)
