"""A form that, where something is suspicious, asks the browser for a proof of work before it is taken.

It is shown again with all that was typed, and the browser calculates meanwhile. Who has no JavaScript sends it once
more as it is: nothing is refused, but `doubts` says why somebody should look at it first.
"""

import logging
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from allauth.core import ratelimit
from crispy_forms.layout import HTML, LayoutObject
from django import forms
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.base import proofs
from portal.base.guards import GUARDS
from portal.moderation.choices import ProofOfWork
from portal.moderation.models import ModerationSettings
from portal.moderation.permissions import is_trusted_everywhere
from portal.moderation.screening import is_new_account, links_in
from portal.moderation.services.admission import is_trusted
from portal.moderation.whys import FINDINGS, Why

logger = logging.getLogger(__name__)
PROOF, ASKED = "portal_proof", "portal_asked"
SALT = "portal.moderation.proving"


class ProofMixin(forms.BaseForm):
    """`doubts` goes to the service with what was written.

    `action` is the rate limit that the view consumes; for one per key, `limit_key` gives it.
    """

    doubts: tuple[Why, ...] = ()
    was_quick = False

    def __init__(self, *args: Any, request: HttpRequest, action: str = "", **kwargs: Any) -> None:  # Any: Django's own
        self.request = request
        self.action = action
        self.settings = ModerationSettings.load(request_or_site=request)
        self._asks = False
        super().__init__(*args, **kwargs)

    @property
    def guard_layout(self) -> list[LayoutObject]:
        """What a crispy form shows at its end."""
        return [*getattr(super(), "guard_layout", []), HTML("{% include 'moderation/proof.html' %}")]

    @property
    def is_looked_at(self) -> bool:
        """Whether it matters: what only its author sees does not."""
        return True

    @property
    def written(self) -> str:
        """What somebody wrote; addresses have fields of their own."""
        return "\n".join(
            self.cleaned_data.get(name) or ""
            for name, field in self.fields.items()
            if type(field) is forms.CharField and name not in GUARDS
        )

    @property
    def limit_key(self) -> str:
        return str(self.cleaned_data.get("email", "")).lower()

    @cached_property
    def proof(self) -> dict[str, str] | None:
        """What the form asks of the browser, where it does."""
        asked = self._findings if self._asks else self._asked_before
        if not self.is_bound:
            asked = list(self._always())
        return {"challenge": proofs.new_challenge(), "asked": signing.dumps(asked, salt=SALT)} if asked else None

    @property
    def weighs_quickness(self) -> bool:
        """For `GuardMixin`."""
        return self.settings.proof_of_work != ProofOfWork.NEVER

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and not self.errors and self.is_looked_at:
            self._weigh()

    def _weigh(self) -> None:
        if not self._findings or (PROOF in self.data and proofs.redeem(self.data[PROOF])):
            self._count()
        elif self._asked_before and not self.data.get(PROOF):
            self.doubts = (Why("unproven", {"findings": self._findings}),)
            self._count()
        else:
            self._asks = True
            logger.info("A form asks for proof (%s): %s", type(self).__name__, ", ".join(self._findings))
            self.add_error(
                None,
                _(
                    "Not sent yet: first your browser proves that it is not a machine. That takes a few seconds."
                    " Everything you wrote is still here; please send it again."
                ),
            )

    @cached_property
    def _findings(self) -> list[str]:
        """What is suspicious now, and what was when the form was shown again."""
        if self.settings.proof_of_work == ProofOfWork.NEVER or is_trusted_everywhere(self.request.user):
            return []
        return list(dict.fromkeys([*self._asked_before, *self._always(), *self._noticed()]))

    def _always(self) -> Iterator[str]:
        user = self.request.user
        if self.settings.proof_of_work != ProofOfWork.ALWAYS or is_trusted_everywhere(user):
            return
        if not user.is_authenticated or not is_trusted(user, self.settings):
            yield "always"

    def _noticed(self) -> Iterator[str]:
        user = self.request.user
        is_new = not user.is_authenticated or is_new_account(user, self.settings)
        if self.was_quick:
            yield "quick"
        if is_new and links_in(self.written) > self.settings.links_of_new_accounts:
            yield "links"
        if is_new and self.action and not self._consume(f"near_{self.action}", dry_run=True):
            yield "near"
        if not self._consume("write_often", dry_run=True):
            yield "often"

    @cached_property
    def _asked_before(self) -> list[str]:
        """What the form was shown again for, signed; nothing where it was shown for the first time or too long ago."""
        try:
            said = signing.loads(self.data.get(ASKED, ""), salt=SALT, max_age=proofs.LASTS)
        except signing.BadSignature:
            return []
        return [code for code in said if code in FINDINGS]

    def _count(self) -> None:
        """What was taken counts, once."""
        if self.action:
            self._consume(f"near_{self.action}")
        self._consume("write_often")

    def _consume(self, action: str, *, dry_run: bool = False) -> bool:
        return ratelimit.consume(self.request, action=action, key=self.limit_key, dry_run=dry_run)
