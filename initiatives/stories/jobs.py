"""What the clock does for stories."""

from initiatives.stories import services
from portal.base.timer import daily


@daily(hour=3, minute=45)
def forget_unconfirmed_copies() -> None:
    services.forget_unconfirmed()
