import json
import re

import pytest
from django.utils import timezone

from portal.base.storage import document_storage
from tests.factories.documents import BlobFactory, FileFactory, VersionFactory
from tests.workspace.documents.content import samples
from workspace.documents.choices import State
from workspace.documents.content import kinds
from workspace.documents.models import Preview, PreviewPicture
from workspace.documents.services import previewing
from workspace.documents.showing import LONGEST_TEXT


@pytest.fixture
def made(project, ben):
    """A file of Ben's with this name and content, looked into."""

    def made(name, content, media_type=kinds.TEXT, **blob):
        document = FileFactory(
            project=project,
            name=name,
            created_by=ben,
            written=content,
            written__media_type=media_type,
            **{f"written__{key}": said for key, said in blob.items()},
        )
        if document.current.blob.is_clean:
            previewing.make(document.current.blob)
        return document

    return made


@pytest.fixture
def seen(as_person, gesa, address):
    """What a guest sees of it, without line breaks."""

    def seen(document):
        page = as_person(gesa).get(address("detail", document)).content.decode()
        return re.sub(r"\s+", " ", page[page.index('id="vorschau"') : page.index('id="versionen"')])

    return seen


@pytest.fixture
def pdf(made):
    return made("Satzung.pdf", samples.pdf("Satzung, Seite", pages=12), kinds.PDF)


def test_of_a_pdf_the_first_pages_are_shown_with_their_words(pdf, seen, address):
    page = seen(pdf)

    assert page.count("<img ") == 10
    assert f'<img src="{address("preview_picture", pdf, 1, 1)}" alt="Seite 1 von 12"' in page
    assert '<p class="visually-hidden">Satzung, Seite 10</p>' in page
    assert "2 weitere Seiten stehen in der Datei selbst." in page
    assert f'href="{address("show", pdf)}"' in page


def test_a_picture_is_shown(made, seen, address):
    document = made("Hafen.png", samples.picture(), "image/png")

    assert f'<img src="{address("preview_picture", document, 1, 1)}" alt="Bild: Hafen.png" width="60"' in seen(document)


def test_words_are_shown_with_their_headings(project, seen):
    blocks = [["h1", "Protokoll <b>"], ["li", "Beete"], ["li", "Zaun"], ["p", "Zeile\nnoch eine"]]
    document = FileFactory(project=project, name="Protokoll.docx", written__media_type=kinds.DOCX)
    Preview.objects.create(blob=document.current.blob, form="words", content={"blocks": blocks}, is_cut=True)

    page = seen(document)

    assert "<h3>Protokoll &lt;b&gt;</h3> <ul><li>Beete</li><li>Zaun</li></ul> <p>Zeile<br>noch eine</p>" in page
    assert "Das ist nur der Anfang." in page


def test_tables_are_shown_with_their_heads(project, seen):
    first = {"name": "Kasse", "rows": [["Was", "Betrag"], ["Öl <i>", 12.5]], "has_more_rows": True}
    second = {"name": "Leer", "rows": [], "has_more_rows": False}
    document = FileFactory(project=project, name="Kasse.xlsx", written__media_type=kinds.XLSX)
    sheets = [{**each, "has_more_columns": False} for each in (first, second)]
    Preview.objects.create(blob=document.current.blob, form="table", content={"sheets": sheets})

    page = seen(document)

    assert '<th scope="col">Was</th><th scope="col">Betrag</th>' in page
    assert '<td>Öl &lt;i&gt;</td><td class="number">12,5</td>' in page
    assert (page.count("Das ist nur der Anfang."), "Dieses Blatt ist leer." in page) == (1, True)


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_a_table_in_plain_text_is_shown_as_one(made, seen, sign):
    document = made("Kasse.csv", f'Was{sign}Betrag\r\n"Öl{sign} rot"{sign}5 €\r\n\r\n'.encode("cp1252"))

    page = seen(document)

    assert '<th scope="col">Was</th><th scope="col">Betrag</th>' in page
    assert re.sub(r"\s+", " ", f"<td>Öl{sign} rot</td><td>5 €</td>") in page


def test_a_table_that_is_none_is_shown_as_text(made, seen):
    assert "Nur ein Satz." in seen(made("Kasse.csv", b"Nur ein Satz."))


def test_text_is_text(made, seen):
    page = seen(made("Notiz.txt", "Grüße <script>alert(1)</script>".encode()))

    assert "Grüße &lt;script&gt;alert(1)&lt;/script&gt;</pre>" in page


