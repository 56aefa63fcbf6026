"""What came of a poll, for spreadsheets: whoever sees the results gets them, and nobody before."""

import csv
from collections.abc import Sequence
from io import StringIO

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from workspace.polls.decisions.choices import Kind
from workspace.polls.decisions.models import Poll, Vote
from workspace.polls.decisions.outcomes import Outcome
from workspace.polls.decisions.seeing import counts_of
from workspace.polls.decisions.wording import in_words

Row = Sequence[object]
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(poll: Poll, outcome: Outcome) -> HttpResponse:
    """UTF-8 with its mark, semicolons as German spreadsheets expect them, no cell a formula. Ballots stand in the order
    of their words, so it says nothing of when they were cast."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";")
    for row in [*_head(poll, outcome), *_bars(outcome), [], *_rows(poll)]:
        writer.writerow([_cell(each) for each in row])
    response = HttpResponse(file.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    name = _("poll")
    response["Content-Disposition"] = f'attachment; filename="{name}-{poll.pk}.csv"'
    return response


def _head(poll: Poll, outcome: Outcome) -> list[Row]:
    rows: list[Row] = [[_("Question"), poll.title], [_("Kind"), poll.get_kind_display()]]
    rows.append([_("Votes"), outcome.voters])
    if poll.ended_at is not None:
        rows.append([_("Ended"), f"{timezone.localtime(poll.ended_at):%Y-%m-%d %H:%M}"])
    if outcome.verdict:
        rows.append([_("Result"), outcome.verdict])
    return [*rows, []]


def _bars(outcome: Outcome) -> list[Row]:
    if not outcome.bars:
        return []
    head: Row = [_("Option"), _("Number"), _("In words")]
    return [head, *([bar.label, bar.number, bar.said] for bar in outcome.bars)]


def _rows(poll: Poll) -> list[Row]:
    """By name who has voted what; else what was voted how often."""
    if poll.is_anonymous:
        counted = sorted((in_words(poll, content), number) for content, number in counts_of([poll])[poll.pk].items())
        head = [_("Answer") if poll.kind == Kind.WORDS else _("Vote"), _("Number")]
        return [head, *([words, number] for words, number in counted)]
    votes = Vote.objects.filter(poll=poll).select_related("user")
    rows = sorted(
        (vote.user.name if vote.user else _("deleted account"), in_words(poll, vote.content)) for vote in votes
    )
    return [[_("Name"), _("Vote")], *([name, words] for name, words in rows)]


def _cell(value: object) -> object:
    said = str(value)
    return f"'{said}" if isinstance(value, str) and said.lstrip("' ").startswith(STARTS_A_FORMULA) else value
