"""What the clock does for the public pages."""

from home.submissions import forget_old_answers
from portal.base.timer import daily


@daily(hour=3, minute=35)
def forget_answers() -> None:
    forget_old_answers()
