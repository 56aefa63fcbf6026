"""DOCX, ODT and PDF, each opened again by a reader that has nothing to do with its writer, and read by us."""

import zipfile
from io import BytesIO

import pytest
from django.utils import translation
from hypothesis import given, settings
from lxml import etree
from odfdo import Document as OdfDocument
from PIL import Image
from pypdf import PdfReader

from tests.workspace.texts.document.trees import TREES, everything
from workspace.texts.document import from_docx, from_odt, plain
from workspace.texts.document.pictures import Picture
from workspace.texts.document.to_docx import docx
from workspace.texts.document.to_odt import odt
from workspace.texts.document.to_pdf import pdf
from workspace.texts.document.tree import node, paragraph, text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = "Protokoll für Ölhöfe"


def made(write, root=None, **more):
    with translation.override("en"):
        return write(root or everything(), title=TITLE, language="de-DE", **more)


def picture(width=3000, height=1000):
    """Far wider than a page."""
    file = BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "JPEG")
    return Picture(file.getvalue(), width, height)


def tags_of(reader):
    """What a screen reader is told of a PDF: the kinds of its structure in the order in which they are read."""
    found, waiting = [], [reader.root_object["/StructTreeRoot"]]
    while waiting:
        each = waiting.pop(0).get_object()
        if isinstance(each, list):
            waiting[:0] = each
        elif isinstance(each, dict):
            found.append(each)
            waiting[:0] = [each["/K"]] if "/K" in each and not isinstance(each["/K"], int) else []
    return [each for each in found if "/S" in each]


def squeezed(root):
    words = "".join(plain.of_tree(root).split())
    return "".join(each for each in words if each not in "\u2610\u2611\u2612\u2705")


def test_word_finds_headings_lists_links_and_tables():
    packed = zipfile.ZipFile(BytesIO(made(docx)))

    body = etree.fromstring(packed.read("word/document.xml"))
    styles = [each.get(f"{W}val") for each in body.iter(f"{W}pStyle")]
    words = ["".join(part.text or "" for part in each.iter(f"{W}t")) for each in body.iter(f"{W}p")]
    assert styles[:2] == ["Title", "Heading1"]
    assert {"Heading2", "Heading3", "CalloutWarning", "Quote", "Code", "Rule"} <= set(styles)
    assert words[0] == TITLE
    assert "Wir räumen gemeinsam auf, hier@Jana bringt Säcke für 5 €." in words
    assert [len(list(each.iter(f"{W}tc"))) for each in body.iter(f"{W}tbl")] == [4]
    assert len(list(body.iter(f"{W}numPr"))) == 3
    assert b"https://example.org/karte" in packed.read("word/_rels/document.xml.rels")
    assert b'w:val="de-DE"' in packed.read("word/styles.xml")
    assert TITLE in packed.read("docProps/core.xml").decode()


def test_an_odt_reader_finds_headings_lists_links_and_tables():
    document = OdfDocument(BytesIO(made(odt)))

    assert document.meta.title == TITLE
    assert [(str(each.level), str(each).strip()) for each in document.body.headers] == [
        ("1", "Frühjahrsputz"),
        ("2", "Ablauf"),
        ("3", "Danach"),
    ]
    assert document.body.tables[0].get_values() == [["Wer", "Was"], ["Ole", "a|b x"]]
    assert len(document.body.lists) == 2
    assert [each.url for each in document.body.get_links()] == ["https://example.org/karte"]
    with zipfile.ZipFile(BytesIO(made(odt))) as packed:
        assert packed.infolist()[0].filename == "mimetype"
        assert packed.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_a_pdf_has_a_title_a_language_an_outline_links_and_numbered_pages():
    root = everything()
    root = root.with_children((*root.children, *(paragraph(f"Absatz {number} Київ łódź") for number in range(80))))

    reader = PdfReader(BytesIO(made(pdf, root)))

    words = [page.extract_text() for page in reader.pages]
    assert reader.metadata.title == TITLE
    assert reader.root_object["/Lang"] == "de-DE"
    assert reader.outline[0]["/Title"] == "Frühjahrsputz"
    assert [each["/Title"] for each in reader.outline[1] if not isinstance(each, list)] == ["Ablauf"]
    assert "bringt Säcke für 5 €." in words[0]
    assert [f"Page {number}" in page for number, page in enumerate(words, 1)] == [True] * len(words)
    assert len(words) > 1
    assert "Absatz 79 Київ łódź" in words[-1]
    links = [each.get_object() for each in reader.pages[0].get("/Annots", [])]
    assert "https://example.org/karte" in [each["/A"]["/URI"] for each in links if "/A" in each]


