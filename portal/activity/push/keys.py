"""The portal's own keys. Lost, all devices have to be set up anew; so they lie in the database, and in its backup."""

from email.utils import parseaddr

from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.conf import settings
from webpush import WebPush
from webpush.vapid import VAPID

from portal.activity.push.models import PushKey

KEPT_FOR = 24 * 60 * 60
"""In seconds: how long a push service keeps a message for a device that is off."""


def own_key() -> PushKey:
    """Two processes that both need the first one end with one."""
    key = PushKey.objects.filter(pk=1).first()
    if key is None:
        private, public, _as_browsers_want_it = VAPID.generate_keys()
        made = {"private_key": private.decode(), "public_key": public.decode()}
        key, _is_new = PushKey.objects.get_or_create(pk=1, defaults=made)
    return key


def public_key() -> str:
    """As browsers want it."""
    return VAPID.get_application_server_key(load_pem_public_key(own_key().public_key.encode()))


def writer() -> WebPush:
    """Encrypts for a device and signs for its push service, which is told whom to ask if something goes wrong."""
    key = own_key()
    return WebPush(
        private_key=key.private_key.encode(),
        public_key=key.public_key.encode(),
        subscriber=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        ttl=KEPT_FOR,
    )
