"""One more version, back to an older one, and one less."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.documents import FileFactory
from workspace.documents.errors import DocumentError
from workspace.documents.models import Blob
from workspace.documents.permissions import may_change, may_release
from workspace.documents.quota import Usage, usage_of
from workspace.documents.services import locking, uploading, versions
from workspace.projects.models import Happening


@pytest.fixture
def three(membership, ben):
    """A file with three versions."""
    for data in (b"eins", b"zwei", b"drei"):
        file = SimpleUploadedFile("Plan.txt", data)
        document = uploading.take(membership=membership(ben), file=file, comment=data.decode())
    return document


def numbers(document):
    return [each.number for each in document.versions.all()]


def test_an_older_version_comes_back_as_a_new_one(three, membership, anna):
    old = three.versions.get(number=1)

    new = versions.restore(version=old, membership=membership(anna))

    three.refresh_from_db()
    assert (three.current, new.number, new.blob, new.uploaded_by) == (new, 4, old.blob, anna)
    assert numbers(three) == [4, 3, 2, 1]


def test_the_current_one_is_there_already(three, membership, anna):
    versions.restore(version=three.current, membership=membership(anna))

    assert numbers(three) == [3, 2, 1]


def test_an_admin_deletes_one_with_its_bytes(three, membership, anna, commit):
    old = three.versions.select_related("blob").get(number=2)

    with commit():
        versions.delete_one(version=old, membership=membership(anna))

    assert numbers(three) == [3, 1]
    assert not old.blob.file.storage.exists(old.blob.file.name)


def test_without_the_newest_the_one_before_is_current(three, membership, anna):
    versions.delete_one(version=three.current, membership=membership(anna))

    three.refresh_from_db()
    assert three.current.number == 2


def test_the_next_version_takes_no_number_of_one_that_is_there(three, membership, anna):
    versions.delete_one(version=three.versions.get(number=2), membership=membership(anna))

    versions.restore(version=three.versions.get(number=1), membership=membership(anna))

    assert numbers(three) == [4, 3, 1]


def test_the_last_one_stays(file, membership, anna):
    with pytest.raises(DocumentError):
        versions.delete_one(version=file.current, membership=membership(anna))


def test_members_delete_no_versions(three, membership, ben):
    with pytest.raises(PermissionDenied):
        versions.delete_one(version=three.current, membership=membership(ben))


def test_the_timeline_says_it_once_for_many(three, project):
    assert list(Happening.objects.filter(room="documents").order_by("pk").values_list("kind", flat=True)) == [
        "document_added",
        "document_version",
    ]


def test_who_has_it_in_hand_changes_it_and_the_others_wait(file, membership, anna, ben):
    held = locking.take(document=file, membership=membership(ben))

    assert (may_change(membership(ben), held), may_change(membership(anna), held)) == (True, False)
    with pytest.raises(DocumentError):
        locking.take(document=file, membership=membership(anna))


def test_a_lock_ends_by_itself(file, membership, anna, ben):
    held = locking.take(document=file, membership=membership(ben))
    held.locked_until -= timedelta(hours=3)
    held.save()

    assert locking.take(document=file, membership=membership(anna)).locked_by == membership(anna)


def test_taken_again_it_lasts_longer(file, membership, ben):
    held = locking.take(document=file, membership=membership(ben))
    held.locked_until -= timedelta(hours=1)
    held.save()

    assert locking.take(document=file, membership=membership(ben)).locked_until > held.locked_until


def test_admins_break_a_lock_and_members_only_their_own(file, project, membership, anna, ben, clara):
    project.memberships.create(user=clara)
    held = locking.take(document=file, membership=membership(ben))

    assert [may_release(membership(each), held) for each in (anna, ben, clara)] == [True, True, False]
    with pytest.raises(PermissionDenied):
        locking.release(document=file, membership=membership(clara))
    locking.release(document=file, membership=membership(anna))
    file.refresh_from_db()
    assert not file.is_locked


def test_who_leaves_the_project_locks_nothing(file, membership, ben):
    locking.take(document=file, membership=membership(ben))

    membership(ben).delete()

    file.refresh_from_db()
    assert not file.is_locked


def test_old_versions_count_and_identical_bytes_once(three, project, settings):
    settings.DOCUMENTS_QUOTA = 15
    FileFactory(project=project, written=b"eins")
    FileFactory(written=b"von anderen")

    usage = usage_of(project)

    assert (usage.used, usage.left, usage.share, usage.is_tight, usage.is_full) == (12, 3, 80, True, False)
    assert Blob.objects.filter(project=project).count() == 3


def test_below_eighty_percent_nothing_is_said():
    assert [Usage(used, 100).is_tight for used in (0, 79, 80, 100, 140)] == [False, False, True, True, True]
    assert (Usage(140, 100).share, Usage(140, 100).left) == (100, 0)