def test_of_a_long_text_the_beginning_is_shown(made, seen):
    page = seen(made("Lang.txt", b"x" * (LONGEST_TEXT + 10)))

    assert (page.count("x" * 100), "Das ist nur der Anfang." in page) == (LONGEST_TEXT // 100, True)


def test_markdown_is_shown_as_it_is_meant_and_nothing_else(made, seen):
    table = "| a | b |\n|---|---|\n| 1 | 2 |"
    said = f"# Ziele\n\n**Beete** <img src=x onerror=alert(1)> [hier](javascript:alert(1))\n\n{table}"
    page = seen(made("Ziele.md", said.encode()))

    assert "<h3>Ziele</h3>" in page
    assert "<strong>Beete</strong> &lt;img src=x onerror=alert(1)&gt;" in page
    assert ("javascript:alert" in re.sub(r"\[hier\]\(javascript:alert\(1\)\)", "", page), "<td>1</td>" in page) == (
        False,
        True,
    )


@pytest.mark.parametrize(
    ("name", "media_type", "element"),
    [("Film.mp4", "video/mp4", "video"), ("Film.webm", "video/webm", "video"), ("Ton.mp3", "audio/mpeg", "audio")],
)
def test_films_and_sounds_are_played(made, seen, address, name, media_type, element):
    document = made(name, b"\0\0\0\x18ftypisom", media_type)

    page = seen(document)

    assert f'<{element} class="preview__player" controls preload="metadata"' in page
    assert f'src="{address("show", document)}"' in page


def test_of_a_broken_file_there_is_no_preview(made, seen, address):
    document = made("Satzung.pdf", samples.pdf()[:100], kinds.PDF)

    page = seen(document)

    assert "Keine Vorschau. Die Datei ist beschädigt oder nicht das, was ihr Name sagt. Du kannst sie trotzdem" in page
    assert address("show", document) not in page


def test_of_what_nobody_can_show_there_is_no_preview(made, seen):
    assert "Keine Vorschau für Dateien dieser Art. Du kannst sie herunterladen." in seen(
        made("Plan.dwg", b"\0\1", kinds.UNKNOWN)
    )


def test_of_an_empty_file_that_is_said(made, seen):
    assert "In dieser Datei steht nichts." in seen(made("Leer.txt", b""))


def test_what_is_inside_is_named_like_everywhere(made, seen):
    page = seen(made("Satzung.pdf", b"Nur Worte", kinds.TEXT))

    assert "Der Name sagt PDF, aber darin ist etwas anderes: Text." in page


def test_a_name_that_lies_is_said_and_the_file_not_shown(made, seen, address):
    document = made("Satzung.pdf", b"<html><script>alert(1)</script>", kinds.HTML)

    page = seen(document)

    assert "Der Name sagt PDF, aber darin ist etwas anderes: HTML-Seite." in page
    assert address("show", document) not in page


@pytest.mark.parametrize(("state", "said"), [(State.WAITING, "geprüft"), (State.CLEAN, "wird gerade vorbereitet")])
def test_what_is_not_there_yet_is_asked_for_again(project, seen, address, state, said):
    document = FileFactory(project=project, name="Satzung.pdf", written__state=state, written__media_type=kinds.PDF)

    page, asked = seen(document), "" if state == State.WAITING else "&amp;geprueft"

    assert said in page
    assert f'data-hx-get="{address("preview", document)}?mal=1{asked}" data-hx-trigger="load delay:2s"' in page
    assert f'href="{document.get_absolute_url()}"' in page


def test_asked_again_it_is_there(as_person, gesa, project, address):
    document = FileFactory(project=project, name="Satzung.pdf", written=samples.pdf(), written__media_type=kinds.PDF)
    waiting = as_person(gesa).get(address("preview", document), {"mal": "1"}).content.decode()
    assert "?mal=2" in waiting

    previewing.make(document.current.blob)
    page = as_person(gesa).get(address("preview", document), {"mal": "2"}).content.decode()

    assert (page.count("<img "), "data-hx-get" in page, "<html" in page) == (1, False, False)


@pytest.mark.parametrize(
    ("blob", "asked", "is_refreshed"),
    [
        ({"state": State.WAITING}, {"mal": "2"}, False),
        ({"state": State.CLEAN}, {"mal": "2"}, True),
        ({"state": State.REFUSED}, {"mal": "2"}, True),
        ({"state": State.CLEAN}, {"mal": "2", "geprueft": ""}, False),
        ({"state": State.CLEAN, "has_macros": True}, {"mal": "2", "geprueft": ""}, True),
    ],
)
def test_what_concerns_the_whole_page_is_asked_for_whole(as_person, gesa, project, address, blob, asked, is_refreshed):
    document = FileFactory(project=project, **{f"written__{key}": said for key, said in blob.items()})

    response = as_person(gesa).get(address("preview", document), asked, headers={"HX-Request": "true"})

    assert (response.headers.get("HX-Refresh") == "true") is is_refreshed


def test_a_page_left_open_stops_asking(as_person, gesa, project, address):
    document = FileFactory(project=project, name="Satzung.pdf", written__media_type=kinds.PDF)

    page = as_person(gesa).get(address("preview", document), {"mal": "99999999"}).content.decode()

    assert 'data-hx-trigger="never"' in page


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("Win.Test.EICAR_HDB-1", "hat „Win.Test.EICAR_HDB-1“ gefunden"),
        ("too large", "nimmt Dateien dieser Größe nicht"),
    ],
)
def test_what_is_refused_is_said_in_words(project, seen, found, said):
    document = FileFactory(
        project=project, name="Virus.pdf", written__state=State.REFUSED, written__found=found, written__text="geheim"
    )

    page = seen(document)

    assert (said in page, "geheim" in page) == (True, False)


