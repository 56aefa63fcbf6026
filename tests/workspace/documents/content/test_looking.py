import datetime
import json
import subprocess
import sys
import zlib
from io import BytesIO

import openpyxl
import pillow_heif
import pytest
from docx import Document
from PIL import Image
from pypdf import PdfReader, PdfWriter

from tests.portal.base.test_uploads import png_header
from tests.workspace.documents.content import samples
from workspace.documents.content import kinds, looking
from workspace.documents.content.looking import Found, look_into

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
SPACES = f'xmlns:text="{TEXT}" xmlns:table="{TABLE}" xmlns:office="{OFFICE}" xmlns:draw="{DRAW}"'


@pytest.fixture
def look(tmp_path):
    def look(content):
        path = tmp_path / "file"
        path.write_bytes(content)
        return look_into(path, kinds.media_type_of(BytesIO(content)))

    return look


def saved(made):
    output = BytesIO()
    made.save(output)
    return output.getvalue()


def opened(drawn):
    return Image.open(BytesIO(drawn.content))


def open_document(kind, body):
    return samples.open_document(kind, f"<office:document-content {SPACES}>{body}</office:document-content>")


@pytest.mark.own_process
def test_a_pdf_is_shown_as_pictures_with_their_text(look):
    found = look(samples.pdf("Satzung, Seite", pages=12))

    assert (found.form, found.pages, len(found.pictures), found.why) == ("pages", 12, 10, "")
    assert found.pictures[1].text == "Satzung, Seite 2"
    assert found.text.splitlines()[-1] == "Satzung, Seite 12"
    assert opened(found.pictures[0]).size == (found.pictures[0].width, found.pictures[0].height)
    assert max(opened(found.small).size) == 400


def test_a_page_as_large_as_a_house_is_drawn_as_large_as_it_is_shown(look):
    found = look(samples.pdf().replace(b"[0 0 300 200]", b"[0 0 99999 9]"))

    assert (found.pictures[0].width <= 1100, found.why) == (True, "")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "TIFF", "BMP"])
def test_a_picture_is_shown_smaller(look, form):
    found = look(samples.picture(form, size=(2000, 1000)))

    assert (found.form, found.text, found.has_place) == ("picture", "", False)
    assert [opened(each).size for each in (found.pictures[0], found.small)] == [(1600, 800), (400, 200)]


def test_a_picture_of_a_telephone_is_shown(look):
    output = BytesIO()
    pillow_heif.from_pillow(Image.open(BytesIO(samples.picture()))).save(output)

    assert look(output.getvalue()).form == "picture"


def test_a_picture_stands_upright_and_what_is_drawn_of_it_says_no_place(look):
    found = look(samples.picture("JPEG", size=(60, 40), exif=samples.exif(orientation=6)))

    assert (found.has_place, opened(found.pictures[0]).size) == (True, (40, 60))
    assert b"Fotohaus" not in found.pictures[0].content


def test_a_place_in_words_is_one(look):
    assert look(samples.picture("JPEG", xmp=b"<x><exif:GPSLatitude>54</exif:GPSLatitude></x>")).has_place is True


def test_a_word_document_is_shown_as_its_text(look):
    document = Document()
    document.add_heading("Protokoll", 1)
    document.add_paragraph("Anwesend:\tAnna,\nBen")
    document.add_paragraph("Leiter kaufen", style="List Bullet")
    document.add_table(1, 2).cell(0, 1).text = "12 €"

    found = look(saved(document))

    assert found.form == "words"
    assert found.blocks == [["h1", "Protokoll"], ["p", "Anwesend:\tAnna,\nBen"], ["p", "Leiter kaufen"], ["p", "12 €"]]
    assert found.text == "Protokoll\nAnwesend:\tAnna,\nBen\nLeiter kaufen\n12 €"


def test_an_open_document_is_shown_as_its_text(look):
    body = (
        "<office:body><office:text><text:h text:outline-level='2'>Ziele</text:h>"
        "<text:p>Ein <text:span>bunter</text:span><text:s text:c='2'/>Garten<office:annotation><text:p>geheim</text:p>"
        "</office:annotation></text:p><text:list><text:list-item><text:p>Beete</text:p></text:list-item></text:list>"
        "</office:text></office:body>"
    )

    found = look(open_document("text", body))

    assert found.blocks[0] == ["h2", "Ziele"]
    assert ["p", "Ein bunter  Garten"] in found.blocks
    assert found.blocks[-1] == ["li", "Beete"]


