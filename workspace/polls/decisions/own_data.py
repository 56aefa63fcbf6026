"""What polls hold about a person. What somebody has voted anonymously nobody can find, this export neither."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.accounts.privacy import DataPart, register
from workspace.polls.decisions.models import HasVoted, Poll, PollOption, Vote
from workspace.polls.decisions.wording import in_words

# Any, in this module: JSON.


def export_polls(user: User) -> dict[str, Any]:
    asked = ("project__name", "municipality__name", "title", "text", "created_at", "closed_at")
    options = PollOption.objects.filter(proposed_by=user).order_by("pk")
    return {
        "asked": list(Poll.objects.filter(created_by=user).order_by("pk").values(*asked)),
        "options": list(options.values("poll__title", "text")),
    }


def export_votes(user: User) -> dict[str, Any]:
    rows = Vote.objects.filter(user=user).select_related("poll").prefetch_related("poll__options").order_by("pk")
    anonymous = HasVoted.objects.filter(user=user).order_by("poll")
    return {
        "by_name": [{"title": row.poll.title, "vote": in_words(row.poll, row.content), "at": row.at} for row in rows],
        "anonymous": list(anonymous.values_list("poll__title", flat=True)),
    }


def erase_votes(user: User) -> None:
    """Votes by name lose their name with the account; that somebody has voted anonymously is forgotten."""
    HasVoted.objects.filter(user=user).delete()


def register_parts() -> None:
    register(
        DataPart(
            name="polls",
            label=_("Polls that you have asked, and options that you have added"),
            on_deletion=_("stay, without your name"),
            export=export_polls,
            order=61,
        )
    )
    register(
        DataPart(
            name="votes",
            label=_("Your votes in polls"),
            on_deletion=_("stay without your name, so that the result stays as it was"),
            export=export_votes,
            erase=erase_votes,
            order=62,
        )
    )
