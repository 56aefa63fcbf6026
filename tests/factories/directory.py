"""Rows of the directory without the things behind them: for what only reads the table."""

from django.utils import timezone

from initiatives.directory.folding import fold, sort_key
from initiatives.directory.models import DirectoryEntry


def entry(title="Repair-Café", words="", *, topics=(), layer="initiativen", language="de", **values):
    """One row as the service writes it."""
    row = DirectoryEntry(
        layer=layer,
        language=language,
        object_id=values.pop("object_id", DirectoryEntry.objects.count() + 1),
        title=title,
        sort_key=sort_key(title),
        folded_title=fold(title),
        text=fold(f"{title} {words}"),
        published_at=values.pop("published_at", timezone.now()),
        kind=values.pop("kind", "initiative"),
        status=values.pop("status", "running"),
        **values,
    )
    row.save()
    row.topics.set(topics)
    return row