def test_a_screen_reader_is_told_what_is_a_heading_a_list_a_table_and_a_picture():
    reader = PdfReader(BytesIO(made(pdf, pictures={"4": picture()})))

    tags = tags_of(reader)
    kinds = [str(each["/S"]) for each in tags]
    assert reader.root_object["/MarkInfo"]["/Marked"].value is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.root_object["/Metadata"].get_data()
    assert [kind for kind in kinds if kind in {"/H1", "/H2", "/H3"}] == ["/H1", "/H2", "/H3"]
    assert [kinds.count(kind) for kind in ("/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Link")] == [
        3,
        5,
        1,
        2,
        2,
        2,
        1,
    ]
    assert [each["/Alt"] for each in tags if each["/S"] == "/Figure"] == ["Der Steg"]
    assert sum(len(page.images) for page in reader.pages) == 1


def test_headings_of_a_pdf_leave_no_level_out():
    root = node("doc", *(node("heading", text(f"Stufe {level}"), level=level) for level in (3, 1, 3, 2)))

    kinds = [str(each["/S"]) for each in tags_of(PdfReader(BytesIO(made(pdf, root))))]

    assert [kind for kind in kinds if kind.startswith("/H")] == ["/H1", "/H1", "/H2", "/H2"]


def test_what_is_nested_deeply_is_still_there_in_a_pdf():
    root = paragraph("unten")
    for _ in range(11):
        root = node("bullet_list", node("list_item", paragraph("oben"), root))

    words = PdfReader(BytesIO(made(pdf, node("doc", root)))).pages[0].extract_text()

    assert (words.count("oben"), words.count("unten")) == (11, 1)


def test_the_head_of_a_table_with_a_link_stands_once():
    """On each page it would be a link that screen readers are not told of, which PDF/UA refuses."""
    head = node("table_row", node("table_header", paragraph(text("Kopf", href="https://example.org"))))
    rows = [node("table_row", node("table_cell", paragraph(f"Zeile {number}"))) for number in range(80)]

    reader = PdfReader(BytesIO(made(pdf, node("doc", node("table", head, *rows)))))

    assert [page.extract_text().count("Kopf") for page in reader.pages] == [1, *[0] * (len(reader.pages) - 1)]
    assert len(reader.pages) > 1


def test_signs_of_typst_are_words():
    words = '#panic("x") $a$ @b *c* _d_ <e> // f'

    assert words in PdfReader(BytesIO(made(pdf, node("doc", paragraph(words))))).pages[0].extract_text()


def test_word_finds_the_picture_with_its_words_no_wider_than_the_page():
    packed = zipfile.ZipFile(BytesIO(made(docx, pictures={"4": picture()})))

    body = etree.fromstring(packed.read("word/document.xml"))
    drawn = next(each for each in body.iter() if each.tag.endswith("}inline"))
    described, size = (next(each for each in drawn if each.tag.endswith(name)) for name in ("}docPr", "}extent"))
    media = [name for name in packed.namelist() if name.startswith("word/media/")]
    assert described.get("descr") == "Der Steg"
    assert (int(size.get("cx")), int(size.get("cy"))) == (160 * 36_000, pytest.approx(160 * 12_000, abs=2))
    assert [Image.open(BytesIO(packed.read(name))).size for name in media] == [(3000, 1000)]


