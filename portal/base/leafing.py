"""Lists of which most have one page only."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

T = TypeVar("T")


class Leafed(Paginator[T]):
    """The rows of the first page and one more are read already. How many there are in all is asked only where that one
    is there, and the others only on their page."""

    def __init__(self, first: Sequence[T], a_page: int, everything: Callable[[], "QuerySet[Any, T]"]) -> None:
        super().__init__(list(first[:a_page]), a_page)
        self._is_all, self._everything = len(first) <= a_page, everything

    @cached_property
    def count(self) -> int:
        return len(self.object_list) if self._is_all else self._everything().count()

    def page(self, number: int | str) -> Page[T]:
        there = self.validate_number(number)
        if there == 1:
            return Page(self.object_list, 1, self)
        return Page(list(self._everything()[(there - 1) * self.per_page : there * self.per_page]), there, self)
