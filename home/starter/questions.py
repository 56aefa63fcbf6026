"""The questions of "Where do I fit?" that a new portal begins with, the demo's as well as a real one."""

from collections.abc import Iterable, Mapping

from home.demo.content import Record, read
from initiatives.matching.models import Option, Question
from portal.regions.models import Municipality, Topic

TEXTS = ("text", "text_en", "reason", "reason_en", "effort", "time", "kind", "company")


def add_questions(topics: Mapping[str, Topic], municipalities: Iterable[Municipality]) -> None:
    """Answers about topics that the portal does not have are left out; a question without answers is not asked."""
    for order, row in enumerate(read("matching")["questions"], start=1):
        options = [option for each in row["options"] if (option := _option(each, topics))]
        if reasons := row.get("places"):
            options = [*_places(municipalities, reasons), *options]
        fields = {name: value for name, value in row.items() if name not in {"options", "places"}}
        question = Question(sort_order=order * 10, **fields)
        question.options = options
        question.full_clean()
        question.save()


def _option(row: Record, topics: Mapping[str, Topic]) -> Option | None:
    option = Option(**{name: row[name] for name in TEXTS if name in row})
    about = [topics[slug] for slug in row.get("topics", []) if slug in topics]
    if "topics" in row and not about:
        return None
    option.topics = about
    return option


def _places(municipalities: Iterable[Municipality], reasons: Record) -> list[Option]:
    municipalities = sorted(municipalities, key=lambda each: each.name)
    above = {each.parent_id for each in municipalities}
    return [
        Option(
            text=each.name,
            text_en=each.name_en,
            municipality=each,
            reason=reasons["reason"].format(name=each.name),
            reason_en=reasons["reason_en"].format(name=each.name_en or each.name),
        )
        for each in municipalities
        if each.pk not in above
    ]
