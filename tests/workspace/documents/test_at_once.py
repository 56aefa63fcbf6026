"""Two at the same moment: each gets what they wanted, in order, and nothing is there twice."""

from functools import partial
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.accounts import UserFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.simultaneous import at_the_same_moment
from tests.workspace.documents.killing import require_whole
from workspace.documents.errors import DocumentError
from workspace.documents.models import Blob, Document, Upload, UploadPart
from workspace.documents.services import checking, examining, foldering, uploading
from workspace.documents.tree import Tree


@pytest.fixture
def pair(committed, on_disk, monkeypatch):
    """Two members of a project; without previews."""
    monkeypatch.setattr(examining, "enqueue", checking.check)
    one = ProjectFactory(admin=UserFactory()).memberships.get()
    return one, MembershipFactory(project=one.project, user=UserFactory())


def take(membership, data, name="Plan.txt", **said):
    return uploading.take(membership=membership, file=SimpleUploadedFile(name, data), **said)


def test_a_name_in_an_empty_folder(file):
    assert file.versions.count() == 1


def test_the_same_name_twice_is_two_versions(pair):
    tasks = [partial(take, each, f"von {each.pk}".encode(), path="Bau/Fotos") for each in pair]

    assert at_the_same_moment(tasks) == []

    document = Document.objects.get()
    assert [each.number for each in document.versions.all()] == [2, 1]
    assert (document.folder.name, document.project.folders.count(), Blob.objects.count()) == ("Fotos", 2, 2)
    assert document.current.number == 2


def test_the_same_bytes_twice_are_stored_once(pair):
    tasks = [partial(take, each, b"dieselben", name=f"{each.pk}.txt") for each in pair]

    assert at_the_same_moment(tasks) == []

    assert (Document.objects.count(), Blob.objects.count()) == (2, 1)
    require_whole()


def test_a_part_that_is_sent_twice_arrives_once(pair):
    upload = uploading.begin(membership=pair[0], name="Plan.txt", length=10)
    tasks = [
        partial(uploading.append, upload=Upload.objects.get(), offset=0, stream=BytesIO(b"01234"), length=5)
        for _number in range(2)
    ]

    failed = at_the_same_moment(tasks)

    assert [type(each) for each in failed] == [DocumentError]
    assert (Upload.objects.get(pk=upload.pk).offset, UploadPart.objects.count()) == (5, 1)
    require_whole()


def test_finished_twice_it_is_one_file(pair):
    upload = uploading.begin(membership=pair[0], name="Plan.txt", length=5)
    uploading.append(upload=upload, offset=0, stream=BytesIO(b"01234"), length=5)

    assert at_the_same_moment([partial(uploading.finish, upload=Upload.objects.get()) for _number in range(2)]) == []

    assert Document.objects.get().versions.count() == 1
    require_whole()


def test_two_folders_are_not_moved_into_each_other(pair):
    one, other = (foldering.create(membership=pair[0], name=name) for name in ("eins", "zwei"))

    failed = at_the_same_moment(
        [
            partial(foldering.move, membership=pair[0], to=one, folders=[other]),
            partial(foldering.move, membership=pair[1], to=other, folders=[one]),
        ]
    )

    assert [type(each) for each in failed] == [DocumentError]
    assert len(list(Tree(pair[0].project).below(None))) == 2
