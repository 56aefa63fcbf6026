"""A manager's side: what is new as a proposal, a test, the time it goes out, and taking that back."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from home.newsletters.choices import State
from home.newsletters.errors import NewsletterError
from home.newsletters.models import Newsletter, Subscription
from home.newsletters.permissions import may_edit, may_see
from home.newsletters.proposals import proposal_for
from home.newsletters.services.composing import NOBODY, letter_of, missing_in
from portal.accounts.models import User

GRACE = datetime.timedelta(minutes=5)
"""What goes out at once waits so long, and can be taken back."""


@transaction.atomic
def propose(*, newsletter: Newsletter, actor: User) -> int:
    """Puts below the content what is new since the last one; says how many blocks that were."""
    now = _locked(newsletter)
    if not may_edit(actor, now):
        raise PermissionDenied
    german = proposal_for(now, "de")
    now.body.extend(german)
    english = proposal_for(now, "en") if now.subject_en or now.body_en else []
    now.body_en.extend(english)
    now.save(update_fields=["body", "body_en"])
    return len(german) + len(english)


def send_test(*, newsletter: Newsletter, actor: User) -> int:
    """To oneself, in each language that it is written in; says how many mails that are. Nothing has to be complete."""
    if not may_see(actor, newsletter):
        raise PermissionDenied
    languages = ["de", "en"] if newsletter.has_english else ["de"]
    for language in languages:
        letter_of(newsletter, language, is_test=True).to(actor.email, NOBODY).send()
    return len(languages)


@transaction.atomic
def schedule(*, newsletter: Newsletter, actor: User, at: datetime.datetime | None = None) -> datetime.datetime:
    """For a moment, or for now: then it waits a little, in case it was a slip. Says when it goes out.

    Errors: NewsletterError where something is missing or nobody would get it.
    """
    now = _locked(newsletter)
    if not may_see(actor, now):
        raise PermissionDenied
    if now.state != State.DRAFT:
        raise NewsletterError.no_draft()
    if missing := missing_in(now):
        raise NewsletterError.incomplete(missing)
    if not Subscription.objects.getting(now).exists():
        raise NewsletterError.nobody()
    now.state, now.send_at = State.SCHEDULED, at or timezone.now() + GRACE
    now.save(update_fields=["state", "send_at"])
    return now.send_at


@transaction.atomic
def cancel(*, newsletter: Newsletter, actor: User) -> None:
    """It is a draft again. Errors: NewsletterError once it is on its way."""
    now = _locked(newsletter)
    if not may_see(actor, now):
        raise PermissionDenied
    if now.state != State.SCHEDULED:
        raise NewsletterError.too_late()
    now.state, now.send_at = State.DRAFT, None
    now.save(update_fields=["state", "send_at"])


def _locked(newsletter: Newsletter) -> Newsletter:
    """As it stands now; whoever changes where it stands waits for the others."""
    return Newsletter.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=newsletter.pk)
