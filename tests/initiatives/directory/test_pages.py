"""What becomes of a row when its page changes."""

import pytest
from wagtail.models import Locale, PageViewRestriction

from initiatives.directory.mercator import x_of, y_of
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.services import rebuild
from initiatives.models import InitiativePage
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import TopicFactory


def found(language="de"):
    return list(DirectoryEntry.objects.for_readers_of(language).order_by("pk").values_list("title", flat=True))


@pytest.fixture
def repair(directory_page, kiel):
    return InitiativePageFactory(parent=directory_page, title="Repair-Café", municipality=kiel, topics=[TopicFactory()])


def test_a_published_page_is_found(repair):
    entry = DirectoryEntry.objects.get(language="de")

    assert (entry.object_id, entry.title, entry.kind, entry.municipality) == (
        repair.pk, "Repair-Café", "initiative", repair.municipality,
    )  # fmt: skip
    assert list(entry.topics.all()) == list(repair.topics.all())


def test_a_draft_is_not_found(directory_page):
    InitiativePageFactory(parent=directory_page, title="Entwurf", live=False)

    assert found() == []


def test_a_draft_beside_the_live_page_changes_nothing(repair):
    repair.title = "Anders"
    repair.save_revision()

    assert found() == ["Repair-Café"]


def test_publishing_a_change_changes_the_row(repair):
    other = TopicFactory()
    repair.title = "Reparaturtreff"
    repair.topics.set([other])
    repair.save_revision().publish()

    assert found() == ["Reparaturtreff"]
    assert list(DirectoryEntry.objects.get(language="de").topics.all()) == [other]


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_a_page_taken_down_is_gone(repair, how):
    getattr(repair, how)()

    assert found() == []
    assert found("en") == []


def test_a_restriction_hides_and_its_end_shows_again(repair, directory_page):
    restriction = PageViewRestriction.objects.create(page=directory_page, restriction_type="login")
    hidden = found()
    restriction.delete()

    assert hidden == []
    assert found() == ["Repair-Café"]


def test_readers_of_english_find_the_german_page_until_there_is_an_english_one(repair):
    before = found("en")
    english = Locale.objects.get_or_create(language_code="en")[0]
    repair.get_parent().get_parent().specific.copy_for_translation(english)
    repair.get_parent().specific.copy_for_translation(english)
    translation = repair.copy_for_translation(english)
    translation.title = "Repair café"
    translation.save_revision().publish()
    with_translation = (found("de"), found("en"))
    InitiativePage.objects.get(pk=translation.pk).unpublish()

    assert before == ["Repair-Café"]
    assert with_translation == (["Repair-Café"], ["Repair café"])
    assert found("en") == ["Repair-Café"]


def test_rebuilding_mends_what_went_wrong(repair, directory_page):
    InitiativePageFactory(parent=directory_page, title="Zweite")
    DirectoryEntry.objects.filter(title="Zweite").delete()
    DirectoryEntry.objects.filter(object_id=repair.pk).update(title="falsch", object_id=repair.pk + 999)

    assert rebuild("initiativen") == 2
    assert found() == ["Repair-Café", "Zweite"]


def test_rebuilding_asks_as_often_for_twenty_as_for_one(repair, directory_page, query_count):
    rebuild("initiativen")
    with query_count() as one:
        rebuild("initiativen")
    for _number in range(19):
        InitiativePageFactory(parent=directory_page)
    with query_count() as twenty:
        rebuild("initiativen")

    assert len(twenty) == len(one)


def test_a_point_stands_in_degrees_and_on_the_map(directory_page):
    InitiativePageFactory(parent=directory_page, latitude="54.320000", longitude="10.130000")

    entry = DirectoryEntry.objects.get(language="de")

    assert (entry.latitude, entry.longitude) == (54.32, 10.13)
    assert (entry.map_x, entry.map_y) == (x_of(10.13), y_of(54.32))
