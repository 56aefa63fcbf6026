"""Orders that only some layers offer: most supported, lately discussed."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from initiatives.directory import layers, services
from initiatives.directory.filters import DirectoryFilter
from initiatives.directory.layers import Layer, Row
from initiatives.directory.models import DirectoryEntry, LayerVersion
from initiatives.directory.offers import orders_of
from initiatives.listing import INITIATIVES
from tests.factories.directory import entry

SUPPORTED = Layer(
    name="probe",
    label="Probe",
    icon="people",
    rows=lambda _ids: [],
    cards=lambda _ids: {},
    orders=["unterstuetzt", "diskutiert"],
)


def titles(address):
    chosen = DirectoryFilter.read(QueryDict(address), [SUPPORTED])
    return [row.title for row in chosen.sort(chosen.narrow(DirectoryEntry.objects.all()))]


def test_most_supported_first_and_of_equals_the_newest(db):
    entry(title="Neu", weight=3, published_at=datetime(2026, 2, 1, tzinfo=UTC))
    entry(title="Alt", weight=3, published_at=datetime(2026, 1, 1, tzinfo=UTC))
    entry(title="Viel", weight=12, published_at=datetime(2025, 1, 1, tzinfo=UTC))

    assert titles("sortierung=unterstuetzt") == ["Viel", "Neu", "Alt"]


def test_liveliest_first(db):
    for title, heat in (("lau", 1.5), ("kalt", -3.0), ("heiß", 40.25)):
        entry(title=title, heat=heat)

    assert titles("sortierung=diskutiert") == ["heiß", "lau", "kalt"]


def test_a_list_of_several_layers_offers_what_all_of_them_know(db):
    alone = DirectoryFilter.read(QueryDict("sortierung=unterstuetzt"), [SUPPORTED])
    together = DirectoryFilter.read(QueryDict("sortierung=unterstuetzt"), [SUPPORTED, INITIATIVES])

    assert [query for _label, query, _holds in orders_of(alone)] == [
        "sortierung=neu",
        "sortierung=unterstuetzt",
        "sortierung=diskutiert",
        "sortierung=name",
    ]
    assert (together.order, list(together.form.errors)) == ("neu", ["sortierung"])


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_support_changes_the_rows_of_all_languages_and_no_version(db, language, monkeypatch):
    monkeypatch.setitem(layers._LAYERS, "probe", SUPPORTED)
    row = Row(object_id=7, languages=["de", "en"], title="Bank", published_at=datetime(2026, 1, 1, tzinfo=UTC))
    services.add("probe", [row])
    version = LayerVersion.objects.get(layer="probe").number

    services.weigh("probe", 7, weight=5, heat=12.5)

    changed = DirectoryEntry.objects.on("probe").for_readers_of(language).get()
    assert (changed.weight, changed.heat) == (5, 12.5)
    assert LayerVersion.objects.get(layer="probe").number == version
