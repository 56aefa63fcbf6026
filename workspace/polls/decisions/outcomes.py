"""What came of a poll, as a page shows it: bars with their numbers in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workspace.polls.decisions.ballots import THE_QUESTION
from workspace.polls.decisions.choices import Answer, Kind, Needed
from workspace.polls.decisions.counting import Agreed, agreed, chosen, rated
from workspace.polls.decisions.ranking import ranked

if TYPE_CHECKING:
    from workspace.polls.decisions.models import Poll, PollOption

Counted = Mapping[str, int]
WHOLE = 100


@dataclass(frozen=True)
class Bar:
    label: str
    number: int
    said: str
    """The number in words, that the length does not say."""
    length: int
    """Of a hundred."""
    is_first: bool = False
    place: int | None = None


@dataclass(frozen=True)
class Outcome:
    voters: int
    bars: Sequence[Bar] = ()
    agreed: Agreed | None = None
    verdict: str = ""
    words: Sequence[str] = ()


def outcome_of(poll: "Poll", options: "Sequence[PollOption]", votes: Counted) -> Outcome:
    voters = sum(votes.values())
    if poll.kind == Kind.WORDS:
        return Outcome(voters, words=[text for text, number in sorted(votes.items()) for _each in range(number)])
    if poll.kind == Kind.AGREEMENT:
        return _agreement(poll, votes)
    labels = {option.pk: option.text for option in options}
    if poll.kind == Kind.RANKING:
        return Outcome(voters, bars=_places(labels, votes))
    if poll.kind == Kind.SCALE:
        return Outcome(voters, bars=_points(labels or {THE_QUESTION: poll.title}, votes))
    return Outcome(voters, bars=_choices(labels, votes))


def votes_in_words(number: int) -> str:
    return ngettext("%(number)s vote", "%(number)s votes", number) % {"number": number_format(number)}


def _choices(labels: Mapping[int, str], votes: Counted) -> list[Bar]:
    rows = chosen(list(labels), votes)
    most = max((row.number for row in rows), default=0)
    return [
        Bar(
            labels[row.option],
            row.number,
            _("%(votes)s, %(percent)s %%") % {"votes": votes_in_words(row.number), "percent": round(row.share * WHOLE)},
            round(row.share * WHOLE),
            is_first=row.number == most > 0,
        )
        for row in rows
    ]


def _places(labels: Mapping[int, str], votes: Counted) -> list[Bar]:
    rows = ranked(list(labels), votes)
    others = len(labels) - 1
    return [
        Bar(
            labels[row.option],
            row.beaten,
            _("place %(place)d: before %(beaten)d of %(others)d others; first place on %(firsts)s")
            % {"place": row.place, "beaten": row.beaten, "others": others, "firsts": _ballots(row.firsts)},
            round(row.beaten * WHOLE / others) if others else 0,
            is_first=row.place == 1 and bool(votes),
            place=row.place,
        )
        for row in rows
    ]


def _ballots(number: int) -> str:
    return ngettext("%(number)d ballot", "%(number)d ballots", number) % {"number": number}


def _points(labels: Mapping[int, str], votes: Counted) -> list[Bar]:
    rows = rated(list(labels), votes)
    best = max((row.mean or 0 for row in rows), default=0)
    return [
        Bar(
            labels[row.option],
            row.number,
            _("%(mean)s of 5 on average, %(votes)s (from 1 to 5 points: %(steps)s)")
            % {
                "mean": number_format(row.mean, 1) if row.mean is not None else "–",
                "votes": votes_in_words(row.number),
                "steps": ", ".join(map(str, row.steps)),
            },
            round((row.mean or 0) * WHOLE / 5),
            is_first=row.mean == best and best > 0 and len(rows) > 1,
        )
        for row in rows
    ]


def _agreement(poll: "Poll", votes: Counted) -> Outcome:
    row = agreed(votes, quorum=poll.quorum, needed=Needed(poll.needed))
    bars = [
        Bar(
            str(answer.label),
            number,
            _("%(votes)s, %(percent)s %%")
            % {"votes": votes_in_words(number), "percent": round(number * WHOLE / row.number) if row.number else 0},
            round(number * WHOLE / row.number) if row.number else 0,
        )
        for answer, number in ((Answer.YES, row.yes), (Answer.NO, row.no), (Answer.ABSTAIN, row.abstained))
    ]
    return Outcome(row.number, bars=bars, agreed=row, verdict=_verdict(row))


def _verdict(row: Agreed) -> str:
    """As it stands now; the page says whether that is the end."""
    if not row.has_quorum:
        missing = row.quorum - row.number
        said = ngettext(
            "No decision: %(missing)d vote is missing to the quorum of %(quorum)d.",
            "No decision: %(missing)d votes are missing to the quorum of %(quorum)d.",
            missing,
        )
        return said % {"missing": missing, "quorum": row.quorum}
    return _("Accepted.") if row.is_accepted else _("Not accepted.")
