"""`{% kept %}`: parts of pages that are drawn once."""

from types import SimpleNamespace

import pytest
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from portal.base.models.edition import Edition, clear_shelves
from tests.factories.files import ImageFactory

SOURCE = '{% load i18n kept %}{% kept "part" value %}{% translate "Search" %} {{ value }} {{ pen.draws }}{% endkept %}'


@pytest.fixture
def pen():
    """Knows how often something was drawn with it."""
    return SimpleNamespace(draws=iter(range(1, 100)).__next__)


@pytest.fixture
def draw(db, pen):
    request = RequestFactory().get("/")

    def draw(value="a", **attributes):
        for name, attribute in attributes.items():
            setattr(request, name, attribute)
        return Template(SOURCE).render(RequestContext(request, {"value": value, "pen": pen}))

    return draw


def test_the_same_value_is_drawn_once(draw):
    assert [draw("a"), draw("b"), draw("a")] == ["Suche a 1", "Suche b 2", "Suche a 1"]


def test_each_language_is_drawn(draw):
    draw("a")
    with translation.override("en"):
        assert draw("a") == "Search a 2"


def test_each_time_zone_is_drawn(draw):
    draw("a")
    with timezone.override("Asia/Kathmandu"):
        assert draw("a") == "Suche a 2"


def test_the_next_day_begins_anew(draw, monkeypatch):
    draw("a")
    today = timezone.localdate()
    monkeypatch.setattr(timezone, "localdate", lambda: today + timezone.timedelta(days=1))

    assert draw("a") == "Suche a 2"


def test_a_new_edition_begins_anew(draw):
    draw("a")
    Edition.renew()

    assert draw("a") == "Suche a 2"


def test_a_preview_is_always_drawn(draw):
    assert [draw("a"), draw("a", is_preview=True), draw("a")] == ["Suche a 1", "Suche a 2", "Suche a 3"]


def test_pictures_of_the_same_title_are_different_values(draw):
    first, second = ImageFactory(title="Bild"), ImageFactory(title="Bild")

    assert [draw([first]).split()[-1], draw([second]).split()[-1], draw([first]).split()[-1]] == ["1", "2", "1"]


def test_what_is_kept_ends_with_the_process(draw):
    draw("a")
    clear_shelves()

    assert draw("a") == "Suche a 2"


def test_what_is_written_is_escaped_once(draw):
    assert [draw("<b>"), draw("<b>")] == ["Suche &lt;b&gt; 1"] * 2
