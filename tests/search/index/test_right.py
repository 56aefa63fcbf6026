"""Whether the index says what there is, whatever happens; `SEARCH_CHANGES=1000` for as many as one likes."""

import os
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from search import jobs
from search.contract import searchables
from search.entries import LONGEST_TEXT
from search.models import SearchEntry, WordList
from search.services.checking import check
from search.services.rebuilding import rebuild
from search.services.writing import OBJECTS_AT_ONCE, portions
from tests.factories.accounts import UserFactory
from tests.factories.documents import PublicationFactory as PublishedFileFactory
from tests.factories.ideas import IdeaFactory
from tests.factories.posts import PostCommentFactory
from tests.factories.regions import MunicipalityFactory
from tests.factories.search import found, said
from tests.factories.tasks import TaskCommentFactory
from tests.factories.texts import PublicationFactory, TextCommentFactory
from tests.search.index.changes import ROOMS, Portal, at_random

CHANGES = int(os.environ.get("SEARCH_CHANGES", "150"))
SEED = int(os.environ.get("SEARCH_SEED", "1"))


def wrong():
    return {each.key: findings for each in searchables() if (findings := check(each)).wrong}


def test_after_many_changes_nothing_is_missing_stale_or_orphaned(home_page, commit):
    portal = Portal(home_page, SEED)
    call_command("rebuild_search", stdout=StringIO())

    happened = at_random(portal, commit, CHANGES)

    assert len(happened) > 15
    assert {"file_published", "said_inside"} <= set(happened)
    assert wrong() == {}
    assert SearchEntry.objects.count() > 10


def test_what_is_wrong_is_found_and_mended(things):
    call_command("check_search", "--mend", stdout=StringIO())  # a page that Wagtail's migrations make
    things.put(said(0, "Rad"), said(1, "Boot"), said(2, "Zug"))
    missing, stale, orphaned = things.said
    entries = SearchEntry.objects.filter(key="things")
    entries.filter(object_pk=missing).delete()
    entries.filter(object_pk=stale).update(digest="other")
    del things.said[orphaned]

    findings = check(things)
    with pytest.raises(CommandError, match="3 things"):
        call_command("check_search", stdout=StringIO())
    call_command("check_search", "--mend", stdout=StringIO())

    assert (findings.missing, findings.stale, findings.orphaned) == ([missing], [stale], [orphaned])
    assert check(things).wrong == []
    assert sorted(SearchEntry.objects.filter(key="things").values_list("title", flat=True)) == ["Boot", "Rad"]


def test_writing_the_same_again_is_nothing(things, query_count):
    entry = said(0, "Rad")

    assert [things.put(entry), things.put(entry)] == [1, 0]


def test_what_changes_is_found_by_its_new_words_only(things):
    things.put(said(0, "Rad"))
    things.put(said(0, "Boot", audience="project:1"))

    assert found("Rad", audiences=["public", "project:1"]) == []
    assert found("Boot") == []
    assert found("Boot", audiences=["project:1"]) == ["Boot"]

    things.forget(*things.said)

    assert found("Boot", audiences=["project:1"]) == []


def test_an_entry_in_each_language_lives_by_itself(things):
    things.put(said(0, "Rad", readers=["de"]), said(0, "Bicycle", language="en", readers=["en"]))
    pk = next(iter(things.said))
    things.said[pk] = [entry for entry in things.said[pk] if entry.language == "en"]
    things.put(*things.said[pk])

    assert found("Rad") == []
    assert found("Bicycle", reader="en") == ["Bicycle"]


def test_a_rebuild_takes_out_what_is_not_there_wherever_its_number_is(things):
    for number in range(6):
        things.put(said(number, f"Rad {number}"))
    first, second, *_others, last = things.said
    for pk in (first, second, last):
        del things.said[pk]

    assert rebuild(things) == 3
    assert rebuild(things) == 0
    assert check(things).right == 3


def test_portions_hold_each_number_once(things):
    IdeaFactory.create_batch(3)
    rows = IdeaFactory._meta.model.objects.all()

    assert OBJECTS_AT_ONCE > 1
    assert [pk for pks in portions(rows) for pk in pks] == list(rows.order_by("pk").values_list("pk", flat=True))


@pytest.mark.parametrize("letter", ["x", "日"])
def test_the_longest_text_of_all_different_words_is_taken(things, letter):
    words = [f"{letter}{number:05}" for number in range(LONGEST_TEXT // 7)]

    things.put(said(0, "Lang", " ".join(words)))

    assert found(words[0]) == found(words[-1]) == ["Lang"]


def test_long_texts_are_cut_and_odd_ones_kept_out(things):
    things.put(said(0, "x" * 400, "Wort " * 60_000 + "Ende"), said(1, "Null\0byte", "Anfang \0 Ende"))

    assert SearchEntry.objects.get(title__startswith="xxx").text.count("Wort") == 20_000
    assert found("Ende") == ["Null byte"]


def test_entries_cost_the_same_for_one_and_for_many(home_page, commit, query_count):
    with commit():
        make_three_of_each(Portal(home_page, seed=1))

    costs = {each.key: costs_of(each, query_count) for each in searchables() if each.key != "things"}

    assert {key: cost for key, cost in costs.items() if cost[1] > cost[0]} == {}


def costs_of(searchable, query_count):
    """How many queries the entries of one thing take, and those of many; pages of all kinds one a kind more."""
    objects = list(searchable.rows())
    assert len(objects) > 2, searchable.key
    list(searchable.entries(objects))
    with query_count() as one:
        list(searchable.entries(objects[:1]))
    with query_count() as all_of_them:
        list(searchable.entries(objects))
    kinds = {type(each) for each in Page.objects.filter(pk__in=[row.pk for row in objects]).specific()}
    return len(one) + (len(kinds) - 1 if searchable.key == "pages" else 0), len(all_of_them)


def make_three_of_each(portal):
    portal.new_conversation()
    for _number in range(3):
        PublicationFactory(text__project=portal.projects[0])
        PostCommentFactory(post__project=portal.projects[0], post__audience="public")
        TaskCommentFactory(task__project=portal.projects[0])
        TextCommentFactory(thread__text__project=portal.projects[0])
        MunicipalityFactory()
        PublishedFileFactory(document__project=portal.projects[0])
        UserFactory(findable_visibility="everybody", municipality=MunicipalityFactory())
        for change in (portal.new_idea, portal.new_call, portal.new_topic, *portal.new_in_rooms()):
            change()
        for kind in ROOMS:
            portal.new_in_a_room(kind)
        for factory, parent in portal.kinds_of_pages():
            factory(parent=type(parent).objects.get(pk=parent.pk))


def test_each_night_what_was_lost_on_its_way_is_written(things):
    things.put(said(0, "Lastenrad"), said(1, "Rikscha"))
    SearchEntry.objects.filter(title="Rikscha").delete()
    SearchEntry.objects.filter(title="Lastenrad").update(digest="another", title="Rad")

    jobs.mend()

    assert sorted(SearchEntry.objects.filter(key=things.key).values_list("title", flat=True)) == [
        "Lastenrad",
        "Rikscha",
    ]
    assert WordList.objects.exists()
