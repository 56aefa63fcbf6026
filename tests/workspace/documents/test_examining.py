from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from portal.base.storage import document_storage
from tests.factories.documents import BlobFactory
from tests.workspace.documents.content import clamd, samples
from workspace.documents import jobs, tasks
from workspace.documents.choices import State
from workspace.documents.content import kinds
from workspace.documents.content.looking import Found
from workspace.documents.models import Blob, Document, Preview, PreviewPicture
from workspace.documents.services import previewing, uploading

pytestmark = pytest.mark.django_db


@pytest.fixture
def upload(membership, ben, commit):
    """Ben's, as somebody sends it; what waits for the commit has happened."""

    def upload(name, content, **said):
        with commit():
            document = uploading.take(membership=membership(ben), file=SimpleUploadedFile(name, content, "x/y"), **said)
        return Blob.objects.get(versions=document.current_id)

    return upload


@pytest.fixture
def scanner(settings):
    with clamd.running() as server:
        settings.CLAMAV_URL = server.url
        yield server


@pytest.fixture
def scanner_away(settings):
    settings.CLAMAV_URL = "tcp://127.0.0.1:1"


def an_hour_ago(blob):
    Blob.objects.filter(pk=blob.pk).update(created_at=timezone.now() - timedelta(hours=1))


def stored_bytes(blob):
    with document_storage().open(blob.file.name) as file:
        return file.read()


@pytest.mark.own_process
def test_a_file_is_clean_at_once_where_there_is_no_scanner(upload):
    blob = upload("Satzung.pdf", samples.pdf("Satzung, Seite", pages=2))

    assert (blob.state, blob.media_type, blob.examined_at is not None) == (State.CLEAN, kinds.PDF, True)
    assert blob.text == "Satzung, Seite 1\nSatzung, Seite 2"
    assert (blob.preview.form, blob.preview.pages) == ("pages", 2)
    assert [each.number for each in blob.preview.pictures.all()] == [0, 1, 2]
    assert stored_bytes(blob.preview.pictures.shown()[0])[:4] == b"RIFF"


def test_the_kind_is_that_of_the_content(upload):
    assert upload("Satzung.pdf", b"<html><script>alert(1)</script>").media_type == kinds.HTML


def test_what_was_found_is_kept_at_the_file(upload):
    macros = upload("Liste.docm", samples.office("word", **{"word/vbaProject.bin": b"x"}))
    picture = upload("Foto.jpg", samples.picture("JPEG", exif=samples.exif()), keep_place=True)

    assert (macros.has_macros, macros.has_place) == (True, False)
    assert (picture.has_macros, picture.has_place) == (False, True)


def test_a_broken_file_has_no_preview_and_can_be_had(upload):
    blob = upload("Plan.pdf", samples.pdf()[:200])

    assert (blob.state, blob.preview.form, blob.preview.why) == (State.CLEAN, "none", "broken")


def test_the_place_goes_out_of_a_picture_before_it_is_stored(upload):
    original = samples.picture("JPEG", exif=samples.exif(orientation=6))

    blob = upload("Foto.jpg", original)

    with Image.open(BytesIO(stored_bytes(blob))) as picture:
        assert dict(picture.getexif()) == {samples.ORIENTATION: 6}
    assert (blob.has_place, blob.size < len(original), blob.size) == (False, True, len(stored_bytes(blob)))


def test_the_place_stays_where_somebody_wants_that(upload):
    original = samples.picture("JPEG", exif=samples.exif())

    assert stored_bytes(upload("Foto.jpg", original, keep_place=True)) == original


def test_a_picture_that_cannot_be_understood_stays_as_it_is(upload):
    content = b"\xff\xd8\xff\xe1\xff\xff"

    assert stored_bytes(upload("Foto.jpg", content)) == content


def test_the_scanner_sees_what_is_stored(upload, scanner):
    blob = upload("Brief.txt", b"Guten Tag")

    assert (blob.state, blob.text, scanner.asked) == (State.CLEAN, "Guten Tag", [b"Guten Tag"])


def test_a_virus_is_refused_and_nobody_looks_into_it(upload, scanner):
    blob = upload("Brief.txt", b"Guten Tag" + clamd.EICAR)

    assert (blob.state, blob.found, blob.text) == (State.REFUSED, "Win.Test.EICAR_HDB-1", "")
    assert Preview.objects.count() == 0


def test_what_the_scanner_does_not_take_is_refused(upload, settings):
    with clamd.running(largest=5) as server:
        settings.CLAMAV_URL = server.url
        blob = upload("Brief.txt", b"Guten Tag")

    assert (blob.state, blob.found) == (State.REFUSED, "too large")


def test_while_the_scanner_is_away_files_wait(upload, scanner_away):
    blob = upload("Brief.txt", b"Guten Tag")

    assert (blob.state, blob.text, Preview.objects.count()) == (State.WAITING, "", 0)


