"""A row's topics in one text, "|3|17|": an index can hold it beside the row's other values, and count by it."""

from collections.abc import Iterable

from django.db.models import Q


def key_of(topic_ids: Iterable[int]) -> str:
    pks = sorted(set(topic_ids))
    return f"|{'|'.join(map(str, pks))}|" if pks else ""


def topics_in(key: str) -> list[int]:
    return [int(pk) for pk in key.split("|") if pk]


def one_of(topic_ids: Iterable[int]) -> Q:
    """The rows with at least one of the topics."""
    return Q(*(Q(topic_key__contains=f"|{pk}|") for pk in topic_ids), _connector=Q.OR)
