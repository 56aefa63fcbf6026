"""Whoever reads the database, or a backup of it, cannot make the codes of a second factor."""

from time import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import CommandError, call_command

from portal.accounts.jobs import seal_second_factors
from portal.accounts.sealing import MARK

SECRET = "A" * 32
SEED = "5eed" * 20
KEY_IS_GONE = "portal.accounts.adapters: A second factor has the seal of a key that is not known (OLD_SECRET_KEYS)"


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time()) // 30))


def counts(app, secret=SECRET):
    cache.clear()  # a code counts once
    return TOTP(app.__class__.objects.get(pk=app.pk)).validate_code(code_of(secret))


@pytest.fixture
def app(anna):
    return TOTP.activate(anna, SECRET).instance


@pytest.fixture
def codes(app, anna):
    return RecoveryCodes.activate(anna).instance


@pytest.fixture
def from_before(anna):
    """As they lay in the database before there were seals."""
    create = Authenticator.objects.create
    return [
        create(user=anna, type=Authenticator.Type.TOTP, data={"secret": SECRET}),
        create(user=anna, type=Authenticator.Type.RECOVERY_CODES, data={"seed": SEED, "used_mask": 1}),
    ]


def new_key(settings, *, old_one_counts=True):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if old_one_counts else []
    settings.SECRET_KEY = "the next one"


def test_the_database_does_not_say_it(app, codes):
    app.refresh_from_db()

    assert SECRET not in str(app.data)
    assert app.data["secret"].startswith(MARK)
    assert codes.data["seed"].startswith(MARK)
    assert counts(app)
    assert len(set(RecoveryCodes(codes).get_unused_codes())) == 10


def test_two_people_with_the_same_secret_do_not_look_alike(app, ben):
    assert TOTP.activate(ben, SECRET).instance.data != app.data


def test_what_lay_open_counts_and_is_sealed_at_night(from_before):
    app, codes = from_before
    known = RecoveryCodes(codes).get_unused_codes()
    assert counts(app)

    seal_second_factors()

    for each in from_before:
        each.refresh_from_db()
    assert SECRET not in str(app.data)
    assert SEED not in str(codes.data)
    assert codes.data["used_mask"] == 1
    assert counts(app)
    assert RecoveryCodes(codes).get_unused_codes() == known


def test_a_new_key_changes_nothing_for_anybody(app, settings):
    new_key(settings)
    assert counts(app)

    call_command("seal_second_factors")
    settings.SECRET_KEY_FALLBACKS = []

    assert counts(app)


def test_what_is_sealed_already_stays_as_it_is(app):
    before = Authenticator.objects.get(pk=app.pk).data

    call_command("seal_second_factors")

    assert Authenticator.objects.get(pk=app.pk).data == before


def test_without_its_key_no_code_is_right_and_the_night_says_so(app, codes, settings, logged_errors):
    known = RecoveryCodes(codes).get_unused_codes()
    new_key(settings, old_one_counts=False)

    assert not counts(app)
    assert not RecoveryCodes(codes).validate_code(known[0])
    with pytest.raises(CommandError, match="2 cannot be opened"):
        call_command("seal_second_factors")
    seal_second_factors()

    assert [line for line in logged_errors if "Second factors: 2 have" in line] == [logged_errors.pop()]
    assert {logged_errors.pop() for _line in range(len(logged_errors))} == {KEY_IS_GONE}


def test_a_changed_seal_is_no_secret_that_somebody_chose(app, logged_errors):
    app.data["secret"] = app.data["secret"][:-4] + "AAA="
    app.save()

    assert not counts(app)
    assert logged_errors.pop() == KEY_IS_GONE


def test_passkeys_have_nothing_to_seal(anna):
    passkey = Authenticator.objects.create(user=anna, type=Authenticator.Type.WEBAUTHN, data={"name": "Schlüssel"})

    seal_second_factors()

    passkey.refresh_from_db()
    assert passkey.data == {"name": "Schlüssel"}
