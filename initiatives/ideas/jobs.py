"""What the clock does for ideas."""

from functools import partial

from initiatives.ideas import mails
from initiatives.ideas.models import Idea
from initiatives.ideas.responsible import who_looks_after
from initiatives.ideas.services.writing import forget_drafts_of_nobody
from portal.accounts import notices
from portal.accounts.notices import Recipient
from portal.base.timer import daily, weekly
from portal.moderation.services.cases import open_case
from portal.moderation.whys import Why


@daily(hour=7, minute=20)
def put_overdue_on_the_desk() -> None:
    for idea in Idea.objects.overdue().select_related("municipality"):
        open_case(target=idea, why=Why("answer_due", {"day": idea.answer_due.isoformat() if idea.answer_due else ""}))


@weekly(day="mon", hour=7, minute=40)
def remind_of_overdue() -> None:
    """One mail a manager, on Mondays."""
    waiting: dict[Recipient, list[Idea]] = {}
    for idea in Idea.objects.overdue().select_related("municipality", "responsible").order_by("answer_due", "pk"):
        for recipient in who_looks_after(idea):
            waiting.setdefault(recipient, []).append(idea)
    for recipient, ideas in waiting.items():
        notices.send(recipient, partial(mails.overdue, ideas))


@daily(hour=3, minute=50)
def forget_drafts() -> None:
    forget_drafts_of_nobody()
