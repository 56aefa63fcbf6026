import datetime
import re
from dataclasses import dataclass

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.utils import timezone, translation

from portal.base.icons import icon_names
from portal.base.templatetags.portal_ui import day, icon, initials, moment, page_numbers, stamp, when
from portal.settings.env import BASE_DIR


@dataclass
class Period:
    start: datetime.datetime
    end: datetime.datetime | None = None
    all_day: bool = False


def local(day, hour=0, minute=0):
    return timezone.localtime().replace(month=6, day=day, hour=hour, minute=minute, second=0, microsecond=0)


def test_an_icon_is_hidden_from_screen_readers_and_comes_from_the_sprite():
    assert icon("bicycle") == (
        '<svg class="icon" aria-hidden="true" focusable="false">'
        '<use href="/static/build/sprite.svg#bicycle"></use></svg>'
    )


def test_an_unknown_icon_is_a_circle():
    assert '#circle"' in icon('"><script>')


def test_the_sprite_holds_every_icon():
    sprite = (BASE_DIR / "static" / "build" / "sprite.svg").read_text(encoding="utf-8")

    assert set(re.findall(r'<symbol id="([^"]+)"', sprite)) == icon_names()


def test_every_icon_that_a_template_names_exists():
    names = {
        name
        for template in (BASE_DIR / "templates").rglob("*.html")
        for name in re.findall(r'{% icon "([^"]+)"', template.read_text(encoding="utf-8"))
    }

    assert names - icon_names() == set()


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("de", 1, "1 boat"),
        ("de", 999, "999 boats"),
        ("de", 1000, "1.000 boats"),
        ("de", 10_000, "10.000 boats"),
        ("en", 10_000, "10,000 boats"),
    ],
)
def test_a_grouped_number_is_read_with_its_thousands_and_tells_the_plural(language, number, written):
    text = (
        "{% load i18n portal_ui %}{% blocktranslate count counter=number|grouped %}{{ counter }} boat{% plural %}"
        "{{ counter }} boats{% endblocktranslate %}"
    )

    with translation.override(language):
        rendered = engines["django"].from_string(text).render({"number": number})

    assert rendered == written


def test_what_a_list_counts_is_grouped_in_every_template():
    bare = {
        str(template.relative_to(BASE_DIR))
        for template in (BASE_DIR / "templates").rglob("*.html")
        if re.search(r"count counter=[a-z_.]*count %}", template.read_text(encoding="utf-8"))
    }

    assert bare == set()


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Anna Ahrens", "AA"), ("Anna Maria von Ahrens", "AA"), ("Anna", "A"), ("", ""), ("😀 Émile", "😀É")],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_page_numbers_leave_out_what_is_far_away():
    page = Paginator(range(200), 10).page(7)

    assert [str(number) for number in page_numbers(page)] == ["1", "…", "6", "7", "8", "…", "20"]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(local(5, 18)), ", 18:00"),
        (Period(local(5, 18), local(5, 21, 30)), ", 18:00 to 21:30"),
        (Period(local(5), all_day=True), ""),
    ],
)
def test_when_names_the_day_and_the_hours(period, words):
    with translation.override("en"):
        day = f"{local(5):%a}, 5 June"

        assert when(period) == day + words


def test_when_names_both_days_of_something_that_lasts():
    with translation.override("en"):
        assert (
            when(Period(local(5, 18), local(7, 12))) == f"{local(5):%a}, 5 June, 18:00 to {local(7):%a}, 7 June, 12:00"
        )


def test_a_card_escapes_what_people_write(rf):
    template = engines["django"].from_string(
        '{% include "components/card.html" with url="/" title=title text=title only %}'
    )

    html = template.render({"title": "<script>alert(1)</script>"})

    assert "<script>" not in html


@pytest.mark.parametrize(("given", "level"), [(None, 3), (2, 2)])
def test_a_card_takes_its_heading_level(given, level):
    template = engines["django"].from_string(
        '{% include "components/card.html" with url="/a/" title="Titel" level=level only %}'
    )

    html = template.render({"level": given})

    assert re.findall(r"<h(\d)", html) == [str(level)]


def test_days_and_moments_are_read_on_the_clock_of_the_page():
    late = datetime.datetime(timezone.localdate().year, 6, 5, 22, 30, tzinfo=datetime.UTC)
    weekday = late.date() + datetime.timedelta(days=1)
    with translation.override("en"), timezone.override("Europe/Berlin"):
        assert day(late) == day(weekday) == f"{weekday:%a}, 6 June"
        assert moment(late) == f"{weekday:%a}, 6 June, 00:30"


def test_a_stamp_is_read_in_the_language_and_on_the_clock_of_the_page():
    late = datetime.datetime(2026, 6, 5, 22, 30, tzinfo=datetime.UTC)

    with translation.override("de"), timezone.override("Europe/Berlin"):
        assert stamp(late) == '<time datetime="2026-06-06">6. Juni 2026</time>'
        assert (
            stamp(late, "SHORT_DATETIME_FORMAT") == '<time datetime="2026-06-06T00:30:00+0200">06.06.2026 00:30</time>'
        )
    with translation.override("en"), timezone.override("UTC"):
        assert stamp(late, css_class="muted") == '<time class="muted" datetime="2026-06-05">5 June 2026</time>'
    with translation.override("en"):
        assert stamp(late.date()) == '<time datetime="2026-06-05">5 June 2026</time>'
