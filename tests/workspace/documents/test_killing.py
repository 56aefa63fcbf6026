"""Whenever the server is ended, there is the old state or the new one, and never a row without bytes.

The same with a real server and at random moments: `python -m tests.stress.documents`.
"""

import os
import subprocess
import sys
from datetime import timedelta
from io import BytesIO
from itertools import count

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.e2e.portal import ROOT
from tests.factories.accounts import UserFactory
from tests.factories.documents import FileFactory, FolderFactory, UploadPartFactory
from tests.factories.projects import ProjectFactory
from tests.workspace.documents.killing import end_at, require_whole
from workspace.documents.models import Document, Folder, Upload
from workspace.documents.services import checking, examining, foldering, purging, trashing, uploading

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that split")


@pytest.fixture
def member(committed, on_disk, monkeypatch):
    """Alone in a project; without previews, which have a test of their own."""
    monkeypatch.setattr(examining, "enqueue", checking.check)
    return ProjectFactory(admin=UserFactory()).memberships.get()


def at_each_step(prepare, action, check):
    """Everything anew for each step, until it comes to its end."""
    for step in count():
        thing = prepare(step)
        was_ended = end_at(step, lambda thing=thing: action(thing))
        require_whole()
        check(thing, step)
        if not was_ended:
            assert step > 3  # it had some
            return


def written(document):
    with document.current.blob.file.open("rb") as file:
        return file.read()


def test_what_was_left_behind_whole_is_finished_by_a_job(project, membership, ben):
    left, fresh = (
        uploading.begin(membership=membership(ben), name=f"{name}.txt", length=1) for name in ("liegt", "eben")
    )
    for upload in (left, fresh):
        uploading.append(upload=upload, offset=0, stream=BytesIO(b"x"), length=1)
    Upload.objects.filter(pk=left.pk).update(changed_at=timezone.now() - timedelta(minutes=6))

    assert uploading.finish_left_behind() == 1

    assert Document.objects.get().name == "liegt.txt"


def test_uploads_are_forgotten_after_a_day_with_their_bytes(project, commit):
    old, fresh = UploadPartFactory(), UploadPartFactory()
    Upload.objects.filter(pk=old.upload.pk).update(changed_at=timezone.now() - timedelta(hours=25))

    with commit():
        assert purging.forget_uploads() == 1

    assert [part.file.storage.exists(part.file.name) for part in (old, fresh)] == [False, True]


def test_in_the_middle_of_a_part(member):
    data = b"0123456789"

    def prepare(step):
        return uploading.begin(membership=member, name=f"{step}.txt", length=len(data))

    def go_on(upload):
        now = Upload.objects.get(pk=upload.pk)
        rest = BytesIO(data[now.offset :])
        uploading.append(upload=now, offset=now.offset, stream=rest, length=len(data) - now.offset)

    def check(upload, step):
        assert Upload.objects.get(pk=upload.pk).offset in {0, len(data)}
        go_on(upload)
        assert written(uploading.finish(upload=Upload.objects.get(pk=upload.pk))) == data

    at_each_step(prepare, go_on, check)


def test_in_the_middle_of_putting_a_file_together(member):
    def prepare(step):
        data = f"Inhalt {step}".encode()
        upload = uploading.begin(membership=member, name=f"{step}.txt", length=len(data), path="Fotos")
        return uploading.append(upload=upload, offset=0, stream=BytesIO(data), length=len(data))

    def finish(upload):
        uploading.finish(upload=Upload.objects.get(pk=upload.pk))

    def check(upload, step):
        there = Document.objects.filter(name=upload.name)
        now = Upload.objects.get(pk=upload.pk)
        assert there.count() == int(now.is_finished)
        finish(upload)
        assert written(there.get()) == f"Inhalt {step}".encode()
        assert there.get().versions.count() == 1

    at_each_step(prepare, finish, check)


def test_in_the_middle_of_a_version(member):
    def prepare(step):
        return FileFactory(project=member.project, name=f"{step}.txt", written=f"alt {step}".encode())

    def add(document):
        new = SimpleUploadedFile(document.name, f"neu {document.name}".encode())
        uploading.take(membership=member, file=new, document=document)

    def check(document, step):
        now = Document.objects.get(pk=document.pk)
        expected = {1: f"alt {step}", 2: f"neu {step}.txt"}
        assert written(now) == expected[now.current.number].encode()
        assert now.versions.count() == now.current.number
        add(document)
        assert [each.number for each in now.versions.all()] == [2, 1]

    at_each_step(prepare, add, check)


def test_in_the_middle_of_a_move(member):
    def prepare(step):
        folder = FolderFactory(project=member.project, name=f"aus {step}")
        files = [FileFactory(project=member.project, name=f"{step} {each}.txt", folder=folder) for each in "ab"]
        return FolderFactory(project=member.project, name=f"nach {step}"), folder, files

    def move(things):
        target, folder, files = things
        foldering.move(membership=member, to=target, documents=files, folders=[folder])

    def check(things, step):
        target, folder, files = things
        places = {each.folder for each in Document.objects.filter(pk__in=[file.pk for file in files])}
        assert (places, Folder.objects.get(pk=folder.pk).parent) in [({folder}, None), ({target}, target)]

    at_each_step(prepare, move, check)


def test_in_the_middle_of_a_purge(member):
    def prepare(step):
        folder = FolderFactory(project=member.project, name=f"{step}")
        FileFactory(project=member.project, name=f"{step}.txt", folder=folder)
        trashing.put_in(membership=member, folders=[folder])
        return folder

    def purge(folder):
        trashing.purge_now(membership=member, folders=[folder])

    def check(folder, step):
        there = Folder.objects.filter(pk=folder.pk).exists()
        assert Document.objects.filter(name=f"{step}.txt").exists() == there
        if there:
            trashing.restore(membership=member, folders=[folder])
            assert written(Document.objects.get(name=f"{step}.txt"))

    at_each_step(prepare, purge, check)


def test_a_server_that_is_killed_loses_nothing_that_it_has_acknowledged():
    command = [sys.executable, "-m", "tests.stress.documents", "6", "30"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
