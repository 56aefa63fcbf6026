import tracemalloc
from io import BytesIO

import pillow_heif
import pytest
from PIL import Image, ImageChops, PngImagePlugin, TiffImagePlugin

from tests.workspace.documents.content import samples
from workspace.documents.content.places import without_place

XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><exif:GPSLatitude>54,19N</exif:GPSLatitude></x:xmpmeta>"
MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
    "TIFF": "image/tiff",
}


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


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
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


TOLD = {
    270: "Annas Garten",
    315: "Anna Ahrens",
    700: XMP,
    33922: (0.0, 0.0, 0.0, 10.1, 54.3, 0.0),
    samples.PLACE: {1: "N", 2: (54.0, 19.0, 0.0), 27: b"Vinetaplatz"},
}
TELLING = (b"Anna", b"GPSLatitude", b"Vinetaplatz")


def tiff(pages=1, told=None, **options):
    frames = [Image.open(BytesIO(samples.picture(size=(90 + each, 300)))) for each in range(pages)]
    said = TiffImagePlugin.ImageFileDirectory_v2()
    for tag, value in (told or {}).items():
        said[tag] = value
    output = BytesIO()
    frames[0].save(output, "TIFF", save_all=True, append_images=frames[1:], tiffinfo=said, **options)
    return output.getvalue()


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "jpeg"])
def test_of_a_tiff_with_pages_the_picture_alone_stays(compression):
    told = {**TOLD, samples.ORIENTATION: 3}
    if compression != "raw":
        del told[samples.PLACE]  # Pillow cannot write it there
    original = tiff(3, told, compression=compression, icc_profile=b"p" * 200)
    assert [each in original for each in TELLING] == [True, True, compression == "raw"]

    made = stripped(original, "image/tiff")

    assert [len(made), *(each in made for each in TELLING)] == [len(original), False, False, False]
    shown, before = opened(made), opened(original)
    assert (shown.n_frames, shown.getexif()[samples.ORIENTATION]) == (3, 3)
    for page in range(3):
        shown.seek(page)
        before.seek(page)
        assert shown.tobytes() == before.tobytes()
        assert shown.info["icc_profile"] == b"p" * 200
        assert not {270, 315, 700, 33922, 34665, samples.PLACE} & set(shown.tag_v2)


def test_what_lies_between_the_parts_of_a_tiff_goes():
    """Programs write changed words at the end, and leave the old ones where they were."""
    assert b"Vinetaplatz" not in stripped(tiff() + b"Vinetaplatz 3, Kiel", "image/tiff")


def test_a_raw_picture_keeps_what_its_maker_needs():
    """33424 is one maker's own, and may be what shows it."""
    original = tiff(told={**TOLD, 50706: b"\1\4\0\0", 33424: b"as it was measured"})
    assert [each in original for each in TELLING] == [True, True, True]

    made = stripped(original, "image/tiff")

    assert [len(made), *(each in made for each in TELLING)] == [len(original), False, False, False]
    assert b"as it was measured" in made
    assert opened(made).tobytes() == opened(original).tobytes()
    assert samples.PLACE not in opened(made).tag_v2


def test_a_tiff_that_leads_far_away_costs_nothing():
    """Strips at the four billionth byte, of four billion bytes."""
    original = tiff()
    at = original.index(b"\x11\x01\x04\0")
    far = original[: at + 8] + b"\xff\xff\xff\xf0" + original[at + 12 :]

    tracemalloc.start()
    made = stripped(far, "image/tiff")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(made) == len(original)
    assert most < 5_000_000


@pytest.mark.parametrize("media_type", [*MEDIA_TYPES.values(), "image/heic"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xe1\xff\xff",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT",
        b"RIFF\0\0\0\0WEBPVP8 \xff",
        b"II*\0\x08\0\0\0",
        b"II*\0\x08\0\0\0\0\0\x08\0\0\0",  # comes after itself
        b"MM\0*\0\0\0\x08\xff\xff",
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