def test_a_table_of_excel_is_shown_as_one(look):
    book = openpyxl.Workbook()
    book.active.title = "Kasse"
    book.active.append(["Was", "Betrag", "Wann", "Anteil", None])
    book.active.append(["Öl", 12.5, datetime.date(2026, 11, 26), 0.25, None])
    book.active["D2"].number_format = "0%"
    book.create_sheet("Leer")
    book.create_sheet("Versteckt").sheet_state = "hidden"

    found = look(saved(book))

    assert (found.form, [sheet["name"] for sheet in found.sheets]) == ("table", ["Kasse", "Leer"])
    assert found.sheets[0]["rows"] == [["Was", "Betrag", "Wann", "Anteil"], ["Öl", 12.5, "26.11.2026", "25 %"]]
    assert found.text == "Was\tBetrag\tWann\tAnteil\nÖl\t12.5\t26.11.2026\t25 %"


def test_of_a_large_table_the_beginning_is_shown(look):
    book = openpyxl.Workbook()
    for number in range(250):
        book.active.append([number, *["x"] * 39])

    sheet = look(saved(book)).sheets[0]

    assert (len(sheet["rows"]), len(sheet["rows"][0])) == (200, 30)
    assert (sheet["has_more_rows"], sheet["has_more_columns"]) == (True, True)


def test_an_open_table_is_shown_as_one_however_often_it_says_that_a_cell_is_repeated(look):
    body = (
        "<office:body><office:spreadsheet><table:table table:name='Kasse'>"
        "<table:table-row><table:table-cell><text:p>Öl</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='2'><text:p>5</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='16380'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='1048570'><table:table-cell/></table:table-row>"
        "<table:table-row table:number-rows-repeated='99999999'><table:table-cell "
        "table:number-columns-repeated='99999999'><text:p>7</text:p></table:table-cell></table:table-row>"
        "</table:table></office:spreadsheet></office:body>"
    )

    sheet = look(open_document("spreadsheet", body)).sheets[0]

    assert (sheet["name"], sheet["rows"][0][:4], len(sheet["rows"])) == ("Kasse", ["Öl", "5", "5", ""], 200)
    assert sheet["has_more_columns"] is True


def test_slides_are_shown_as_their_words_in_order(look):
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"

    def slide(*lines):
        return f'<s xmlns:a="{a}">' + "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines) + "</s>"

    members = {f"ppt/slides/slide{n}.xml": slide(f"Folie {n}", "Punkt") for n in (10, 2, 1)}
    found = look(samples.zipped({"[Content_Types].xml": "<T/>", **members}))

    assert found.text == "Folie 1\nPunkt\nFolie 2\nPunkt\nFolie 10\nPunkt"
    assert found.blocks[:2] == [["h2", "Folie 1"], ["p", "Punkt"]]


def test_open_slides_are_shown_as_their_words(look):
    pages = "".join(f"<draw:page><text:p>Folie {n}</text:p><text:p>Punkt</text:p></draw:page>" for n in (1, 2))
    found = look(open_document("presentation", f"<office:body>{pages}</office:body>"))

    assert found.blocks == [["h2", "Folie 1"], ["p", "Punkt"], ["h2", "Folie 2"], ["p", "Punkt"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_read_however_it_is_written(look, encoding):
    found = look("Grüße\r\naus Kiel".encode(encoding))

    assert (found.form, found.text) == ("text", "Grüße\naus Kiel")


def test_of_a_long_text_the_beginning_is_found(look):
    assert len(look(("ü" * 3_000_000).encode()).text) == 1_000_000


def test_a_page_of_a_website_is_found_and_not_shown(look):
    found = look(b"<html><head><title>Verein</title><script>alert(1)</script></head><p>Guten <b>Ta</b>g<p>Ende</html>")

    assert (found.form, found.text) == ("none", "Verein\nGuten Tag\nEnde")


def test_macros_are_marked(look):
    with_macros = {
        "word": samples.office("word", **{"word/vbaProject.bin": b"x"}),
        "calc": samples.open_document("spreadsheet", **{"Basic/Standard/Modul1.xml": "<x/>"}),
        "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1_000_000 + "_VBA_PROJECT".encode("utf-16-le"),
        "pdf": samples.pdf().replace(
            b"/Type/Catalog", b"/Type/Catalog/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>"
        ),
    }

    assert {name: look(content).has_macros for name, content in with_macros.items()} == dict.fromkeys(with_macros, True)
    assert look(saved(Document())).has_macros is False


def billion_laughs(kind="text"):
    entities = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    return samples.open_document(kind, f"<!DOCTYPE x [<!ENTITY l0 'ha'>{entities}]><x xmlns:text='{TEXT}'>&l11;</x>")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(samples.office("word", **{"word/media/a.bin": b"\0" * 30_000_000}), "bomb", id="docx"),
        pytest.param(png_header(100_000, 100_000), "bomb", id="png"),
        pytest.param(billion_laughs(), "broken", id="entities"),
        pytest.param(samples.pdf()[:200], "broken", id="pdf"),
        pytest.param(samples.picture("PNG")[:60], "broken", id="half a png"),
        pytest.param(samples.office("word/x"), "broken", id="no docx"),
        pytest.param(samples.office("xl"), "broken", id="no xlsx"),
        pytest.param(samples.open_document("text", "<x"), "broken", id="odt"),
        pytest.param(samples.open_document("text", f"<x xmlns:text='{TEXT}'>" + "<y>" * 5000), "broken", id="deep"),
    ],
)
def test_what_is_broken_or_dangerous_is_shown_nowhere(look, content, why):
    found = look(content)

    assert (found.form, found.why, found.pictures, found.text) == ("none", why, (), "")


