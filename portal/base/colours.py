"""Colours and how well they can be told apart (WCAG 2.2)."""

AA_TEXT = 4.5
Rgb = tuple[float, float, float]


def parse(colour: str) -> Rgb:
    """`#00696F` as three numbers between 0 and 1."""
    digits = colour.removeprefix("#")
    return (int(digits[0:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255)


def write(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in rgb)


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # WCAG's formula

    red, green, blue = (linear(part) for part in parse(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with a share of another in it."""
    pairs = zip(parse(colour), parse(other), strict=True)
    red, green, blue = (a * (1 - share) + b * share for a, b in pairs)
    return write((red, green, blue))


def readable(colour: str, *, on: list[str], towards: str, at_least: float = AA_TEXT) -> str:
    """The colour, moved towards black or white until it can be read on all of the grounds."""
    for step in range(101):
        candidate = mix(colour, towards, step / 100)
        if all(contrast(candidate, ground) >= at_least for ground in on):
            return candidate
    return towards


def ink_on(colour: str, *, dark: str, light: str = "#FFFFFF") -> str:
    """Which of two inks reads better on the colour."""
    return max(dark, light, key=lambda ink: contrast(ink, colour))
