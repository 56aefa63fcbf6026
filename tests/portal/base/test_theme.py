import pytest

from portal.base import theme
from portal.base.colours import contrast

COLOURS = ["#00696F", "#B23A26", "#FFE600", "#101010", "#FFFFFF", "#7F7F7F", "#0000FF", "#00FF00", "#7A3E8E"]
GROUNDS = [pytest.param(theme.LIGHT, id="light"), pytest.param(theme.DARK, id="dark")]


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", COLOURS)
def test_any_primary_colour_gives_shades_that_can_be_read(ground, colour):
    shades = theme.primary_shades(colour, ground)

    pairs = [
        *[(shades[name], surface) for name in ["primary", "primary-strong"] for surface in ground.surfaces],
        (shades["on-primary"], shades["primary"]),
        (shades["on-primary"], shades["primary-strong"]),
        (shades["on-primary-soft"], shades["primary-soft"]),
        (shades["primary"], shades["primary-soft"]),
        (ground.ink, shades["primary-soft"]),
        ("#FFFFFF", shades["deep"]),
        ("#FFFFFF", shades["deep-raised"]),
        (shades["on-deep-soft"], shades["deep"]),
        (shades["on-deep-soft"], shades["deep-raised"]),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", COLOURS)
def test_any_accent_colour_carries_its_ink(ground, colour):
    shades = theme.accent_shades(colour, ground)

    pairs = [
        (shades["on-accent"], shades["accent"]),
        (shades["on-accent"], shades["accent-strong"]),
        (ground.ink, shades["accent-soft"]),
    ]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", COLOURS)
def test_any_topic_colour_can_be_read_on_its_mark(ground, colour):
    shades = theme.topic_shades(colour, ground)

    assert contrast(shades["topic"], shades["topic-soft"]) >= 4.5


def test_the_portals_own_colours_need_no_rules():
    assert theme.stylesheet(primary="#00696f", accent="#f2b705", topics=[]) == (
        "@media (prefers-color-scheme: dark) {\n}\n"
    )


def test_a_topic_gets_a_rule_for_each_mode():
    css = theme.stylesheet(primary=theme.PRIMARY, accent=theme.ACCENT, topics=[("natur", "#3C7A2E")])

    assert [line.split(" {")[0] for line in css.splitlines() if ".topic--natur" in line] == [
        ":root .topic--natur",
        ':root:not([data-theme="light"]) .topic--natur',
        ':root[data-theme="dark"] .topic--natur',
    ]
