"""Files that people bring, and files that should harm: each is read, or refused in words."""

import zipfile
from io import BytesIO

import docx as python_docx
import pytest
from odfdo import Document as OdfDocument
from odfdo import Header as OdfHeader
from odfdo import List as OdfList
from odfdo import Paragraph as OdfParagraph

from tests.workspace.texts.document.trees import everything
from workspace.texts.document import incoming, plain
from workspace.texts.document.outgoing import FORMS, absolute, file_name
from workspace.texts.document.packed import UnreadableError
from workspace.texts.document.tree import node, paragraph, text, walk

DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body><office:text>{}</office:text>'
    "</office:body></office:document-content>"
)


def packed(parts, **more):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def word(body):
    return packed({"word/document.xml": DOCUMENT.format(body)})


@pytest.mark.parametrize("key", ["docx", "odt", "md", "html"])
def test_what_was_taken_along_comes_back(key):
    content = FORMS[key].make(everything(), title="Frühjahrsputz 2027", language="de-DE", pictures={})

    found = incoming.read(f"Egal.{key}", content)

    assert found.title == "Frühjahrsputz 2027"
    kinds = [each.kind for each in found.root.children if each.kind not in {"paragraph", "image"}]
    assert kinds == [each.kind for each in everything().children if each.kind not in {"paragraph", "image"}]
    assert [each.level for each in found.root.children if each.kind == "heading"] == [1, 2, 3]
    assert found.pictures == (1 if key == "md" else 0)


def test_a_file_of_word_is_read():
    document = python_docx.Document()
    document.add_heading("Vereinssatzung", 0)
    document.add_heading("Zweck", 1)
    words = document.add_paragraph("Wir ")
    words.add_run("reparieren").bold = True
    document.add_paragraph("")
    for each in ("Werkzeug", "Kaffee"):
        document.add_paragraph(each, style="List Bullet")
    document.add_paragraph("erstens", style="List Number")
    file = BytesIO()
    document.save(file)

    found = incoming.read("Satzung.docx", file.getvalue())

    assert found.title == "Vereinssatzung"
    assert found.root.children == (
        node("heading", text("Zweck"), level=1),
        paragraph("Wir ", text("reparieren", "strong")),
        node("bullet_list", node("list_item", paragraph("Werkzeug")), node("list_item", paragraph("Kaffee"))),
        node("ordered_list", node("list_item", paragraph("erstens")), order=1),
    )


def test_a_file_of_another_odt_writer_is_read():
    document = OdfDocument("text")
    document.body.clear()
    document.body.append(OdfHeader(1, "Zweck"))
    document.body.append(OdfParagraph("Wir reparieren"))
    document.body.append(OdfList(["Werkzeug", "Kaffee"]))
    file = BytesIO()
    document.save(file)

    found = incoming.read("Unsere_Satzung.odt", file.getvalue())

    assert found.title == "Unsere Satzung"
    assert plain.of_tree(found.root) == "Zweck\nWir reparieren\nWerkzeug\nKaffee"
    assert [each.kind for each in found.root.children] == ["heading", "paragraph", "bullet_list"]


def test_pictures_are_counted():
    drawing = "<w:p><w:r><w:t>a</w:t><w:drawing/></w:r></w:p>"
    framed = "<text:p>a<draw:frame><draw:image/></draw:frame></text:p>"

    assert incoming.read("a.docx", word(drawing)).pictures == 1
    assert incoming.read("a.odt", packed({"content.xml": ODT.format(framed)})).pictures == 1
    assert incoming.read("a.md", b"a ![b](c.png)\n\n![d](https://e.org/f.png)").pictures >= 1
    assert incoming.read("a.html", b"<p>a<img src='https://e.org/x.png'>").pictures == 1


def test_macros_and_what_else_lies_in_it_are_never_opened():
    content = packed(
        {
            "word/vbaProject.bin": b"\x00" * 1000,
            "../../etc/passwd": "x",
            "word/document.xml": DOCUMENT.format("<w:p><w:r><w:t>Hallo</w:t></w:r></w:p>"),
        }
    )

    assert plain.of_tree(incoming.read("a.docm", content).root) == "Hallo"


