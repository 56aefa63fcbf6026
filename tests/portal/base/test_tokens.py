"""Every ground and ink of the tokens can be read, by day and by night."""

import json

import pytest

from portal.base import theme
from portal.base.colours import contrast
from portal.settings.env import BASE_DIR

TOKENS = json.loads((BASE_DIR / "frontend" / "tokens.json").read_text(encoding="utf-8"))
SURFACES = ["page", "surface", "sunken"]
INKS = ["ink", "ink-soft", "primary", "primary-strong", "danger", "success", "warning", "info"]
TEXT_PAIRS = [
    *[(ink, ground) for ground in SURFACES for ink in INKS],
    *[(ink, f"{name}-soft") for name in ["success", "warning", "danger", "info"] for ink in [name, "ink", "ink-soft"]],
    *[(ink, "primary-soft") for ink in ["on-primary-soft", "primary", "ink", "ink-soft"]],
    *[("ink", "accent-soft")],
    *[("on-primary", ground) for ground in ["primary", "primary-strong"]],
    *[("on-danger", ground) for ground in ["danger", "danger-strong"]],
    *[("on-accent", ground) for ground in ["accent", "accent-strong"]],
    *[(ink, ground) for ground in ["deep", "deep-raised"] for ink in ["on-deep", "on-deep-soft"]],
]
EDGE_PAIRS = [
    *[(edge, ground) for ground in SURFACES for edge in ["line-strong", "focus", "primary"]],
    ("accent", "deep"),
]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(mode, ink, ground):
    assert contrast(TOKENS[mode][ink], TOKENS[mode][ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_the_edges_of_controls_can_be_seen(mode, edge, ground):
    assert contrast(TOKENS[mode][edge], TOKENS[mode][ground]) >= 3


@pytest.mark.parametrize(("mode", "ground"), [("light", theme.LIGHT), ("dark", theme.DARK)])
def test_the_theme_stands_on_the_same_grounds_as_the_stylesheet(mode, ground):
    assert {name: TOKENS[mode][name] for name in [*SURFACES, "ink"]} == {
        "page": ground.page,
        "surface": ground.surface,
        "sunken": ground.sunken,
        "ink": ground.ink,
    }


def test_both_modes_have_the_same_tokens():
    assert list(TOKENS["light"]) == list(TOKENS["dark"])


def test_the_built_stylesheet_holds_the_tokens():
    css = (BASE_DIR / "static" / "build" / "main.css").read_text(encoding="utf-8").lower()

    missing = [name for name in TOKENS["light"] if f"--color-{name}:" not in css]

    assert missing == []
