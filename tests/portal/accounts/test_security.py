"""Password, address, sessions and second factor of somebody who is signed in."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

PASSWORD = "geheim-und-lang"


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def signed_in(client, home_page, anna):
    """A browser in which Anna signed in and has shown again that it is her, as all that is important asks for."""
    client.post(reverse("account_login"), {"login": anna.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def test_change_the_password(signed_in, anna, mailoutbox):
    form = {"oldpassword": PASSWORD, "password1": "neues-und-langes", "password2": "neues-und-langes"}

    response = signed_in.post(reverse("account_change_password"), form)

    assert response.status_code == 302
    anna.refresh_from_db()
    assert anna.check_password("neues-und-langes")
    assert [message.to for message in mailoutbox] == [[anna.email]]


def test_a_wrong_present_password_is_an_error_at_its_field(signed_in):
    form = {"oldpassword": "falsch", "password1": "neues-und-langes", "password2": "neues-und-langes"}

    response = signed_in.post(reverse("account_change_password"), form)

    assert list(response.context["form"].errors) == ["oldpassword"]


def test_change_the_address(signed_in, anna, mailoutbox, link_in):
    signed_in.post(reverse("account_email"), {"action_add": "", "email": "neu@example.org"})
    anna.refresh_from_db()
    assert anna.email == "anna@example.org"
    page = signed_in.get(reverse("account_email")).content.decode()
    assert "neu@example.org" in page

    signed_in.post(link_in(mailoutbox[0]))

    anna.refresh_from_db()
    assert anna.email == "neu@example.org"
    assert list(anna.emailaddress_set.values_list("email", "verified", "primary")) == [("neu@example.org", True, True)]


def test_see_and_end_other_sessions(signed_in, anna):
    other = Client()
    other.post(reverse("account_login"), {"login": anna.email, "password": PASSWORD})
    assert signed_in.get(reverse("usersessions_list")).context["session_count"] == 2

    signed_in.post(reverse("usersessions_list"))

    assert UserSession.objects.filter(user=anna).count() == 1
    assert signed_in.get(reverse("accounts:profile")).status_code == 200
    assert other.get(reverse("accounts:profile")).status_code == 302


def test_the_list_of_sessions_shows_only_ones_own(signed_in, anna, ben):
    Client(HTTP_USER_AGENT="Bens Browser").post(reverse("account_login"), {"login": ben.email, "password": PASSWORD})

    page = signed_in.get(reverse("usersessions_list"))

    assert [session.user for session in page.context["sessions"]] == [anna]
    assert "Bens Browser" not in page.content.decode()


def test_set_up_an_app_and_sign_in_with_its_code(signed_in, anna, mailoutbox, commit):
    page = signed_in.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret

    with commit():
        response = signed_in.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})

    assert response.url == reverse("mfa_view_recovery_codes")
    assert len(signed_in.get(response.url).context["unused_codes"]) == 10
    assert mailoutbox[0].to == [anna.email]

    other = Client()
    response = other.post(reverse("account_login"), {"login": anna.email, "password": PASSWORD})
    assert response.url == reverse("mfa_authenticate")
    assert other.get(reverse("accounts:profile")).status_code == 302
    assert other.get(response.url).status_code == 200
    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert list(wrong.context["form"].errors) == ["code"]
    recovery = Authenticator.objects.get(user=anna, type="recovery_codes").wrap().get_unused_codes()[0]
    assert other.post(reverse("mfa_authenticate"), {"code": recovery}).url == reverse("accounts:profile")
    assert other.get(reverse("accounts:profile")).status_code == 200


def test_guessing_codes_is_stopped(home_page, anna):
    TOTP.activate(anna, "A" * 32)
    client = Client()
    client.post(reverse("account_login"), {"login": anna.email, "password": PASSWORD})
    for _attempt in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})

    response = client.post(reverse("mfa_authenticate"), {"code": code_for("A" * 32)})

    assert response.context["form"].errors["code"].data[0].code == "too_many_login_attempts"


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "account_email",
        "account_change_password",
        "accounts:delete",
    ],
)
def test_pages_of_the_account_open(signed_in, name):
    response = signed_in.get(reverse(name))

    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1


def test_strangers_cannot_touch_a_passkey(signed_in, ben):
    key = Authenticator.objects.create(user=ben, type="webauthn", data={"name": "Bens Schlüssel", "credential": {}})

    assert signed_in.get(reverse("mfa_edit_webauthn", args=[key.pk])).status_code == 404
    assert signed_in.post(reverse("mfa_remove_webauthn", args=[key.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"])
def test_what_is_important_asks_again_who_it_is(client, home_page, anna, name):
    client.post(reverse("account_login"), {"login": anna.email, "password": PASSWORD})

    response = client.get(reverse(name))

    assert response.url.startswith(reverse("account_reauthenticate"))
    assert client.get(response.url).status_code == 200
    assert client.post(response.url, {"password": PASSWORD}).url == reverse(name)