def test_once_it_is_back_they_are_looked_at(upload, scanner_away, settings):
    clean, infected = upload("Brief.txt", b"Guten Tag"), upload("Virus.txt", clamd.EICAR)
    an_hour_ago(clean)
    an_hour_ago(infected)

    jobs.examine_left_behind()
    clean.refresh_from_db()
    assert clean.state == State.WAITING

    with clamd.running() as server:
        settings.CLAMAV_URL = server.url
        jobs.examine_left_behind()

    clean.refresh_from_db()
    infected.refresh_from_db()
    assert (clean.state, clean.text, infected.state) == (State.CLEAN, "Guten Tag", State.REFUSED)


def test_a_scanner_that_is_away_is_asked_once(settings, scanner_away, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "workspace.documents.content.scanning._connected",
        lambda url: asked.append(url) or (_ for _ in ()).throw(OSError),
    )
    for each in (BlobFactory(state=State.WAITING), BlobFactory(state=State.WAITING)):
        an_hour_ago(each)

    jobs.examine_left_behind()

    assert len(asked) == 1


def test_what_a_worker_left_behind_is_looked_into():
    blob = BlobFactory(data=b"Guten Tag")
    jobs.examine_left_behind()
    assert Preview.objects.count() == 0  # it may be on its way

    an_hour_ago(blob)
    jobs.examine_left_behind()

    blob.refresh_from_db()
    assert (blob.text, blob.preview.form) == ("Guten Tag", "text")


def test_done_twice_it_counts_once(upload):
    blob = upload("Satzung.pdf", samples.pdf())

    tasks.examine.enqueue(blob.pk)

    assert (Preview.objects.count(), PreviewPicture.objects.count()) == (1, 2)


def test_of_two_at_once_one_leaves_nothing(monkeypatch):
    blob = BlobFactory(data=samples.pdf(), media_type=kinds.PDF)
    found = previewing._found_in(blob)

    def meanwhile(blob):
        monkeypatch.setattr(previewing, "_found_in", lambda blob: found)
        previewing.make(blob)
        return found

    monkeypatch.setattr(previewing, "_found_in", meanwhile)
    before = stored_names()
    previewing.make(blob)

    assert (Preview.objects.count(), len(stored_names() - before)) == (1, 2)


def test_of_what_is_deleted_meanwhile_nothing_stays(monkeypatch):
    blob = BlobFactory(data=samples.pdf(), media_type=kinds.PDF)
    found = previewing._found_in(blob)
    before = stored_names()

    def meanwhile(blob):
        Blob.objects.filter(pk=blob.pk).delete()
        return found

    monkeypatch.setattr(previewing, "_found_in", meanwhile)
    previewing.make(blob)

    assert (Preview.objects.count(), stored_names() - before) == (0, set())


def test_a_file_that_is_gone_from_the_storage_has_no_preview():
    blob = BlobFactory(data=samples.pdf(), media_type=kinds.PDF)
    document_storage().delete(blob.file.name)

    previewing.make(blob)

    assert blob.preview.why == "broken"


def test_the_pictures_go_with_the_bytes(upload, commit):
    blob = upload("Satzung.pdf", samples.pdf())
    names = [each.file.name for each in blob.preview.pictures.all()]

    with commit():
        blob.versions.first().document.delete()
        Blob.objects.filter(pk=blob.pk).delete()

    assert (len(names), [document_storage().exists(name) for name in names]) == (2, [False, False])


def test_films_are_not_looked_into(upload, monkeypatch):
    monkeypatch.setattr(previewing, "look_into", lambda path, media_type: Found(text="wrong"))

    blob = upload("Film.mp4", samples.film())

    assert (blob.media_type, blob.preview.form, blob.text) == ("video/mp4", "none", "")


def test_a_blob_that_is_gone_needs_nothing():
    tasks.examine.enqueue(0)


def stored_names():
    names = set()
    for folder in document_storage().listdir("project_files")[0]:
        names |= set(document_storage().listdir(f"project_files/{folder}")[1])
    return names


def test_the_search_reads_what_is_written_in_the_current_version_and_checked(upload, project, query_count):
    upload("Satzung.pdf", samples.pdf("alt"))
    upload("Satzung.pdf", samples.pdf("neu"))
    Blob.objects.filter(pk=upload("Virus.txt", b"Guten Tag").pk).update(state=State.REFUSED)
    upload("Weg.txt", b"weg")
    Document.objects.filter(name="Weg.txt").update(deleted_at=timezone.now())

    with query_count() as queries:
        found = [
            (each.name, each.current.blob.text, [tag.name for tag in each.tags.all()], each.project.name)
            for each in project.documents.for_the_search()
        ]

    assert found == [("Satzung.pdf", "neu 1", [], project.name)]
    assert len(queries) == 2
