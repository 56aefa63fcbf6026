"""Writing and reading the tar, a member at a time: it may be larger than the memory."""

import hashlib
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from portal.base.backup import manifest
from portal.base.backup.errors import BackupError
from portal.base.backup.manifest import Manifest

SUMS, MANIFEST = "SHA256SUMS", "manifest.json"
AT_ONCE = 1024 * 1024
LARGEST_MANIFEST = 16 * 1024 * 1024
BROKEN = "The archive is not whole, and nothing was changed"


class Hashing:
    """A file that is summed up while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.sum.update(data)
        return data


class Place:
    """What a tar is written to, a pipe as well as a file: it asks where it is, and never goes back."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target = target
        self.at = 0

    def write(self, data: bytes) -> int:
        self.at += len(data)
        return self.target.write(data)

    def tell(self) -> int:
        return self.at


class Writer:
    def __init__(self, target: IO[bytes], sums: IO[bytes]) -> None:
        self.tar = tarfile.open(fileobj=Place(target), mode="w:", format=tarfile.PAX_FORMAT)  # type: ignore[call-overload]  # noqa: SIM115
        self.sums = sums

    @classmethod
    @contextmanager
    def to(cls, target: IO[bytes]) -> Iterator["Writer"]:
        with tempfile.TemporaryFile() as sums:
            yield cls(target, sums)

    def add(self, name: str, file: IO[bytes], *, size: int, at: float) -> None:
        hashed = Hashing(file)
        self._add(name, hashed, size, at)
        self.sums.write(line_of(name, hashed))

    def finish(self, about: dict[str, Any], *, at: float) -> None:  # Any: the manifest without its sum
        size = self.sums.tell()
        self.sums.seek(0)
        hashed = Hashing(self.sums)
        self._add(SUMS, hashed, size, at)
        said = Manifest(**about, sums=hashed.sum.hexdigest()).written()
        with tempfile.SpooledTemporaryFile(LARGEST_MANIFEST) as file:
            file.write(said)
            file.seek(0)
            self._add(MANIFEST, Hashing(file), len(said), at)
        self.tar.close()

    def _add(self, name: str, file: Hashing, size: int, at: float) -> None:
        about = tarfile.TarInfo(name)
        about.size, about.mtime, about.mode = size, int(at), 0o600
        self.tar.addfile(about, file)
        _forget(self.tar)


def _forget(tar: tarfile.TarFile) -> None:
    """What it knows of members, which would pile up with hundreds of thousands of them."""
    tar.members.clear()  # type: ignore[attr-defined]  # typeshed does not know it


def line_of(name: str, hashed: Hashing) -> bytes:
    """As `sha256sum` writes it."""
    return f"{hashed.sum.hexdigest()}  {name}\n".encode()


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, "r:") as tar:
            yield tar
    except FileNotFoundError as error:
        raise BackupError(f"There is no file {path}.") from error
    except (tarfile.TarError, EOFError, UnicodeDecodeError) as error:
        raise BackupError(f"{BROKEN}: it cannot be read as a tar ({error}).") from error


def members(tar: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    while (about := tar.next()) is not None:
        _forget(tar)
        file = tar.extractfile(about)
        if not about.isreg() or file is None:
            raise BackupError(f"{BROKEN}: {about.name} is not a file.")
        yield about, file


def checked(path: Path) -> Manifest:
    """The manifest of an archive that is whole: everything is read and compared."""
    all_lines, claimed, said = hashlib.sha256(), "", b""
    with opened(path) as tar:
        for about, file in members(tar):
            hashed = Hashing(file)
            if about.name == MANIFEST:
                said = hashed.read(LARGEST_MANIFEST)
                continue
            while hashed.read(AT_ONCE):
                pass
            if about.name == SUMS:
                claimed = hashed.sum.hexdigest()
            else:
                all_lines.update(line_of(about.name, hashed))
    if not said:
        raise BackupError(f"{BROKEN}: its end is missing.")
    found = manifest.read(said)
    if not found.sums == claimed == all_lines.hexdigest():
        raise BackupError(f"{BROKEN}: what it holds does not fit its checksums.")
    return found
