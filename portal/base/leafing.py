"""Lists of which most have one page only."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from django.core.paginator import Paginator
from django.utils.functional import cached_property

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Rows(Protocol[T_co]):
    """As a query set has them."""

    def count(self) -> int: ...

    def __getitem__(self, part: slice, /) -> Iterable[T_co]: ...


class Beginning(Generic[T]):
    """A list of which the rows of one page and one more are read already. How many there are in all is asked only where
    that one is there, and the others only where they are wanted."""

    def __init__(self, first: Sequence[T], a_page: int, everything: Callable[[], Rows[T]]) -> None:
        self._first, self._is_all, self._everything = first[:a_page], len(first) <= a_page, everything

    def count(self) -> int:
        return self._number

    def __len__(self) -> int:
        return self._number

    def __getitem__(self, part: slice) -> Sequence[T]:
        if self._is_all or part.stop <= len(self._first):
            return self._first[part]
        return list(self._everything()[part])

    @cached_property
    def _number(self) -> int:
        return len(self._first) if self._is_all else self._everything().count()


class Leafed(Paginator[T]):
    """The pages of such a list."""

    def __init__(self, first: Sequence[T], a_page: int, everything: Callable[[], Rows[T]]) -> None:
        super().__init__(Beginning(first, a_page, everything), a_page)  # type: ignore[arg-type]  # it asks for less