@pytest.mark.own_process
def test_what_says_too_little_about_its_size_is_stopped_on_the_way(look, monkeypatch):
    """The directory promises 10 bytes, and 90 million come."""
    content = samples.open_document("text", "x" * 10 + " " * 90_000_000)
    size = (90_000_010).to_bytes(4, "little")
    lying = content.replace(size, (10).to_bytes(4, "little"))
    assert lying != content

    assert look(lying).form == "none"


def test_a_file_with_a_password_says_so(look):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(samples.pdf())))
    writer.encrypt("geheim")
    output = BytesIO()
    writer.write(output)

    assert (look(output.getvalue()).why, look(output.getvalue()).form) == ("locked", "none")


@pytest.mark.own_process
def test_what_takes_too_much_memory_time_or_room_is_ended(tmp_path, monkeypatch):
    """A program in the place of ours that takes what it can get."""
    source = looking.BENCH.read_text()
    for greed in (
        "bytearray(2_000_000_000)",
        "open('x', 'wb').write(bytes(60_000_000))",
        "__import__('time').sleep(9)",
    ):
        greedy = tmp_path / "run.py"
        greedy.write_text(source.replace("    main(Path", f"    {greed}\n    main(Path"))
        monkeypatch.setattr(looking, "BENCH", greedy)
        monkeypatch.setattr(looking, "LONGEST_WAIT", 0.6)
        path = tmp_path / "a.txt"
        path.write_text("a")

        assert look_into(path, kinds.TEXT) == Found(why="limits"), greed


@pytest.mark.own_process
@pytest.mark.parametrize(
    "answer",
    [
        "nonsense",
        "[]",
        '{"form": "picture", "pictures": [{"width": 1, "height": 1}]}',
        '{"form": "table", "sheets": [1]}',
        '{"form": "words", "blocks": [1]}',
        '{"pages": "many"}',
    ],
)
def test_an_answer_that_is_none_is_not_believed(tmp_path, monkeypatch, answer):
    lying = tmp_path / "run.py"
    lying.write_text(f"import sys, pathlib\npathlib.Path(sys.argv[3], 'found.json').write_text({answer!r})")
    monkeypatch.setattr(looking, "BENCH", lying)
    path = tmp_path / "a.txt"
    path.write_text("a")

    assert look_into(path, kinds.TEXT) == Found(why="broken")


def test_the_bench_knows_nothing_of_the_portal(tmp_path):
    """It loads neither Django nor what holds secrets."""
    program = (
        f"import json, sys; sys.path.insert(0, {str(looking.BENCH.parents[4])!r})\n"
        "import workspace.documents.content.bench.parsing\n"
        "print(json.dumps([each for each in sys.modules if each.startswith(('django', 'portal'))]))"
    )

    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == []


def test_what_is_not_looked_into_costs_no_process(tmp_path, monkeypatch):
    monkeypatch.setattr(looking, "BENCH", None)
    path = tmp_path / "a.mp4"
    path.write_bytes(zlib.compress(b"a"))

    assert look_into(path, "video/mp4") == Found()


def test_what_is_very_large_is_not_looked_into(tmp_path, monkeypatch):
    monkeypatch.setattr(looking, "LARGEST_FILE", 3)
    path = tmp_path / "a.txt"
    path.write_text("abcd")

    assert look_into(path, kinds.TEXT) == Found(why="large")
