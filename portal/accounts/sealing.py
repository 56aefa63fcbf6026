"""Seeds of second factors lie encrypted in the database: who reads it, or a backup, cannot make codes from them.

With Fernet (AES-128 in CBC mode and HMAC-SHA256) and a key from `SECRET_KEY` by HKDF (RFC 5869).
"""

import base64
from functools import lru_cache

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.utils.encoding import force_bytes

MARK = "sealed:"
PURPOSE = b"portal.accounts.sealing"
SEEDS = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}


class SealError(Exception):
    """What was sealed with a key that is not known any more, or was changed."""


def seal(text: str) -> str:
    return MARK + _lock(settings.SECRET_KEY).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """With the present key or one of before; what was written before there were seals is taken as it is."""
    if not sealed.startswith(MARK):
        return sealed
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _opened(sealed, key)
        except InvalidToken:
            continue
    raise SealError


def seal_again() -> tuple[int, int]:
    """Seal with the present key what lies open or has the seal of a key of before.

    Gives how many were sealed, and how many nobody can open.
    """
    sealed, lost = 0, 0
    for pk in Authenticator.objects.filter(type__in=SEEDS).values_list("pk", flat=True):
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
            name = SEEDS[Authenticator.Type(factor.type)] if factor else ""
            if factor is None or name not in factor.data or _is_present(factor.data[name]):
                continue
            try:
                factor.data[name] = seal(unseal(factor.data[name]))
            except SealError:
                lost += 1
                continue
            factor.save(update_fields=["data"])
            sealed += 1
    return sealed, lost


def _is_present(sealed: str) -> bool:
    try:
        return sealed.startswith(MARK) and bool(_opened(sealed, settings.SECRET_KEY))
    except InvalidToken:
        return False


def _opened(sealed: str, key: str | bytes) -> str:
    return _lock(key).decrypt(sealed.removeprefix(MARK)).decode()


@lru_cache(maxsize=8)
def _lock(key: str | bytes) -> Fernet:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(force_bytes(key))
    return Fernet(base64.urlsafe_b64encode(made))
