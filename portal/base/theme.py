"""The portal's own colours as a stylesheet: what an administrator chose, in shades that stay readable by day and night.

The policy for content forbids styles in the page, so they come from an address of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.base.colours import contrast, ink_on, mix, readable

PRIMARY, ACCENT = "#00696F", "#F2B705"
BLACK, WHITE = "#000000", "#FFFFFF"
DEEP_CONTRAST = 9
DARK_INK = "#1B2A33"


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The surfaces of one of the two modes; the same values stand in frontend/tokens.json."""

    page: str
    surface: str
    sunken: str
    ink: str
    towards: str
    tint: float

    @property
    def surfaces(self) -> list[str]:
        return [self.page, self.surface, self.sunken]


LIGHT = Ground(page="#FAF7F1", surface="#FFFFFF", sunken="#F2EDE3", ink="#1B2A33", towards=BLACK, tint=0.14)
DARK = Ground(page="#0F1B21", surface="#17272F", sunken="#0B151A", ink="#ECF1F0", towards=WHITE, tint=0.2)


def soft_and_readable(colour: str, ground: Ground) -> tuple[str, str]:
    """A tint of the colour as a ground, and the colour as it can be read on it."""
    soft = mix(ground.surface, colour, ground.tint)
    return soft, readable(colour, on=[soft, *ground.surfaces], towards=ground.towards)


def primary_shades(colour: str, ground: Ground) -> dict[str, str]:
    soft, primary = soft_and_readable(colour, ground)
    on_primary = ink_on(primary, dark=mix(colour, BLACK, 0.8))
    strong = mix(primary, ground.towards, 0.2)
    if contrast(strong, on_primary) < contrast(primary, on_primary):
        strong = mix(primary, BLACK if ground.towards == WHITE else WHITE, 0.1)
    return {
        "primary": primary,
        "primary-strong": readable(strong, on=[*ground.surfaces, on_primary], towards=ground.towards),
        "on-primary": on_primary,
        "primary-soft": soft,
        "on-primary-soft": readable(primary, on=[soft], towards=ground.towards, at_least=7),
        **deep_shades(colour, ground),
    }


def deep_shades(colour: str, ground: Ground) -> dict[str, str]:
    """The dark panels behind white words: front page, footer."""
    deep = readable(colour, on=[WHITE], towards=BLACK, at_least=DEEP_CONTRAST)
    if ground is DARK:
        deep = mix(deep, BLACK, 0.35)
    raised = readable(mix(deep, WHITE, 0.1), on=[WHITE], towards=BLACK, at_least=7)
    return {"deep": deep, "deep-raised": raised, "on-deep-soft": mix(WHITE, deep, 0.15)}


def accent_shades(colour: str, ground: Ground) -> dict[str, str]:
    on_accent = ink_on(colour, dark=DARK_INK)
    # A middling accent that carries neither ink gives way to the ink that comes closest.
    accent = readable(colour, on=[on_accent], towards=WHITE if on_accent == DARK_INK else BLACK)
    return {
        "accent": accent,
        "accent-strong": readable(
            mix(accent, BLACK, 0.08), on=[on_accent], towards=WHITE if on_accent == DARK_INK else BLACK
        ),
        "on-accent": on_accent,
        "accent-soft": mix(ground.surface, accent, ground.tint),
    }


def stylesheet(*, primary: str, accent: str, topics: Iterable[tuple[str, str]]) -> str:
    """The rules for both modes; the built stylesheet already holds those for the colours that come with the portal."""
    topics = list(topics)

    def rules(ground: Ground) -> dict[str, dict[str, str]]:
        shades: dict[str, str] = {}
        if primary.upper() != PRIMARY:
            shades |= {f"color-{name}": value for name, value in primary_shades(primary, ground).items()}
        if accent.upper() != ACCENT:
            shades |= {f"color-{name}": value for name, value in accent_shades(accent, ground).items()}
        marks = {f".topic--{slug}": topic_shades(colour, ground) for slug, colour in topics}
        return {"": shades, **marks}

    return (
        _write(rules(LIGHT), ":root")
        + "@media (prefers-color-scheme: dark) {\n"
        + _write(rules(DARK), ':root:not([data-theme="light"])')
        + "}\n"
        + _write(rules(DARK), ':root[data-theme="dark"]')
    )


def topic_shades(colour: str, ground: Ground) -> dict[str, str]:
    soft, ink = soft_and_readable(colour, ground)
    return {"topic": ink, "topic-soft": soft}


def _write(rules: Mapping[str, Mapping[str, str]], root: str) -> str:
    lines = []
    for selector, shades in rules.items():
        if shades:
            body = " ".join(f"--{name}: {value};" for name, value in shades.items())
            lines.append(f"{root}{' ' if selector else ''}{selector} {{ {body} }}\n")
    return "".join(lines)
