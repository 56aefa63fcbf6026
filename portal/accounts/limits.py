"""How often somebody may do something (`ACCOUNT_RATE_LIMITS`); that somebody was stopped is a line in the log.

Nobody is named there.
"""

import logging

from allauth.core import ratelimit
from django.http import HttpRequest

logger = logging.getLogger(__name__)


def within(request: HttpRequest, *, action: str, key: str | None = None, dry_run: bool = False) -> bool:
    """Whether this once more is within the limit of the action: of the one who asks, or of a key. It counts, unless it
    is a dry run."""
    is_within: bool = ratelimit.consume(request, action=action, key=key, dry_run=dry_run)
    if not is_within:
        logger.warning("The limit of %s was reached", action)
    return is_within
