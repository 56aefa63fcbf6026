"""People are found by whom they want to be found, and by what these may see of them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from home.people import KEY
from portal.accounts.models import Visibility
from search.contract import searchable_named
from search.models import SearchEntry
from search.services.asking import Narrowing, ask
from search.services.checking import check
from tests.factories.accounts import UserFactory
from tests.factories.regions import MunicipalityFactory, TopicFactory

NOBODY = AnonymousUser()


def found(words, user=NOBODY):
    return [hit.entry.title for hit in ask(typed=words, user=user, language="de", narrowing=Narrowing(kind=KEY)).hits]


@pytest.fixture
def olga(home_page, commit):
    """Shows her work to everybody, her municipality to those who are signed in, her topics to nobody."""
    with commit():
        person = UserFactory(
            name="Olga Ohm",
            about="Ich schweiße Lastenräder.",
            about_visibility=Visibility.EVERYBODY,
            municipality=MunicipalityFactory(name="Schwentinental"),
            municipality_visibility=Visibility.SIGNED_IN,
        )
        person.topics.add(TopicFactory(name="Zinnoberfisch"))
    return person


def wants(person, commit, whom):
    with commit():
        person.findable_visibility = whom
        person.save()


def test_nobody_is_found_who_has_not_asked_for_it(olga, clara):
    assert (found("Ohm"), found("Ohm", clara), found("Lastenrad", clara)) == ([], [], [])


def test_whoever_is_signed_in_finds_by_what_they_may_see(olga, clara, commit):
    wants(olga, commit, Visibility.SIGNED_IN)

    assert found("Ohm") == []
    assert [found(words, clara) for words in ("Olga", "Lastenrad", "Schwentinental")] == [["Olga Ohm"]] * 3
    assert found("Zinnoberfisch", clara) == []


def test_everybody_finds_only_by_what_everybody_sees(olga, clara, commit):
    wants(olga, commit, Visibility.EVERYBODY)

    assert [found(words) for words in ("Olga", "Lastenrad", "Schwentinental", "Zinnoberfisch")] == [
        ["Olga Ohm"], ["Olga Ohm"], [], [],
    ]  # fmt: skip


@pytest.mark.parametrize("how", ["takes it back", "is switched off", "is deleted"])
def test_whoever_no_longer_wants_it_or_is_gone_is_not_found(olga, commit, how):
    wants(olga, commit, Visibility.EVERYBODY)
    with commit():
        if how == "is deleted":
            olga.delete()
        else:
            olga.is_active = how != "is switched off"
            olga.findable_visibility = Visibility.NOBODY if how == "takes it back" else Visibility.EVERYBODY
            olga.save()

    assert found("Olga") == []
    assert check(searchable_named(KEY)).wrong == []


def test_other_topics_are_told_and_signing_in_is_not(olga, commit):
    wants(olga, commit, Visibility.EVERYBODY)
    with commit():
        olga.topics_visibility = Visibility.EVERYBODY
        olga.save()
    with commit():
        olga.topics.set([TopicFactory(name="Mobilität")])
    before = SearchEntry.objects.get(key=KEY)

    with commit() as callbacks:
        olga.save(update_fields=["last_login"])

    assert (found("Mobilität"), found("Zinnoberfisch")) == (["Olga Ohm"], [])
    assert callbacks == []
    assert SearchEntry.objects.get(key=KEY).digest == before.digest
