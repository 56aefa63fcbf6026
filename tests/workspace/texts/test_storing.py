"""What is written in a text: appended, loaded, folded."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from tests.factories.texts import TextFactory, VersionFactory, update_of
from workspace.texts.document import plain
from workspace.texts.models import Change, Text
from workspace.texts.services import storing


def written(text):
    return plain.of(storing.load(text))


def test_what_is_appended_is_there_for_everybody_and_for_the_search(text, ben):
    doc = storing.load(text)
    known = doc.get_state()
    doc.get("text", type=XmlFragment).children.append(XmlElement("paragraph", contents=[XmlText("Mitglieder")]))

    storing.append(text=text, update=doc.get_update(known), user=ben)

    now = Text.objects.get()
    assert written(text) == "Zweck des Vereins\nMitglieder"
    assert now.plain == "Zweck des Vereins\nMitglieder"
    assert now.changed_by == ben
    assert Change.objects.get().user == ben


@pytest.mark.parametrize("update", [b"", b"\x00", b"Unsinn", b"\xff" * 20])
def test_what_is_no_update_is_refused(text, ben, update):
    with pytest.raises(ValueError, match=r"update"):
        storing.append(text=text, update=update, user=ben)

    assert not Change.objects.exists()


def test_folding_changes_nothing_that_can_be_read(text, ben):
    for word in ("eins", "zwei"):
        storing.append(text=text, update=update_of(word), user=ben)
    before = written(text)
    folded = Text.objects.get().folded

    storing.compact(text)

    assert written(text) == before
    assert not Change.objects.exists()
    assert Text.objects.get().folded == folded + 1


def test_a_change_that_waits_for_another_one_is_not_folded(text):
    """Yjs holds it back, and would not give it."""
    doc = storing.load(text)
    updates = []
    for word in ("eins", "zwei"):
        state = doc.get_state()
        doc.get("text", type=XmlFragment).children.append(XmlElement("paragraph", contents=[XmlText(word)]))
        updates.append(doc.get_update(state))
    late = Change.objects.create(text=text, update=updates[1])

    storing.compact(text)
    assert list(text.changes.all()) == [late]

    Change.objects.create(text=text, update=updates[0])
    storing.compact(text)
    assert not text.changes.exists()
    assert written(text) == "Zweck des Vereins\neins\nzwei"


def test_changes_are_read_whatever_their_order(text):
    """Two gaps at once: Yrs, given one after the other, loses what waited behind the first."""
    anna, ben = Doc(client_id=1), Doc(client_id=2)
    run = XmlText("Mo")
    ben_wrote = []
    watch = ben.observe(lambda event: ben_wrote.append(event.update))
    ben.get("text", type=XmlFragment).children.append(XmlElement("paragraph", contents=[run]))
    run.insert(2, "in")
    ben.get("text", type=XmlFragment).children.append(XmlElement("paragraph", contents=[XmlText("Bis dann")]))
    ben.unobserve(watch)
    anna.apply_update(ben.get_update())
    before = anna.get_state()
    anna.get("text", type=XmlFragment).children[0].children[0].insert(4, "!")
    first, *rest, last = ben_wrote
    for update in (anna.get_update(before), last, first, *rest):
        Change.objects.create(text=text, update=update)

    assert sorted(written(text).split("\n")) == ["Bis dann", "Moin!", "Zweck des Vereins"]


def test_what_waits_for_a_day_waits_for_nothing(text):
    doc = storing.load(text)
    for word in ("eins", "zwei"):
        state = doc.get_state()
        doc.get("text", type=XmlFragment).children.append(XmlElement("paragraph", contents=[XmlText(word)]))
    Change.objects.create(text=text, update=doc.get_update(state), at=timezone.now() - timedelta(days=2))

    storing.compact(text)

    assert not text.changes.exists()


def test_nothing_is_folded_where_nothing_waits(text):
    storing.compact(text)

    assert Text.objects.get().folded == text.folded


def test_many_changes_without_a_socket_are_folded_on_the_way(text, ben):
    for number in range(storing.MOST_WAITING + 1):
        Change.objects.create(text=text, update=update_of(f"{number}"))

    storing.append(text=text, update=update_of("zuletzt"), user=ben)

    assert not Change.objects.exists()
    assert "zuletzt" in Text.objects.get().plain


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 40), st.booleans(), st.text(max_size=5), st.booleans()),
        max_size=25,
    )
)
def test_three_documents_and_the_database_agree_whatever_is_written(db, steps):
    """Each step: one of three documents inserts or deletes somewhere, and perhaps the rows are folded."""
    text = TextFactory()
    docs = [Doc() for _ in range(3)]
    updates = []
    for which, place, deletes, words, folds in steps:
        doc = docs[which]
        known = doc.get_state()
        _edit(doc, place, deletes, words)
        update = doc.get_update(known)
        storing.append(text=text, update=update, user=None)
        updates.append(update)
        if folds:
            storing.compact(text)
    for doc in docs:
        for update in reversed(updates):
            doc.apply_update(update)

    assert {plain.of(doc) for doc in docs} == {written(text)}


def _edit(doc, place, deletes, words):
    root = doc.get("text", type=XmlFragment)
    if not len(root.children):
        root.children.append(XmlElement("paragraph", contents=[XmlText("Moin")]))
    paragraph = root.children[place % len(root.children)]
    run = paragraph.children[0]
    said = str(run)
    if deletes and said:
        del run[: len(said[: 1 + place % len(said)].encode())]  # pycrdt counts bytes
    elif words:
        run.insert(len(said.encode()), words)


def test_a_version_is_read_like_a_text():
    doc = storing.doc_of(VersionFactory.build(text=None).state, [])

    assert plain.of(doc) == "Wie es war"
