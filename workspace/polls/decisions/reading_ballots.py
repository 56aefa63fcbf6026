"""Whether a ballot says something that this poll asks: what comes from a form can say anything."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from workspace.polls.decisions import ballots
from workspace.polls.decisions.choices import Answer, Kind

if TYPE_CHECKING:
    from workspace.polls.decisions.models import Poll

LONGEST_WORDS = 2000


def is_readable(poll: "Poll", options: Collection[int], content: str) -> bool:
    """Of these options, in the one way in which it is written, and not empty."""
    if poll.kind == Kind.WORDS:
        return 0 < len(content) <= LONGEST_WORDS and content == content.strip()
    try:
        return bool(content) and _is_readable(poll, options, content)
    except ValueError:
        return False


def _is_readable(poll: "Poll", options: Collection[int], content: str) -> bool:
    if poll.kind == Kind.AGREEMENT:
        return content in Answer.values
    if poll.kind == Kind.RANKING:
        groups = ballots.order_on(content)
        named = [option for group in groups for option in group]
        places = {option: place for place, group in enumerate(groups) for option in group}
        return content == ballots.of_places(places) and len(named) == len(places) and set(named) <= set(options)
    if poll.kind == Kind.SCALE:
        points = ballots.points_on(content)
        asked = set(options) or {ballots.THE_QUESTION}
        fits = content == ballots.of_points(points) and set(points) <= asked
        return fits and set(points.values()) <= set(ballots.STEPS)
    chosen = ballots.choices_on(content)
    most = 1 if poll.kind == Kind.SINGLE else poll.most_choices or len(options)
    return content == ballots.of_choices(chosen) and set(chosen) <= set(options) and len(chosen) <= most
