from io import BytesIO

import pillow_heif
import pytest
from PIL import Image, ImageChops, PngImagePlugin

from tests.workspace.documents.content import samples
from workspace.documents.content.places import without_place

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><exif:GPSLatitude>54,19N</exif:GPSLatitude></x:xmpmeta>"
MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "AVIF": "image/avif"}


def stripped(content, media_type):
    with without_place(BytesIO(content), media_type) as made:
        return made.read()


def opened(content):
    return Image.open(BytesIO(content))


def is_equal(first, second):
    return ImageChops.difference(opened(first).convert("RGB"), opened(second).convert("RGB")).getbbox() is None


def heic(**options):
    output = BytesIO()
    source = Image.open(BytesIO(samples.picture()))
    pillow_heif.from_pillow(source).save(output, quality=50, **options)
    return output.getvalue()


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_nothing_is_left_but_the_picture(form):
    original = samples.picture(form, exif=samples.exif(), xmp=XMP)
    assert b"Fotohaus" in original

    made = stripped(original, MEDIA_TYPES[form])

    assert dict(opened(made).getexif()) in ({}, {samples.ORIENTATION: 1})
    assert b"Fotohaus" not in made
    assert b"GPSLatitude" not in made
    assert is_equal(made, original)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_which_way_up_it_stands_stays(form):
    made = stripped(samples.picture(form, exif=samples.exif(orientation=6)), MEDIA_TYPES[form])

    assert dict(opened(made).getexif()) == {samples.ORIENTATION: 6}
    assert opened(made).getexif().get_ifd(samples.PLACE) == {}


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_the_colour_profile_stays(form):
    original = samples.picture(form, icc_profile=b"p" * 200, exif=samples.exif())

    assert opened(stripped(original, MEDIA_TYPES[form])).info["icc_profile"] == b"p" * 200


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_the_second_time_nothing_changes(form):
    made = stripped(samples.picture(form, exif=samples.exif(6), xmp=XMP), MEDIA_TYPES[form])

    assert stripped(made, MEDIA_TYPES[form]) == made


def test_of_a_jpeg_the_pixels_are_the_same_to_the_byte():
    original = samples.picture("JPEG", size=(900, 700), exif=samples.exif(), comment=b"Annas Garten", progressive=True)

    made = stripped(original, "image/jpeg")

    tables = original.index(b"\xff\xdb")
    assert made[made.index(b"\xff\xdb") :] == original[tables:]
    assert b"Annas Garten" not in made


def test_what_a_telephone_hides_behind_a_jpeg_goes():
    original = samples.picture("JPEG")

    assert stripped(original + samples.picture("JPEG", exif=samples.exif()), "image/jpeg") == stripped(
        original, "image/jpeg"
    )


def test_a_jpeg_that_was_cut_off_stays_as_far_as_it_goes():
    whole = samples.picture("JPEG", size=(900, 700), exif=samples.exif())

    made = stripped(whole[: len(whole) - 500], "image/jpeg")

    assert (b"Fotohaus" in made, len(made) > 1000) == (False, True)


def test_texts_of_a_png_go():
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Anna Ahrens")
    said.add_itxt("XML:com.adobe.xmp", XMP.decode())

    made = stripped(samples.picture("PNG", pnginfo=said), "image/png")

    assert (b"Anna" in made, b"GPS" in made) == (False, False)


def test_an_animation_still_moves():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    output = BytesIO()
    frames[0].save(output, "WEBP", save_all=True, append_images=frames[1:], exif=samples.exif())

    assert opened(stripped(output.getvalue(), "image/webp")).n_frames == 3


def test_a_heic_is_written_over_where_it_speaks():
    original = heic(exif=samples.exif(6).tobytes(), xmp=XMP)
    assert b"Fotohaus" in original

    made = stripped(original, "image/heic")

    assert (len(made), b"Fotohaus" in made, b"GPSLatitude" in made) == (len(original), False, False)
    shown, before = pillow_heif.open_heif(made), pillow_heif.open_heif(original)
    assert bytes(shown.data) == bytes(before.data)


def test_a_film_behind_a_heic_goes():
    film = b"\0\0\0\x18mpvd" + b"Vinetaplatz 3, K"

    assert b"Vinetaplatz" not in stripped(heic() + film, "image/heic")


@pytest.mark.parametrize("media_type", [*MEDIA_TYPES.values(), "image/heic"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xe1\xff\xff",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT",
        b"RIFF\0\0\0\0WEBPVP8 \xff",
    ],
)
def test_what_is_no_picture_is_left_as_it_is(content, media_type):
    assert without_place(BytesIO(content), media_type) is None


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_a_picture_may_end_anywhere(form):
    whole = samples.picture(form, exif=samples.exif(), xmp=XMP)

    for end in range(0, len(whole), 7):
        made = without_place(BytesIO(whole[:end]), MEDIA_TYPES[form])
        if made is not None:
            with made:
                assert b"Fotohaus" not in made.read()


def test_other_files_are_left_as_they_are():
    assert without_place(BytesIO(samples.pdf()), "application/pdf") is None
