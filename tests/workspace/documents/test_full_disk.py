"""A disk without room: said in words, nothing is left behind, and it can be tried again."""

import errno
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.workspace.documents.killing import require_whole
from workspace.documents.errors import DocumentError
from workspace.documents.models import Document, Upload
from workspace.documents.services import arriving, examining, uploading

pytestmark = pytest.mark.usefixtures("on_disk")


class Full:
    """A disk with room for a few bytes."""

    def __init__(self, file):
        self.file = file

    def write(self, piece):
        self.file.write(piece[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    def flush(self):
        self.file.flush()


def full_while_it_arrives(monkeypatch):
    write = arriving.write
    monkeypatch.setattr(arriving, "write", lambda file, pieces: write(Full(file), pieces))


def full_when_it_is_stored(monkeypatch):
    def save(self, name, content):
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"the beg")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", save)


@pytest.mark.parametrize("fill", [full_while_it_arrives, full_when_it_is_stored])
def test_of_a_part_nothing_counts(membership, ben, monkeypatch, fill):
    upload = uploading.begin(membership=membership(ben), name="Plan.txt", length=4)
    with monkeypatch.context() as patched:
        fill(patched)

        with pytest.raises(DocumentError) as caught:
            uploading.append(upload=upload, offset=0, stream=BytesIO(b"Moin"), length=4)

    assert (caught.value.status, Upload.objects.get().offset) == (507, 0)
    require_whole()
    uploading.append(upload=upload, offset=0, stream=BytesIO(b"Moin"), length=4)
    assert uploading.finish(upload=upload).current.blob.size == 4


@pytest.mark.parametrize("fill", [full_while_it_arrives, full_when_it_is_stored])
def test_of_a_file_from_a_form_nothing_counts(membership, ben, monkeypatch, fill):
    with monkeypatch.context() as patched:
        fill(patched)

        with pytest.raises(DocumentError):
            uploading.take(membership=membership(ben), file=SimpleUploadedFile("Plan.txt", b"Moin"))

    assert not Document.objects.exists()
    require_whole()


def test_of_a_picture_whose_place_is_cut_out_nothing_counts(membership, ben, monkeypatch):
    picture = BytesIO()
    Image.new("RGB", (30, 20), "teal").save(picture, "JPEG")
    size = len(picture.getvalue())
    upload = uploading.begin(membership=membership(ben), name="Strand.jpg", length=size)
    uploading.append(upload=upload, offset=0, stream=BytesIO(picture.getvalue()), length=size)

    def full(*_given):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(examining, "without_place", full)
        with pytest.raises(DocumentError) as caught:
            uploading.finish(upload=upload)

    assert caught.value.status == 507
    assert not Document.objects.exists()
    assert uploading.finish(upload=upload).name == "Strand.jpg"
    require_whole()
