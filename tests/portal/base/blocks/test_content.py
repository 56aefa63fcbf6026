"""Every block, written by an editor and read by everybody."""

from html.parser import HTMLParser

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import translation

from portal.base.blocks import ContentBlock
from portal.base.models.edition import asked_once
from tests.factories.files import DocumentFactory, ImageFactory

BLOCKS = ContentBlock()
VOID = {"img", "source", "br", "hr", "input"}


@pytest.fixture(autouse=True)
def english():
    cache.clear()
    with translation.override("en"):
        yield


class Outline(HTMLParser):
    """Fails on a tag that is closed in the wrong place; collects what a page is made of."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.attributes = [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def values(self, name):
        return [value for _tag, key, value in self.attributes if key == name]


def render(name, value):
    return BLOCKS.child_blocks[name].render(BLOCKS.child_blocks[name].to_python(value))


def errors(name, value):
    block = BLOCKS.child_blocks[name]
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(value))
    return {field: error.messages[0] for field, error in refused.value.block_errors.items()}


@pytest.fixture
def image(db):
    return ImageFactory()


def described(image, text="Der Hafen"):
    return {"image": image.pk, "alt_text": text, "decorative": False}


@pytest.mark.django_db
@pytest.mark.parametrize("with_pictures", [True, False])
@pytest.mark.parametrize("name", list(BLOCKS.child_blocks))
def test_the_preview_of_every_block_is_well_formed(name, with_pictures, home_page):
    if with_pictures:
        ImageFactory.create_batch(3)
        DocumentFactory()
    block = BLOCKS.child_blocks[name]

    outline = Outline(block.render(block.get_preview_value()))

    assert block.is_previewable is True
    assert outline.values("style") + outline.values("onclick") == []
    assert "h1" not in outline.tags


@pytest.mark.django_db
@pytest.mark.parametrize("name", list(BLOCKS.child_blocks))
def test_every_block_explains_itself_to_the_editor(name):
    block = BLOCKS.child_blocks[name]

    assert block.get_description() != ""
    assert block.meta.icon not in {"placeholder", ""}
    assert block.meta.group not in {None, ""}


def test_a_picture_without_a_description_is_refused(image):
    value = {"image": described(image, ""), "width": "text"}

    assert errors("picture", value) == {"image": "Validation error in StructBlock"} or "image" in errors(
        "picture", value
    )


def test_a_picture_with_a_description_is_taken(image):
    block = BLOCKS.child_blocks["picture"]

    assert block.clean(block.to_python({"image": described(image), "width": "text"}))["image"].pk == image.pk


def test_a_picture_may_be_decorative(image):
    html = render("picture", {"image": {"image": image.pk, "alt_text": "", "decorative": True}, "width": "text"})

    assert Outline(html).values("alt") == [""]


def test_a_picture_brings_its_description_dimensions_and_credit(image):
    image.credit = "Anna Ahrens, CC BY 4.0"
    image.save()

    html = render("picture", {"image": described(image), "caption": "Am Morgen", "width": "wide"})

    outline = Outline(html)
    assert outline.values("alt") == ["Der Hafen"]
    assert (outline.values("width"), outline.values("height")) == (["90"], ["60"])
    assert outline.values("type") == ["image/avif", "image/webp"]
    assert outline.values("loading") == ["lazy"]
    assert "Picture: Anna Ahrens, CC BY 4.0" in html


def test_a_deleted_picture_leaves_no_empty_frame(image):
    value = {"image": described(image), "width": "text"}
    image.delete()

    assert render("picture", value).strip() == ""


def test_a_gallery_reads_its_pictures_in_the_same_queries_however_many(db, django_assert_num_queries):
    counts = []
    for number in (1, 30):
        images = ImageFactory.create_batch(number)
        value = {"title": "Fest", "pictures": [{"image": described(image)} for image in images]}
        render("gallery", value)
        with asked_once(), django_assert_num_queries(3, exact=False) as captured:
            render("gallery", value)
        counts.append(len(captured))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("url", "provider"), [("https://youtu.be/dQw4w9WgXcQ", "YouTube"), ("https://vimeo.com/76979871", "Vimeo")]
)
def test_a_video_asks_its_provider_for_nothing_before_the_click(image, url, provider):
    html = render("video", {"title": "Rundgang", "url": url, "poster": image.pk})

    outline = Outline(html)
    assert "iframe" not in outline.tags
    assert [source for source in outline.values("src") if "//" in source] == []
    assert [sources for sources in outline.values("srcset") if "//" in sources] == []
    assert f"the video is loaded from {provider}, who will then see your IP address." in html


@pytest.mark.parametrize(
    "url", ["https://example.org/watch?v=dQw4w9WgXcQ", "https://www.youtube.com/@kanal", "https://vimeo.com/about"]
)
def test_a_video_from_elsewhere_is_refused(url):
    assert errors("video", {"title": "x", "url": url}) == {
        "url": "This is not the address of a YouTube or Vimeo video."
    }


def test_a_video_needs_an_address_or_a_film(db):
    document = DocumentFactory()

    assert list(errors("video", {"title": "x"})) == ["url"]
    assert errors("video", {"title": "x", "file": document.pk}) == {"file": "Choose an MP4 or WebM file."}
    both = {"title": "x", "url": "https://vimeo.com/76979871", "file": document.pk}
    assert list(errors("video", both)) == ["file"]


def test_a_download_tells_kind_and_size(db):
    document = DocumentFactory(file_size=2048)

    html = render("download", {"document": document.pk, "title": "Satzung"})

    assert "PDF, 2.0\xa0KB" in html
    assert Outline(html).values("href")[0] == document.url


def test_a_table_names_its_columns_and_rows():
    outline = Outline(BLOCKS.child_blocks["table"].render(BLOCKS.child_blocks["table"].get_preview_value()))

    assert outline.values("scope") == ["col", "col", "row", "row"]
    assert "caption" in outline.tags


@pytest.mark.parametrize(
    "table",
    [
        None,
        {"columns": [{"type": "text", "heading": "Ort"}], "rows": [{"values": ["Kiel"]}], "caption": " "},
        {"columns": [{"type": "text", "heading": ""}], "rows": [{"values": ["Kiel"]}], "caption": "Orte"},
        {"columns": [{"type": "text", "heading": "Ort"}], "rows": [], "caption": "Orte"},
    ],
)
def test_a_table_without_caption_headings_or_rows_is_refused(table):
    assert list(errors("table", {"table": table})) == ["table"]


def test_a_button_leads_to_one_place(home_page):
    value = {"title": "Mach mit", "button": "Los", "look": "strong"}

    assert errors("call_to_action", value) == {"page": "Choose a page or enter an address."}
    assert list(errors("call_to_action", value | {"page": home_page.pk, "url": "https://example.org"})) == ["url"]
    assert Outline(render("call_to_action", value | {"page": home_page.pk})).values("href") == [home_page.url]


def test_a_button_to_an_unpublished_page_is_not_shown(home_page):
    home_page.live = False
    home_page.save()

    assert Outline(render("call_to_action", {"title": "x", "button": "y", "page": home_page.pk})).values("href") == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "/pfad"])
def test_a_button_leads_to_no_script(url):
    assert list(errors("call_to_action", {"title": "x", "button": "y", "look": "quiet", "url": url})) == ["url"]


def test_questions_cannot_break_out_of_their_data():
    html = render("questions", {"questions": [{"question": "</script><b>", "answer": "<p>Ja</p>"}]})

    outline = Outline(html)
    assert outline.tags.count("script") == 1
    assert "b" not in outline.tags


@pytest.mark.parametrize("text", ["<b>x</b>", "🚲 مرحبا", "a" * 5000])
def test_words_are_shown_as_words(text):
    html = render("quote", {"text": text, "name": text, "role": ""})

    assert "b" not in Outline(html).tags


def test_a_text_runs_no_script_and_shows_no_foreign_picture():
    html = render("text", '<p>Gut</p><script>alert(1)</script><img src="https://x.example/a.png" onerror="alert(1)">')

    assert Outline(html).tags == ["div", "p"]
