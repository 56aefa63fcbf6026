"""The addresses in mails. The token of a subscription stands for whoever got the mail; that to confirm ends soon."""

from datetime import timedelta

from django.core import signing

from home.newsletters.models import Newsletter, Subscription
from portal.accounts.notices import full_url

SALT = "home.newsletters.confirm"
CONFIRM_WITHIN = timedelta(days=7)


def confirm_url(subscription: Subscription) -> str:
    token = signing.dumps(subscription.pk, salt=SALT)
    return full_url("newsletters:confirm", token, language=subscription.language)


def subscription_to_confirm(token: str) -> Subscription | None:
    """Nothing where the link is forged, too old, or the row is gone."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    return Subscription.objects.filter(pk=pk).first()


def subscription_of(token: str) -> Subscription | None:
    return Subscription.objects.select_related("municipality").filter(token=token, confirmed_at__isnull=False).first()


def own_url(token: str, *, language: str) -> str:
    return full_url("newsletters:own", token, language=language)


def end_url(token: str, newsletter: Newsletter | None, *, language: str) -> str:
    return full_url("newsletters:end", token, newsletter.pk if newsletter else 0, language=language)
