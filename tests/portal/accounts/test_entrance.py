"""The way in, as a person would go it."""

import pytest
from allauth.account.internal import flows
from django.conf import settings
from django.urls import reverse

from portal.accounts.models import Consent, User

pytestmark = pytest.mark.django_db

PASSWORD = "geheim-und-lang"
FORM = {"name": "Gesa Groth", "email": "gesa@example.org", "password1": "fischbrötchen-am-kai", "consent_privacy": "on"}


def sign_in(client, email, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_register_confirm_and_arrive(client, home_page, mailoutbox, link_in):
    response = client.post(reverse("account_signup"), FORM)

    assert response.status_code == 302
    assert response.url == reverse("account_email_verification_sent")
    user = User.objects.get(email="gesa@example.org")
    assert (user.name, user.language) == ("Gesa Groth", "de")
    assert list(user.consents.values_list("kind", "version")) == [
        ("privacy", settings.CONSENT_TEXTS["privacy"]["version"])
    ]
    assert mailoutbox[0].to == ["gesa@example.org"]

    confirmation = client.get(link_in(mailoutbox[0]))
    assert confirmation.status_code == 200
    assert not user.emailaddress_set.get().verified

    response = client.post(link_in(mailoutbox[0]), follow=True)
    assert user.emailaddress_set.get().verified
    assert response.redirect_chain[-1][0] == reverse("accounts:profile")
    assert "Gesa Groth" in response.content.decode()


def test_the_confirmation_mail_has_two_parts_and_says_why_it_came(client, home_page, mailoutbox):
    client.post("/en" + reverse("account_signup"), FORM)

    text, (html, kind) = mailoutbox[0].body, mailoutbox[0].alternatives[0]
    assert kind == "text/html"
    for part in (text, html):
        assert "You are receiving this e-mail because someone registered with this address." in part
        assert "/en/konto/bestaetigung/" in part


def test_without_a_confirmed_address_nobody_signs_in(client, home_page, mailoutbox):
    client.post(reverse("account_signup"), FORM)
    client.cookies.clear()

    response = sign_in(client, "gesa@example.org", FORM["password1"])

    assert response.url == reverse("account_email_verification_sent")
    assert client.get(reverse("accounts:profile")).status_code == 302


def test_registering_needs_consent(client, home_page):
    response = client.post(reverse("account_signup"), {**FORM, "consent_privacy": ""})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["consent_privacy"]
    assert not User.objects.filter(email="gesa@example.org").exists()


def test_a_form_sent_twice_makes_one_account(client, home_page, mailoutbox):
    first = client.post(reverse("account_signup"), FORM)
    client.cookies.clear()
    second = client.post(reverse("account_signup"), FORM)

    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert User.objects.filter(email="gesa@example.org").count() == 1
    assert Consent.objects.count() == 1


def test_two_forms_at_the_same_moment_make_one_account(client, home_page, anna, mailoutbox, monkeypatch):
    monkeypatch.setattr(flows.manage_email, "email_already_exists", lambda email: (email, False))

    response = client.post(reverse("account_signup"), {**FORM, "email": "anna@example.org"})

    assert response.url == reverse("account_email_verification_sent")
    assert User.objects.count() == 1
    assert [message.to for message in mailoutbox] == [["anna@example.org"]]


def test_a_machine_that_fills_in_everything_gets_no_account(client, home_page, mailoutbox):
    response = client.post(reverse("account_signup"), {**FORM, "website": "https://spam.example"})

    assert response.url == reverse("account_email_verification_sent")
    assert User.objects.count() == 0
    assert mailoutbox == []


@pytest.mark.parametrize("name", ["Öznur 🚲 Ünal", "مريم الحسن", "李小龍"])
def test_names_of_the_world_are_kept(client, home_page, name):
    client.post(reverse("account_signup"), {**FORM, "name": name})

    assert User.objects.get().name == name


def test_a_name_of_5000_characters_is_an_error_at_its_field(client, home_page):
    response = client.post(reverse("account_signup"), {**FORM, "name": "x" * 5000})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["name"]


@pytest.mark.parametrize("password", ["kurz", "1234567890123", "password123", "gesa@example.org"])
def test_weak_passwords_are_refused(client, home_page, password):
    response = client.post(reverse("account_signup"), {**FORM, "password1": password})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["password1"]


def test_upper_case_in_the_address_is_the_same_person(client, home_page, anna):
    response = sign_in(client, "ANNA@Example.org")

    assert response.url == reverse("accounts:profile")
    assert client.session["_auth_user_id"] == str(anna.pk)


def test_registering_with_a_taken_address_tells_only_its_owner(client, home_page, anna, mailoutbox):
    taken = client.post(reverse("account_signup"), {**FORM, "email": "anna@example.org"})
    after_taken = client.get(taken.url).content
    client.cookies.clear()
    free = client.post(reverse("account_signup"), FORM)
    after_free = client.get(free.url).content

    assert (taken.status_code, taken.url) == (free.status_code, free.url)
    assert after_taken == after_free
    assert [message.to for message in mailoutbox] == [["anna@example.org"], ["gesa@example.org"]]
    for part in (mailoutbox[0].body, mailoutbox[0].alternatives[0].content):
        assert f"http://testserver{reverse('account_login')}" in part
        assert f"http://testserver{reverse('account_reset_password')}" in part
    assert User.objects.filter(email__iexact="anna@example.org").count() == 1


def test_a_wrong_password_and_an_unknown_address_look_the_same(client, home_page, anna):
    wrong = sign_in(client, "anna@example.org", "falsch-und-lang")
    unknown = sign_in(client, "niemand@example.org", "falsch-und-lang")

    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_a_forgotten_password_looks_the_same_for_known_and_unknown(client, home_page, anna, mailoutbox):
    known = client.post(reverse("account_reset_password"), {"email": "anna@example.org"})
    unknown = client.post(reverse("account_reset_password"), {"email": "niemand@example.org"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [message.to for message in mailoutbox] == [["anna@example.org"], ["niemand@example.org"]]


def test_changing_to_a_taken_address_looks_like_changing_to_a_free_one(client, home_page, anna, ben):
    sign_in(client, anna.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    taken = client.post(reverse("account_email"), {"action_add": "", "email": "ben@example.org"})

    free = client.post(reverse("account_email"), {"action_add": "", "email": "frei@example.org"})
    assert (taken.status_code, taken.url) == (free.status_code, free.url) == (302, reverse("account_email"))
    ben.refresh_from_db()
    assert ben.emailaddress_set.get().email == "ben@example.org"


def test_reset_password_and_sign_in_with_the_new_one(client, home_page, anna, mailoutbox, link_in):
    client.post(reverse("account_reset_password"), {"email": "anna@example.org"})
    form_page = client.get(link_in(mailoutbox[0]), follow=True)
    address = form_page.redirect_chain[-1][0]
    client.post(address, {"password1": "neues-und-langes", "password2": "neues-und-langes"})

    assert sign_in(client, "anna@example.org").status_code == 200
    assert sign_in(client, "anna@example.org", "neues-und-langes").status_code == 302
    assert client.get(link_in(mailoutbox[0])).context["token_fail"] is True


def test_too_many_wrong_passwords_stop_even_the_right_one(client, home_page, anna):
    for _attempt in range(5):
        sign_in(client, "anna@example.org", "falsch-und-lang")

    response = sign_in(client, "anna@example.org")

    assert response.status_code == 200
    assert response.context["form"].non_field_errors().data[0].code == "too_many_login_attempts"


def test_too_many_registrations_from_one_place_are_stopped(client, home_page):
    for _attempt in range(20):
        client.post(reverse("account_signup"), {})

    response = client.post(reverse("account_signup"), {})

    assert response.status_code == 429
    assert "<h1>" in response.content.decode()


def test_sign_out(client, home_page, anna):
    client.force_login(anna)

    client.post(reverse("account_logout"))

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_readers_get_no_cookie(client, home_page, path):
    response = client.get("/")

    assert response.cookies == {}


def test_forms_set_only_the_cookie_that_protects_them(client, home_page):
    response = client.get(reverse("account_login"))

    assert set(response.cookies) == {"csrftoken"}


@pytest.mark.parametrize("path", ["/admin/login/", "/_util/login/", "/en/_util/login/"])
def test_the_doors_of_wagtail_are_closed(client, home_page, path):
    response = client.get(path + "?next=/admin/")

    assert response.status_code == 302
    assert response.url.endswith("/konto/anmelden/?next=/admin/")


def test_the_admin_sends_to_our_sign_in(client, home_page):
    response = client.get("/admin/")

    assert response.url == "/konto/anmelden/?next=/admin/"
    assert client.get("/admin/password_reset/").status_code == 404
