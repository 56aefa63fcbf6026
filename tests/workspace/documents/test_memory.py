"""A large file is never in memory as a whole, neither on its way in nor out. A gigabyte: `tests.bench.documents`."""

import tracemalloc

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.projects import ProjectFactory
from workspace.documents.services import checking, examining, uploading

MEGABYTE = 1024 * 1024
SIZE = 24 * MEGABYTE
MOST = 4 * MEGABYTE


class Zeros:
    """A connection by which so many of them come."""

    def __init__(self, left):
        self.left = left

    def read(self, size):
        size = min(size, self.left)
        self.left -= size
        return bytes(size)


@pytest.fixture
def way(db, on_disk, monkeypatch, client, commit):
    """In, in two parts, and out again; gives how many bytes came out."""
    monkeypatch.setattr(examining, "enqueue", checking.check)
    anna = UserFactory()
    member = ProjectFactory(admin=anna).memberships.get()
    client.force_login(anna)

    def go(size):
        upload = uploading.begin(membership=member, name=f"{size}.bin", length=size)
        for offset in (0, size // 2):
            uploading.append(upload=upload, offset=offset, stream=Zeros(size // 2), length=size // 2)
        with commit():
            document = uploading.finish(upload=upload)
        return sum(len(piece) for piece in client.get(f"{document.get_absolute_url()}datei/"))

    return go


def test_neither_in_nor_out(way):
    way(2)  # loads what is loaded once
    tracemalloc.start()
    try:
        came = way(SIZE)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert came == SIZE
    assert most < MOST
