"""The editors' texts on the pages of topics and municipalities."""

from home.demo.content import Record, References, read
from portal.base.blocks import ContentBlock
from portal.regions.models import Municipality, Topic


def write_texts(*, topics: dict[str, Topic], municipalities: dict[str, Municipality], references: References) -> None:
    data = read("places")
    for rows, found in ((data["topics"], topics), (data["municipalities"], municipalities)):
        for row in rows:
            _write(found[row["slug"]], row, references)


def _write(place: Topic | Municipality, row: Record, references: References) -> None:
    block = ContentBlock()
    for name in ("description", "description_en"):
        if name in row:
            setattr(place, name, row[name])
    for name, text in (("body", row.get("text")), ("body_en", row.get("text_en"))):
        if text:
            setattr(place, name, references.stream([{"text": text}], block))
    place.full_clean()
    place.save()
