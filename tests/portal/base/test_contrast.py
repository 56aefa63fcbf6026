import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from portal.base.colours import contrast
from portal.base.contrast import CONTRAST_OF_GRAPHICS, INK, WHITE, check_contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#00696F", "#FFFFFF", 6.46),
    ],
)
def test_the_ratio_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(("colour", "against"), [("#767676", WHITE), ("#00696F", WHITE), ("#F2B705", INK)])
def test_readable_colours_pass(colour, against):
    check_contrast(colour, against)


@pytest.mark.parametrize(
    ("colour", "against", "sentence"),
    [
        ("#777777", WHITE, "Contrast 4.4 : 1, at least 4.5 : 1 is needed with white."),
        ("#F2B705", WHITE, "Contrast 1.8 : 1, at least 4.5 : 1 is needed with white."),
        ("#0B3C4F", INK, "Contrast 1.2 : 1, at least 4.5 : 1 is needed with dark text."),
        ("#0B3C4F", "#000000", "Contrast 1.7 : 1, at least 4.5 : 1 is needed with #000000."),
    ],
)
def test_the_others_are_refused_with_the_figure(colour, against, sentence):
    with translation.override("en"):
        with pytest.raises(ValidationError) as refused:
            check_contrast(colour, against)

        assert refused.value.messages == [sentence]


def test_graphics_need_less():
    check_contrast("#8A8A8A", WHITE, least=CONTRAST_OF_GRAPHICS)


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "#12345g", ""])
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValidationError):
        check_contrast(colour, WHITE)
