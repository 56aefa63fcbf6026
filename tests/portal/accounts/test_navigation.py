import pytest
from django.urls import reverse
from django.utils import translation

from portal.accounts.templatetags.account_sections import account_navigation


def entries(client, name):
    navigation = client.get(reverse(name)).context["navigation"]
    return navigation.here, [entry.url for _heading, rows in navigation.groups for entry in rows]


def test_it_says_where_one_is(client, anna):
    client.force_login(anna)

    here, urls = entries(client, "accounts:profile_edit")

    assert (here.url, here.current) == (reverse("accounts:profile_edit"), "page")
    assert urls[0] == reverse("accounts:profile")
    assert urls[-1] == reverse("accounts:delete")
    assert len(urls) == len(set(urls))


@pytest.mark.parametrize(
    ("path", "label"),
    [("/konto/", "Overview"), ("/konto/profil/", "Profile"), ("/konto/benachrichtigungen/projekt-3/", "Notifications")],
)
def test_a_page_below_another_stands_there_but_not_below_the_overview(path, label):
    with translation.override(None):
        assert str(account_navigation(path).here.section.label) == label


@pytest.mark.parametrize(("language", "address"), [("de", "/konto/profil/"), ("en", "/en/konto/profil/")])
def test_it_leads_to_pages_in_the_language_that_is_switched_on(language, address):
    with translation.override(language):
        navigation = account_navigation(address)

    assert navigation.here.url == address
    assert address in [entry.url for _heading, rows in navigation.groups for entry in rows]


def test_elsewhere_it_says_nothing():
    assert account_navigation("/nachrichtenlos/").here is None


def test_on_the_overview_all_sections_are_there_at_once_and_only_once(client, anna):
    client.force_login(anna)

    overview, elsewhere = (client.get(reverse(f"accounts:{name}")).text for name in ("profile", "profile_edit"))

    assert ("account-menu__summary" in overview, "account-menu__summary" in elsewhere) == (False, True)
    assert overview.count(f'href="{reverse("accounts:delete")}"') == 1
