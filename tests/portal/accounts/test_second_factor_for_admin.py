"""The Wagtail admin asks for a second factor, leads to where it is set up, and back."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import UserFactory

PASSWORD = "geheim-und-lang"


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def required(settings):
    settings.REQUIRE_MFA_FOR_ADMIN = True


def test_the_admin_asks_for_a_second_factor_where_the_setting_says_so(client, home_page, required):
    administrator = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(administrator)
    assert client.get("/admin/").url == reverse("mfa_index")
    assert client.get("/").status_code == 200

    TOTP.activate(administrator, "A" * 32)

    assert client.get("/admin/").status_code == 200


def test_the_whole_way_of_a_manager_ends_where_it_began(home_page, required, maren):
    browser = Client()
    wanted = "/admin/hilfe/?von=hier"
    sign_in = browser.get(wanted).url
    browser.post(sign_in, {"login": maren.email, "password": PASSWORD})

    assert browser.get(wanted).url == reverse("mfa_index")
    page = browser.get(reverse("mfa_index"))
    assert "brauchst du einen zweiten Faktor" in page.content.decode()
    assert wanted not in page.content.decode()
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = browser.get(reverse("mfa_activate_totp")).context["form"].secret
    codes = browser.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}).url

    for address in (codes, reverse("mfa_index")):
        assert f'href="{wanted}"' in browser.get(address).content.decode()
    assert browser.get(wanted).status_code == 200
    assert wanted not in browser.get(codes).content.decode()


def test_who_reads_english_is_led_in_english(client, home_page, required, maren):
    maren.language = "en"
    maren.save()
    client.force_login(maren)

    assert client.get("/admin/").url == "/en" + reverse("mfa_index")


def test_signing_out_of_the_admin_is_always_possible(client, home_page, required, maren):
    client.force_login(maren)

    client.post(reverse("wagtailadmin_logout"))

    assert "_auth_user_id" not in client.session


def test_without_the_setting_the_admin_opens(client, home_page):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))

    assert client.get("/admin/").status_code == 200


def test_the_setting_leaves_people_without_the_admin_alone(client, home_page, required, anna):
    client.force_login(anna)

    response = client.get("/admin/")

    assert response.status_code == 403
    assert response.templates[0].name == "403.html"


def test_people_without_access_are_told_so_at_the_door(client, home_page, anna):
    client.force_login(anna)

    assert client.get("/admin/").status_code == 403
    assert client.get("/admin/login/").status_code == 403
