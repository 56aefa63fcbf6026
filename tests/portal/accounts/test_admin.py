"""Users in the Wagtail admin."""

import pytest
from django.urls import reverse

from portal.accounts.models import User
from tests.factories.accounts import UserFactory


@pytest.fixture
def administrator(client, home_page):
    user = UserFactory(name="Petra Portal", is_superuser=True, is_staff=True)
    client.force_login(user)
    return user


def test_invite_somebody(client, administrator, mailoutbox, link_in, commit):
    form = {"email": "Neu@Example.org", "name": "Nele Neu", "language": "en"}

    with commit():
        response = client.post(reverse("wagtailusers_users:add"), form)

    assert response.status_code == 302
    user = User.objects.get(email="neu@example.org")
    assert (user.name, user.language, user.has_usable_password()) == ("Nele Neu", "en", False)
    assert mailoutbox[0].to == ["neu@example.org"]
    client.logout()
    page = client.get(link_in(mailoutbox[0]), follow=True)
    assert page.status_code == 200
    client.post(page.redirect_chain[-1][0], {"password1": "neues-und-langes", "password2": "neues-und-langes"})
    user.refresh_from_db()
    assert user.check_password("neues-und-langes")


def test_an_address_that_is_taken_is_an_error(client, administrator, anna):
    response = client.post(
        reverse("wagtailusers_users:add"), {"email": "ANNA@example.org", "name": "Zweite", "language": "de"}
    )

    assert list(response.context["form"].errors) == ["email"]


@pytest.mark.indexed
def test_edit_somebody(client, administrator, anna):
    page = client.get(reverse("wagtailusers_users:edit", args=[anna.pk]))
    assert page.status_code == 200

    client.post(
        reverse("wagtailusers_users:edit", args=[anna.pk]),
        {"email": "a.ahrens@example.org", "name": "Anna A.", "language": "de", "is_active": "on"},
    )

    anna.refresh_from_db()
    assert (anna.email, anna.name) == ("a.ahrens@example.org", "Anna A.")
    assert list(anna.emailaddress_set.values_list("email", "verified")) == [("a.ahrens@example.org", False)]


def test_the_list_opens_in_every_order_with_the_same_number_of_queries(
    client, administrator, django_assert_max_num_queries
):
    def queries(ordering):
        with django_assert_max_num_queries(60) as captured:
            assert client.get(reverse("wagtailusers_users:index"), {"ordering": ordering}).status_code == 200
        return len(captured)

    UserFactory()
    queries("name")
    queries("name")
    few = queries("name")
    UserFactory.create_batch(18)
    queries("-name")

    assert queries("-name") == few


@pytest.mark.indexed
def test_delete_somebody(client, administrator, anna):
    client.post(reverse("wagtailusers_users:delete", args=[anna.pk]))

    assert not User.objects.filter(pk=anna.pk).exists()


@pytest.mark.indexed
def test_delete_several_at_once(client, administrator, anna, ben):
    path = reverse("wagtail_bulk_action", args=["portal_accounts", "user", "delete"])

    client.post(f"{path}?id={anna.pk}&id={ben.pk}")

    assert list(User.objects.all()) == [administrator]


def test_people_without_rights_do_not_see_users(client, home_page, anna):
    client.force_login(anna)

    assert client.get(reverse("wagtailusers_users:index")).status_code == 403
