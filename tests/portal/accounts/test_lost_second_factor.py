"""An administrator takes away a second factor that somebody lost."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry

from portal.accounts import services
from tests.factories.accounts import UserFactory

PASSWORD = "geheim-und-lang"


@pytest.fixture
def administrator(client, home_page):
    user = UserFactory(name="Petra Portal", is_superuser=True, is_staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def lost(anna):
    """Anna, whose telephone with the app is gone."""
    TOTP.activate(anna, "A" * 32)
    RecoveryCodes.activate(anna)
    return anna


@pytest.fixture
def address(lost):
    return reverse("wagtailusers_users:second_factor", args=[lost.pk])


@pytest.mark.indexed
def test_the_page_of_a_person_leads_to_it_only_if_there_is_one(client, administrator, lost, ben, address):
    def page_of(person):
        return client.get(reverse("wagtailusers_users:edit", args=[person.pk])).content.decode()

    assert address in page_of(lost)
    assert "zweiter-faktor" not in page_of(ben)


def test_it_asks_before_it_removes(client, administrator, lost, address):
    response = client.get(address)

    assert response.status_code == 200
    assert "anna@example.org" in response.content.decode()
    assert Authenticator.objects.filter(user=lost).count() == 2


def test_remove_it_end_the_sessions_write_a_mail_and_keep_it_in_the_history(
    client, administrator, lost, address, mailoutbox, commit
):
    thief = Client()
    thief.post(reverse("account_login"), {"login": lost.email, "password": PASSWORD})
    code = Authenticator.objects.get(user=lost, type="recovery_codes").wrap().get_unused_codes()[0]
    thief.post(reverse("mfa_authenticate"), {"code": code})
    assert thief.get(reverse("accounts:profile")).status_code == 200

    with commit():
        response = client.post(address)

    assert response.url == reverse("wagtailusers_users:edit", args=[lost.pk])
    assert not Authenticator.objects.filter(user=lost).exists()
    assert thief.get(reverse("accounts:profile")).status_code == 302
    assert [(message.to, message.subject) for message in mailoutbox] == [
        ([lost.email], "Dein zweiter Faktor wurde entfernt")
    ]
    entry = registry.get_logs_for_instance(lost).first()
    assert (entry.user, entry.message) == (administrator, "Zweiter Faktor entfernt")
    assert (
        "Zweiter Faktor entfernt" in client.get(reverse("wagtailusers_users:history", args=[lost.pk])).content.decode()
    )
    response = Client().post(reverse("account_login"), {"login": lost.email, "password": PASSWORD})
    assert response.url == reverse("accounts:profile")


def test_a_second_click_changes_nothing(client, administrator, lost, address, mailoutbox):
    client.post(address)

    response = client.post(address)

    assert response.url == reverse("wagtailusers_users:edit", args=[lost.pk])
    assert registry.get_logs_for_instance(lost).count() == 1


@pytest.mark.indexed
def test_managers_cannot(client, lost, address, maren):
    maren.user_permissions.add(*Permission.objects.filter(content_type__app_label="portal_accounts"))
    client.force_login(maren)

    client.post(address)

    assert client.get(address).status_code == 302
    assert address not in client.get(reverse("wagtailusers_users:edit", args=[lost.pk])).content.decode()
    assert Authenticator.objects.filter(user=lost).count() == 2


def test_administrators_cannot_remove_their_own_here(client, administrator):
    TOTP.activate(administrator, "A" * 32)

    client.post(reverse("wagtailusers_users:second_factor", args=[administrator.pk]))

    assert Authenticator.objects.filter(user=administrator).exists()


def test_the_service_asks_who_it_is(maren, lost):
    with pytest.raises(PermissionDenied):
        services.remove_second_factor(user=lost, actor=maren)


def test_nobody_without_such_an_account(client, administrator):
    assert client.get(reverse("wagtailusers_users:second_factor", args=[987])).status_code == 404
