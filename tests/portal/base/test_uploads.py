import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image

from portal.base.uploads import clean_picture
from tests.factories.files import picture_bytes, uploaded_picture


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def png_header(width, height):
    """A PNG of a few bytes that claims to be huge."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg_with_place():
    picture = Image.new("RGB", (60, 40), "#B23A26")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (54.0, 19.0, 0.0)
    output = BytesIO()
    picture.save(output, "JPEG", exif=exif, comment=b"Annas Garten")
    return output.getvalue()


def refusal(file, **limits):
    with pytest.raises(ValidationError) as refused:
        clean_picture(file, **limits)
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_a_picture_keeps_its_kind(name, kind):
    cleaned = clean_picture(uploaded_picture(name, picture_format=kind))

    with Image.open(cleaned) as picture:
        assert (cleaned.name, picture.format, picture.size) == (name, kind, (90, 60))


def test_the_place_and_the_comment_are_taken_away_and_the_picture_stands_upright():
    original = jpeg_with_place()
    assert Image.open(BytesIO(original)).getexif().get_ifd(0x8825) != {}

    cleaned = clean_picture(uploaded_picture("garten.jpg", original))

    with Image.open(cleaned) as picture:
        assert dict(picture.getexif()) == {}
        assert picture.size == (40, 60)
        assert "comment" not in picture.info


def test_what_hides_behind_a_picture_is_taken_away():
    polyglot = picture_bytes(picture_format="PNG") + b"<script>alert(1)</script>PK\x03\x04"

    cleaned = clean_picture(uploaded_picture("bild.png", polyglot))

    assert b"<script>" not in cleaned.read()


def test_a_large_picture_is_scaled_down():
    cleaned = clean_picture(uploaded_picture("gross.jpg", picture_format="JPEG", size=(7800, 5200)))

    with Image.open(cleaned) as picture:
        assert picture.size == (3200, 2133)


@pytest.mark.parametrize(("side", "said"), [(10_000, "100"), (50_000, "far too many")])
def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(settings, side, said):
    settings.PICTURE_MAX_PIXELS = 40_000_000

    assert refusal(uploaded_picture("bombe.png", png_header(side, side))) == (
        f"This picture has {said} megapixels. The limit is 40: make it smaller and try again."
    )


def test_a_file_that_is_too_large_is_refused(settings):
    settings.PICTURE_MAX_BYTES = 10

    assert refusal(uploaded_picture()).endswith("The limit is 10\xa0bytes.")


@pytest.mark.parametrize("name", ["bild.svg", "bild.gif", "bild.exe", "bild"])
def test_other_kinds_are_refused(name):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    file = SimpleUploadedFile("x", svg)
    file.name = name

    assert refusal(file) == "Choose a picture in the format JPEG, PNG, WebP or AVIF."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        png_header(100, 100),
        picture_bytes(size=(400, 400), picture_format="PNG")[:200],
    ],
    ids=["empty", "svg", "gif", "no pixels", "truncated"],
)
def test_what_only_calls_itself_a_picture_is_refused(content):
    assert refusal(uploaded_picture("bild.png", content)) == "This file is damaged or not a picture."


def test_a_truncated_jpeg_is_refused():
    content = picture_bytes(size=(400, 400), picture_format="JPEG")

    assert refusal(uploaded_picture("bild.jpg", content[: len(content) // 2])) == (
        "This file is damaged or not a picture."
    )


def test_a_picture_under_a_wrong_name_is_refused():
    assert refusal(uploaded_picture("bild.jpg", picture_bytes(picture_format="PNG"))) == (
        "The name says that this is a JPEG picture, but it is PNG."
    )


def test_every_picture_can_be_turned_into_one_format():
    cleaned = clean_picture(uploaded_picture("gesicht.png", size=(500, 400)), max_side=100, save_as="webp")

    with Image.open(cleaned) as picture:
        assert (cleaned.name, picture.format, picture.size) == ("gesicht.webp", "WEBP", (100, 80))


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "I;16", "1"])
def test_every_kind_of_colour_survives(mode):
    output = BytesIO()
    Image.new(mode, (20, 20)).save(output, "PNG")

    cleaned = clean_picture(uploaded_picture("bild.png", output.getvalue()))

    with Image.open(cleaned) as picture:
        assert picture.size == (20, 20)


def test_print_colours_become_screen_colours():
    output = BytesIO()
    Image.new("CMYK", (20, 20)).save(output, "JPEG")

    with Image.open(clean_picture(uploaded_picture("druck.jpg", output.getvalue()))) as picture:
        assert picture.mode == "RGB"
