"""What the clock does for the desk."""

from functools import partial

from django.utils import timezone

from portal.accounts import notices
from portal.accounts.models import User
from portal.accounts.notices import Recipient
from portal.base import terms
from portal.base.terms import Term
from portal.base.timer import daily
from portal.moderation import mails
from portal.moderation.models import Case, Report
from portal.moderation.recipients import managers_for
from portal.moderation.screening import forget_old_prints

REPORTERS_WORDS = {"email": "", "text": "", "objection": "", "reporter": None}

# Once nobody can object any more, who has reported it and in which words is nobody's business.
terms.register(
    Term(
        name="reporters",
        model="portal_moderation.Report",
        days=200,
        due=lambda before: Report.objects.filter(case__status=Case.Status.CLOSED, created_at__lt=before).exclude(
            **REPORTERS_WORDS
        ),
        end=lambda reports: reports.update(**REPORTERS_WORDS),
    )
)


@daily(hour=7, minute=0)
def tell_managers_of_new_cases() -> None:
    """One mail a manager, with what came since the last one."""
    new: dict[User, list[Case]] = {}
    cases = list(Case.objects.open().filter(told_at__isnull=True).oldest_first())
    for case in cases:
        for manager in managers_for(case):
            new.setdefault(manager, []).append(case)
    for manager, theirs in new.items():
        notices.send(Recipient.of(manager), partial(mails.new_cases, theirs))
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(told_at=timezone.now())


@daily(hour=3, minute=55)
def forget_prints() -> None:
    forget_old_prints()
