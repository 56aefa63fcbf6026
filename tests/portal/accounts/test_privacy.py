"""My data, and the end of an account."""

import io
import json
import zipfile

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.accounts import privacy, services
from portal.accounts.models import User
from tests.factories.accounts import ConsentFactory, UserFactory
from tests.portal.accounts import pictures


def test_the_archive_holds_everything_and_nothing_of_others(client, home_page, anna, ben):
    ConsentFactory(user=anna, version="2026-11")
    anna.picture.save("x.webp", pictures.jpeg())
    client.force_login(anna)

    response = client.post(reverse("accounts:export"))

    assert response["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    assert sorted(archive.namelist()) == ["data.json", "profile/picture.webp"]
    data = json.loads(archive.read("data.json"))
    assert data["profile"]["email"] == "anna@example.org"
    assert [consent["version"] for consent in data["consents"]] == ["2026-11"]
    assert data["sign_in"]["addresses"] == [{"email": "anna@example.org", "verified": True, "primary": True}]
    assert "ben@example.org" not in archive.read("data.json").decode()
    assert "password" not in archive.read("data.json").decode()


def test_each_part_is_registered_once():
    other = privacy.DataPart(name="profile", label="x", on_deletion="y", export=dict)

    with pytest.raises(ValueError, match="profile"):
        privacy.register(other)


def test_delete_the_account(client, home_page, anna, ben, mailoutbox, commit):
    client.force_login(anna)

    with commit():
        response = client.post(reverse("accounts:delete"), {"password": "geheim-und-lang", "understood": "on"})

    assert response.url == reverse("accounts:deleted")
    assert list(User.objects.all()) == [ben]
    assert [(message.to, bool(message.alternatives)) for message in mailoutbox] == [(["anna@example.org"], True)]
    assert client.get(reverse("accounts:deleted")).status_code == 200
    assert client.get(reverse("accounts:profile")).status_code == 302


def test_deleting_twice_changes_nothing_more(client, home_page, anna, ben):
    client.force_login(anna)
    form = {"password": "geheim-und-lang", "understood": "on"}
    client.post(reverse("accounts:delete"), form)

    again = client.post(reverse("accounts:delete"), form)

    assert again.url.startswith(reverse("account_login"))
    assert list(User.objects.all()) == [ben]


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"password": "falsch", "understood": "on"}, "password"),
        ({"password": "geheim-und-lang"}, "understood"),
    ],
)
def test_deleting_needs_password_and_will(client, home_page, anna, form, field):
    client.force_login(anna)

    response = client.post(reverse("accounts:delete"), form)

    assert list(response.context["form"].errors) == [field]
    assert User.objects.filter(pk=anna.pk).exists()


def test_the_last_administrator_stays(client, home_page, anna):
    anna.is_superuser = True
    anna.save()
    client.force_login(anna)

    response = client.post(reverse("accounts:delete"), {"password": "geheim-und-lang", "understood": "on"})

    assert response.context["form"].non_field_errors().data[0].code == "last"
    assert User.objects.filter(pk=anna.pk).exists()
    with pytest.raises(PermissionDenied):
        services.delete_account(user=anna, actor=anna)


def test_one_of_two_administrators_may_go(anna, db):
    anna.is_superuser = True
    anna.save()
    UserFactory(is_superuser=True)

    services.delete_account(user=anna, actor=anna)

    assert not User.objects.filter(email="anna@example.org").exists()


def test_nobody_deletes_somebody_else(anna, ben):
    with pytest.raises(PermissionDenied):
        services.delete_account(user=anna, actor=ben)


def test_the_picture_goes_with_the_account(anna, commit):
    anna.picture.save("x.webp", pictures.jpeg())
    picture = anna.picture

    with commit():
        services.delete_account(user=anna, actor=anna)

    assert not picture.storage.exists(picture.name)


def test_a_changed_text_is_asked_for_again(client, home_page, anna, settings):
    services.record_consents(user=anna)
    assert services.texts_to_agree_to(anna.consents.all()) == []
    settings.CONSENT_TEXTS = {"privacy": {"version": "2027-03", "slug": "datenschutz"}}
    client.force_login(anna)
    overview = client.get(reverse("accounts:profile"))
    assert overview.context["consent_form"] is not None
    assert "Ein Text hat sich geändert" in overview.content.decode()

    client.post(reverse("accounts:consent"), {})
    assert services.texts_to_agree_to(anna.consents.all()) == ["privacy"]

    client.post(reverse("accounts:consent"), {"consent_privacy": "on"})
    assert sorted(anna.consents.values_list("version", flat=True)) == ["2026-11", "2027-03"]
    assert client.get(reverse("accounts:profile")).context["consent_form"] is None


def test_somebody_who_was_never_asked_does_not_hear_of_a_change(client, home_page, anna):
    client.force_login(anna)

    overview = client.get(reverse("accounts:profile")).content.decode()

    assert "Wir brauchen deine Einwilligung" in overview
    assert "Ein Text hat sich geändert" not in overview