def test_an_odt_reader_finds_the_picture_with_its_words():
    content = made(odt, pictures={"4": picture()})

    frame = OdfDocument(BytesIO(content)).body.get_frames()[0]
    assert (str(frame.svg_description), frame.width, frame.height) == ("Der Steg", "160.0mm", "53.3mm")
    assert frame.get_image().url == "Pictures/4.jpg"
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert Image.open(BytesIO(packed.read("Pictures/4.jpg"))).size == (3000, 1000)
        assert b'full-path="Pictures/4.jpg"' in packed.read("META-INF/manifest.xml")


@pytest.mark.parametrize("write", [docx, odt, pdf])
def test_pictures_that_are_not_given_along_are_named(write):
    """Also where several stand in narrow cells, and one that is much too high."""
    shown = node("image", src="/bilder/1/", alt="Hoch", picture="4")
    missing = node("image", src="/bilder/2/", alt="Woanders", picture="5")
    cells = [node("table_cell", shown), node("table_cell", missing)]
    root = node("doc", missing, node("table", node("table_row", *cells)), node("bullet_list", node("list_item", shown)))

    content = made(write, root, pictures={"4": picture(100, 4000)})

    if write is pdf:
        assert PdfReader(BytesIO(content)).pages[0].extract_text().count("[Picture: Woanders]") == 2
        return
    read = {docx: from_docx.read, odt: from_odt.read}[write](content)
    assert plain.of_tree(read.root).count("[Picture: Woanders]") == 2


@given(TREES)
@settings(max_examples=12, deadline=None)
def test_whatever_stands_there_can_be_written(root):
    assert PdfReader(BytesIO(made(pdf, root))).pages


@pytest.mark.parametrize(("write", "read"), [(docx, from_docx.read), (odt, from_odt.read)], ids=["docx", "odt"])
@given(root=TREES)
@settings(max_examples=12, deadline=None)
def test_the_words_come_back(write, read, root):
    """A picture is a sentence there."""
    without = root.with_children(each for each in root.children if each.kind != "image")

    found = read(made(write, without))

    assert found.title == TITLE
    if "image" not in repr(without):
        assert squeezed(found.root) == squeezed(without)


@pytest.mark.parametrize(("write", "read"), [(docx, from_docx.read), (odt, from_odt.read)], ids=["docx", "odt"])
def test_the_shape_comes_back(write, read):
    found = read(made(write))

    kept = {"heading", "ordered_list", "check_list", "callout", "blockquote", "code_block", "horizontal_rule", "table"}
    again = [each for each in found.root.children if each.kind in kept]
    expected = [each for each in everything().children if each.kind in kept]
    assert again == expected
    assert found.root.children[1].children[:4] == everything().children[1].children[:4]


def test_what_spans_several_cells_stands_once():
    root = node(
        "doc",
        node(
            "table",
            node(
                "table_row",
                node("table_cell", paragraph("a"), rowspan=2),
                node("table_cell", paragraph("b"), colspan=2),
            ),
            node("table_row", node("table_cell", paragraph("c")), node("table_cell", paragraph("d"))),
        ),
    )

    for write, read in ((docx, from_docx.read), (odt, from_odt.read)):
        assert squeezed(read(made(write, root)).root) == "abcd"
    assert PdfReader(BytesIO(made(pdf, root))).pages


def test_cells_that_span_more_than_there_is_do_no_harm():
    wide = node("table_cell", paragraph("a"), colspan=50, rowspan=50)
    root = node("doc", node("table", node("table_row", wide, wide, wide), node("table_row", wide)))

    for write in (docx, odt, pdf):
        assert made(write, root)


def test_a_long_cell_of_a_table_finds_a_place_in_the_pdf():
    long = node("table_cell", paragraph(text("Wort " * 2000)))

    reader = PdfReader(BytesIO(made(pdf, node("doc", node("table", node("table_row", long, long))))))

    assert sum(page.extract_text().count("Wort") for page in reader.pages) == 4000
