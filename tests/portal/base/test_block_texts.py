import pytest

from portal.base.block_texts import texts_of
from portal.base.blocks import ContentBlock
from tests.factories.files import DocumentFactory, ImageFactory

BLOCKS = ContentBlock()


def texts(*stored):
    return list(texts_of(BLOCKS.to_python([{"type": name, "value": value} for name, value in stored])))


@pytest.mark.django_db
def test_the_words_of_every_block_are_read_without_a_query(home_page, query_count):
    ImageFactory.create_batch(3)
    DocumentFactory()
    stored = [(name, block.get_prep_value(block.get_preview_value())) for name, block in BLOCKS.child_blocks.items()]
    whole = BLOCKS.to_python([{"type": name, "value": value} for name, value in stored])
    indexed = set(BLOCKS.get_searchable_content(whole))

    with query_count() as queries:
        found = texts(*stored)

    assert set(found) <= indexed
    assert len(found) > 30
    assert len(queries) == 0


def test_pictures_give_their_words_and_no_settings():
    image = {"image": 1, "alt_text": "Der Hafen", "decorative": False}
    picture = {"image": image, "caption": "Am Morgen", "credit": None, "width": "wide"}

    assert texts(("picture", picture)) == ["Der Hafen", "Am Morgen"]


@pytest.mark.parametrize(
    "value",
    [
        ("gone", "A block that is no more"),
        ("figures", {"figures": []}),
        ("figures", {"figures": None}),
        ("picture", {"image": 7}),
        ("figures", {}),
    ],
)
def test_what_holds_no_words_gives_none(value):
    assert texts(value) == []


def test_lists_are_read_as_older_versions_stored_them_too():
    figure = {"number": "38", "label": "Tonnen"}

    old = texts(("figures", {"figures": [figure]}))
    new = texts(("figures", {"figures": [{"type": "item", "value": figure, "id": "a"}]}))

    assert old == new == ["38", "Tonnen"]
