"""`entry(10.13, 54.32, title="Repair-Café")`: a row of the directory without the thing that it stands for."""

from datetime import UTC, datetime
from itertools import count

from initiatives.directory.mercator import x_of, y_of
from initiatives.directory.models import DirectoryEntry

_numbers = count(1)


def entry(longitude=None, latitude=None, *, layer="initiativen", language="de", save=True, **fields):
    """Not what `services.refresh` writes; for tests of what reads the directory."""
    number = next(_numbers)
    fields = {
        "title": f"Eintrag {number}",
        "object_id": number,
        "published_at": datetime(2026, 1, 1, tzinfo=UTC),
    } | fields
    point = {}
    if longitude is not None:
        point = {"longitude": longitude, "latitude": latitude, "map_x": x_of(longitude), "map_y": y_of(latitude)}
    row = DirectoryEntry(layer=layer, language=language, **point, **fields)
    if save:
        row.save()
    return row
