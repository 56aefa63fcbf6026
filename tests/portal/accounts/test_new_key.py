"""A new SECRET_KEY, with the one of before among OLD_SECRET_KEYS."""

import pytest
from django.urls import reverse

from portal.live.sessions import people_in, said_in
from portal.mailing import addresses


@pytest.mark.parametrize(("old_one_counts", "status"), [(True, 200), (False, 302)])
def test_what_was_signed_counts_as_long_as_the_old_key_is_named(
    client, home_page, anna, settings, old_one_counts, status
):
    settings.MAIL_IN_ADDRESS = "antwort+*@example.org"
    token = addresses.Token("b", ("1f3",))
    address = addresses.address_with(token)
    client.force_login(anna)
    key = client.session.session_key

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if old_one_counts else []
    settings.SECRET_KEY = "the next one"

    assert addresses.token_in(address) == (token if old_one_counts else None)
    assert list(people_in(said_in([key])).values()) == ([anna] if old_one_counts else [])  # for sockets
    assert client.get(reverse("accounts:profile")).status_code == status
