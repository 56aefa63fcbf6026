"""What is done with bytes that have arrived, before anybody gets them."""

from pathlib import Path

from django.utils import timezone

from workspace.documents.choices import State
from workspace.documents.models import Blob


def prepare(path: Path, *, name: str, keep_place: bool) -> None:
    """Before they are hashed and stored; the file may be written anew in its place."""


def enqueue(blob: Blob) -> None:
    """Once the row is committed."""
    Blob.objects.filter(pk=blob.pk, state=State.WAITING).update(state=State.CLEAN, examined_at=timezone.now())
