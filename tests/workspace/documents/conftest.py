"""Anna, Ben and Gesa's project with its files."""

import json

import pytest
from django.core.files.storage import storages
from django.urls import reverse

from tests.factories.documents import FileFactory
from workspace.documents.content import looking
from workspace.documents.content.bench import parsing
from workspace.documents.models import Blob, PreviewPicture, UploadPart


@pytest.fixture(autouse=True)
def bench(monkeypatch, request):
    """What looks into files runs here: starting a process for each takes longer than all the rest of a test. Those of
    the process itself are marked: `own_process`."""
    if request.node.get_closest_marker("own_process") is None:
        monkeypatch.setattr(looking, "_run", _look_here)


def _look_here(path, media_type, folder):
    (folder / "found.json").write_text(json.dumps(parsing.found_in(path, media_type, folder)), encoding="utf-8")
    return True


@pytest.fixture
def file(project, ben):
    return FileFactory(project=project, name="Satzung.txt", written=b"Zweck des Vereins", created_by=ben)


@pytest.fixture
def membership(project):
    return lambda user: project.memberships.get(user=user)


@pytest.fixture
def address(project):
    """`address("detail", file)` in Anna's project."""

    def of(name, *things):
        return reverse(
            f"workspace:documents:{name}", args=[project.slug, *(getattr(each, "pk", each) for each in things)]
        )

    return of


@pytest.fixture
def stored_in(settings, monkeypatch):
    """`stored_in(chosen)`: the files of the room lie there, as `STORAGES` says it."""

    def choose(chosen):
        settings.STORAGES = settings.STORAGES | {"documents": chosen}
        for model in (Blob, UploadPart, PreviewPicture):
            monkeypatch.setattr(model._meta.get_field("file"), "storage", storages["documents"])
        return storages["documents"]

    return choose


@pytest.fixture
def on_disk(stored_in, tmp_path):
    """A storage in a folder of its own."""
    place = {"location": tmp_path / "private"}
    return stored_in({"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": place})