def test_deleted_words_of_a_tracked_change_do_not_come_back():
    body = (
        "<w:p><w:r><w:t>alt </w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>neu</w:t></w:r></w:ins></w:p>"
    )

    assert plain.of_tree(incoming.read("a.docx", word(body)).root) == "alt neu"


def bombs():
    laugh = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    entity = f"<!DOCTYPE w [{laugh}]>{DOCUMENT.format('<w:p><w:r><w:t>&l8;</w:t></w:r></w:p>')}"
    outside = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + DOCUMENT.format(
        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"
    )
    large = DOCUMENT.format("<w:p/>" + " " * 40_000_000)
    deep = DOCUMENT.format("<w:sdt>" * 3000 + "</w:sdt>" * 3000)
    many = DOCUMENT.format("<w:p/>" * 400_100)
    whole = word("<w:p><w:r><w:t>Hallo</w:t></w:r></w:p>")
    return {
        "a billion laughs": ("a.docx", packed({"word/document.xml": entity})),
        "an entity from outside": ("a.docx", packed({"word/document.xml": outside})),
        "the same in ODT": ("a.odt", packed({"content.xml": f"<!DOCTYPE x [{laugh}]>{ODT.format('&l8;')}"})),
        "a zip bomb": ("a.docx", packed({"word/document.xml": large})),
        "too deep": ("a.docx", packed({"word/document.xml": deep})),
        "too many elements": ("a.docx", packed({"word/document.xml": many})),
        "no zip": ("a.docx", b"Hallo"),
        "cut off": ("a.docx", whole[:-40]),
        "spoiled": ("a.docx", whole[:60] + b"\x00\xff" * 40 + whole[140:]),
        "another zip": ("a.odt", whole),
        "no XML": ("a.docx", packed({"word/document.xml": "<w:"})),
        "a spreadsheet": (
            "a.odt",
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODT}),
        ),
        "too large": ("a.md", b"x" * (20 * 1024 * 1024 + 1)),
        "too long": ("a.md", b"x " * 1_500_000),
        "binary": ("a.md", b"\x89PNG\x00\x00"),
        "a PDF": ("a.pdf", b"%PDF-1.4"),
        "old Word": ("a.doc", b"\xd0\xcf\x11\xe0"),
        "a program": ("a.exe", b"MZ"),
        "no ending": ("satzung", b"Hallo"),
        "empty": ("a.docx", b""),
        "nothing in it": ("a.docx", word("<w:p/>")),
    }


def test_what_should_harm_is_refused_in_words():
    for name, (file, content) in bombs().items():
        with pytest.raises(UnreadableError) as refused:
            incoming.read(file, content)
        assert str(refused.value).endswith("."), name
        assert "root:" not in str(refused.value), name


def test_old_windows_writing_is_read():
    assert plain.of_tree(incoming.read("a.txt", "Grüße – schön".encode("cp1252")).root) == "Grüße – schön"
    assert plain.of_tree(incoming.read("a.txt", "Grüße".encode("utf-16")).root) == "Grüße"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Protokoll für Ölhöfe", "Protokoll für Ölhöfe.odt"),
        ("a/b\\c:d", "a b c d.odt"),
        ("../../etc/passwd", "etc passwd.odt"),
        ("", "Text.odt"),
        ("...", "Text.odt"),
        ("x" * 300, "x" * 100 + ".odt"),
        ('Ein "Test"\r\nSet-Cookie: x', "Ein Test Set-Cookie x.odt"),
        ("rechnung\u202efdp", "rechnung fdp.odt"),
    ],
)
def test_files_are_called_as_people_call_them(title, name):
    assert file_name(title, "odt") == name


def test_addresses_of_the_portal_work_elsewhere():
    root = absolute(
        node("doc", paragraph(text("a", href="/ideen/"), text("b", href="https://x.org/"))), "https://mokwi.org"
    )

    assert [each.href for each in walk(root) if each.kind == "text"] == ["https://mokwi.org/ideen/", "https://x.org/"]
