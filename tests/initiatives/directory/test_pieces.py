"""The index of threes of letters keeps step with the rows."""

import re

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.directory import services
from initiatives.directory.folding import fold
from initiatives.directory.layers import Row
from initiatives.directory.models import DirectoryEntry
from tests.factories.directory import entry
from tests.plans import plan_of

words = st.text("abü_1", min_size=1, max_size=5)


def found(text):
    return sorted(DirectoryEntry.objects.with_words(fold(text).split()).values_list("title", flat=True))


def test_a_row_is_found_by_what_it_says_now(db):
    row = entry(title="Lastenrad")
    assert (found("stenra"), found("garten")) == (["Lastenrad"], [])

    row.title, row.text = "Garten", "garten"
    row.save()
    assert (found("stenra"), found("garten")) == ([], ["Garten"])

    DirectoryEntry.objects.update(text="saatgut")
    assert (found("garten"), found("atgu")) == ([], ["Garten"])

    row.delete()
    entry(title="Repair-Café")
    assert found("atgu") == []


def test_what_services_write_is_found_and_found_anew(db, monkeypatch):
    def say(title):
        row = Row(object_id=1, languages=["de"], title=title, published_at=entry(save=False).published_at)
        monkeypatch.setattr(services, "layer", lambda name: type("Layer", (), {"rows": lambda ids: [row]}))
        services.refresh("probe", [1])

    say("Lastenrad")
    assert found("lastenrad") == ["Lastenrad"]

    say("Garten")
    assert (found("lastenrad"), found("garten")) == ([], ["Garten"])

    services.remove("probe", [1])
    assert found("garten") == []


@pytest.mark.parametrize("text", ["a_b", "100%", "ab", "x", 'er"od', "ROWID", "near and or not"])
def test_no_word_is_taken_for_a_command(db, text):
    entry(title=f"Vorher {text} nachher")
    entry(title="Vorher acb nachher")

    assert found(text) == [f"Vorher {text} nachher"]


@given(texts=st.lists(st.lists(words, max_size=3), max_size=6), asked=st.lists(words, min_size=1, max_size=3))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_found_is_what_holds_each_piece(db, texts, asked):
    DirectoryEntry.objects.all().delete()
    for number, text in enumerate(texts):
        entry(title=f"{number} {' '.join(text)}")
    pieces = fold(" ".join(asked)).split()

    rows = DirectoryEntry.objects.with_words(pieces)

    assert sorted(row.pk for row in rows) == sorted(
        row.pk for row in DirectoryEntry.objects.all() if all(piece in row.text for piece in pieces)
    )


@pytest.mark.parametrize("mode", ["force_generic_plan", "force_custom_plan"])
def test_a_word_is_looked_for_in_its_layer_and_language_alone(db, mode):
    """PostgreSQL once put what it had found beside all rows of the layer, which took longer than to find it."""
    places = [("berichte", "de"), ("ideen", "de"), ("ideen", "en")]
    rows = [entry(layer=layer, language=code, save=False) for layer, code in places for _number in range(3_000)]
    DirectoryEntry.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # what waits to be sorted in makes the index dear
            cursor.execute("SELECT gin_clean_pending_list('initiatives_directory_pieces_of_layers')")
        cursor.execute("ANALYZE")
    asked = DirectoryEntry.objects.on("ideen").for_readers_of("de").with_words(["seltenes"]).order_by()

    plan = plan_of(*asked.query.sql_with_params(), mode)

    if connection.vendor == "postgresql":
        [condition] = re.findall(r"Index Cond: (.+)", plan)
        assert [word in condition for word in ("layer", "language", "text")] == [True, True, True]
    else:
        assert "VIRTUAL TABLE INDEX" in plan
