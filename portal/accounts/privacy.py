"""The registry of personal data: each app says what it holds about a person, how to export and how to erase it.

See docs/privacy.md. An app registers its parts in its AppConfig.ready().
"""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from portal.accounts.models import User


@dataclass(frozen=True)
class DataPart:
    """One kind of data about a person.

    `export` gives what JSON can hold, `files` pairs of name and content that go into the archive beside it, `erase` is
    called before the account's row goes, `on_deletion` tells the person what becomes of it.
    """

    name: str
    label: "str | _StrPromise"
    on_deletion: "str | _StrPromise"
    export: Callable[["User"], Any]  # Any: whatever JSON can hold
    files: Callable[["User"], list[tuple[str, bytes]]] | None = None
    erase: Callable[["User"], None] | None = None
    order: int = 100


_parts: dict[str, DataPart] = {}


def register(part: DataPart) -> None:
    """Adds a part; a second part of the same name is a mistake."""
    if _parts.get(part.name, part) != part:
        raise ValueError(f"There is already a part of personal data named {part.name!r}.")
    _parts[part.name] = part


def parts() -> list[DataPart]:
    return sorted(_parts.values(), key=lambda part: (part.order, part.name))


def export_archive(user: "User") -> bytes:
    """A ZIP file with `data.json` and the person's files."""
    data: dict[str, Any] = {"exported_at": timezone.now()}  # Any: each part has a shape of its own
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts():
            data[part.name] = part.export(user)
            for name, content in part.files(user) if part.files else []:
                archive.writestr(f"{part.name}/{name}", content)
        archive.writestr("data.json", json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
    return buffer.getvalue()
