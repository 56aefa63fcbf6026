"""`entry(10.13, 54.32, title="Repair-Café")`: a row of the directory without the thing that it stands for."""

from datetime import UTC, datetime
from itertools import count

from initiatives.directory.folding import fold, sort_key
from initiatives.directory.mercator import x_of, y_of
from initiatives.directory.models import DirectoryEntry
from initiatives.directory.topic_keys import key_of

_numbers = count(1)


def entry(
    longitude=None, latitude=None, *, layer="initiativen", language="de", words="", topics=(), save=True, **fields
):
    """What `services.refresh` would write; for tests of what reads the directory."""
    number = next(_numbers)
    fields = {
        "title": f"Eintrag {number}",
        "object_id": number,
        "published_at": datetime(2026, 1, 1, tzinfo=UTC),
        "kind": "initiative",
        "status": "running",
    } | fields
    title = fields["title"]
    point = {}
    if longitude is not None:
        point = {"longitude": longitude, "latitude": latitude, "map_x": x_of(longitude), "map_y": y_of(latitude)}
    row = DirectoryEntry(
        layer=layer,
        language=language,
        sort_key=sort_key(title),
        folded_title=fold(title),
        text=fold(f"{title} {words}"),
        topic_key=key_of(topic.pk for topic in topics),
        **point,
        **fields,
    )
    if save:
        row.save()
        row.topics.set(topics)
    return row
