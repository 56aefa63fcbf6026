"""What happens to accounts by the clock."""

import logging

from portal.accounts.sealing import seal_again
from portal.base.timer import daily

logger = logging.getLogger(__name__)


@daily(hour=3, minute=40)
def seal_second_factors() -> None:
    """After an upgrade from before there were seals, and after a new `SECRET_KEY`."""
    _sealed, lost = seal_again()
    if lost:
        logger.error("Second factors: %d have the seal of a key that is not known (OLD_SECRET_KEYS)", lost)
