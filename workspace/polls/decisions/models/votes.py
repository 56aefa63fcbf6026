"""What was answered. By name it is one row; anonymously it is two, which share nothing but the poll.

So that nobody reads from the order of the rows who has voted what, both have random keys, from which SQLite makes the
order in which it stores them (`INTEGER PRIMARY KEY`), and neither knows a time. On PostgreSQL a row remembers the
transaction that wrote it last, hence `services.voting` writes others again with each ballot.
"""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.polls.decisions.models.polls import Poll

LARGEST_KEY = 2**63 - 1


def random_key() -> int:
    return secrets.randbelow(LARGEST_KEY) + 1


class Vote(models.Model):
    """By name; can be changed as long as the poll is open. Whoever deletes their account leaves it without a name."""

    poll = models.ForeignKey(Poll, verbose_name=_("poll"), on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="votes",
    )
    content = models.TextField(_("content"))
    """See `ballots`."""
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [models.UniqueConstraint(fields=["poll", "user"], name="one_vote_a_person")]

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.content[:40]}"


class Ballot(models.Model):
    """Anonymous: nobody can find, change or take back their own."""

    id = models.BigAutoField(primary_key=True, default=random_key, editable=False)
    poll = models.ForeignKey(Poll, verbose_name=_("poll"), on_delete=models.CASCADE, related_name="ballots")
    content = models.TextField(_("content"))
    """See `ballots`."""

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.content[:40]}"


class HasVoted(models.Model):
    """That a person has cast a ballot, and not which."""

    id = models.BigAutoField(primary_key=True, default=random_key, editable=False)
    poll = models.ForeignKey(Poll, verbose_name=_("poll"), on_delete=models.CASCADE, related_name="voters")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("mark that somebody has voted")
        verbose_name_plural = _("marks that somebody has voted")
        constraints = [models.UniqueConstraint(fields=["poll", "user"], name="one_ballot_a_person")]

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.user_id}"
