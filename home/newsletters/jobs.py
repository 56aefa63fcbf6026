"""What the clock does for the newsletter."""

from home.newsletters.services import sending, subscribing
from portal.base.timer import daily, every


@every(minutes=1)
def send_newsletters() -> None:
    sending.begin_what_is_due()


@daily(hour=3, minute=50)
def forget_old_subscriptions() -> None:
    subscribing.forget_old()