def test_a_picture_of_a_page_is_handed_out(as_person, gesa, pdf, address):
    response = as_person(gesa).get(address("preview_picture", pdf, 1, 1))

    assert (response.status_code, response["Content-Type"], response.content[:4]) == (200, "image/webp", b"RIFF")
    assert response["Cache-Control"] == "private, no-cache"
    assert response["X-Content-Type-Options"] == "nosniff"

    again = as_person(gesa).get(address("preview_picture", pdf, 1, 1), headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(("number", "page"), [(1, 11), (2, 1)])
def test_a_page_that_is_not_there_is_absent(as_person, gesa, pdf, address, number, page):
    assert as_person(gesa).get(address("preview_picture", pdf, number, page)).status_code == 404


def test_strangers_see_neither_preview_nor_pictures(as_person, clara, pdf, address):
    client = as_person(clara)

    assert [
        client.get(address("preview", pdf)).status_code,
        client.get(address("preview_picture", pdf, 1, 1)).status_code,
    ] == [404, 404]


def test_of_what_lies_in_the_bin_nothing_is_shown(as_person, ben, pdf, address):
    pdf.deleted_at = timezone.now()
    pdf.save()

    assert as_person(ben).get(address("preview_picture", pdf, 1, 1)).status_code == 404


def test_of_what_was_refused_later_nothing_is_shown(as_person, gesa, pdf, address):
    type(pdf.current.blob).objects.update(state=State.REFUSED)

    assert as_person(gesa).get(address("preview_picture", pdf, 1, 1)).status_code == 404


def test_the_preview_is_that_of_the_current_version(made, seen):
    document = made("Notiz.txt", b"alt")
    blob = BlobFactory(project=document.project, data=b"neu")
    document.current = VersionFactory(document=document, blob=blob)
    document.save()
    previewing.make(blob)

    assert ("neu</pre>" in seen(document), "alt" in seen(document)) == (True, False)


def test_the_gallery_shows_small_pictures(as_person, gesa, address, pdf, made):
    picture = made("Hafen.png", samples.picture(), "image/png")
    made("Notiz.txt", b"Moin")

    page = as_person(gesa).get(address("list"), {"ansicht": "galerie"}).content.decode()

    assert re.findall(r'<img src="([^"]+)" alt="" loading="lazy"', page) == [
        address("preview_picture", picture, 1, 0),
        address("preview_picture", pdf, 1, 0),
    ]


def test_the_gallery_asks_for_all_pictures_at_once(as_person, gesa, address, project, queries_of):
    def add(number):
        for _ in range(number):
            document = FileFactory(project=project)
            preview = Preview.objects.create(blob=document.current.blob, form="picture")
            PreviewPicture.objects.create(preview=preview, number=0, file="x", width=1, height=1)

    as_person(gesa)
    add(1)
    one = queries_of(f"{address('list')}?ansicht=galerie")
    add(29)

    assert queries_of(f"{address('list')}?ansicht=galerie") == one


def test_what_is_drawn_lies_where_nobody_reaches_it(pdf):
    drawn = PreviewPicture.objects.shown()[0]

    assert document_storage().exists(drawn.file.name)
    assert json.dumps(str(drawn.file.name)).count("Satzung") == 0
