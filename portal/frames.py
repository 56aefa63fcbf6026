"""Room for the frames of Python's calls.

CPython keeps them in pieces of 16 KB, asks the system for another piece when one is full and gives it back as soon as
the call returns (https://github.com/python/cpython/issues/142183, mended in late releases of 3.13 and 3.14). A template
whose loop happens to lie at such an edge asks and gives back with each variable that it draws, which costs between a
twentieth and a third of a page.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

Said = ParamSpec("Said")
Given = TypeVar("Given")

SLOTS = 17_000
"""Of eight bytes: a little more than 128 KB, for which Python asks for 256. What is not used takes no memory."""


def with_room(call: Callable[Said, Given]) -> Callable[Said, Given]:
    """The same call, with room in one piece for all that it calls: its frame pretends to need a part of it."""

    def roomy(*args: Said.args, **kwargs: Said.kwargs) -> Given:
        return call(*args, **kwargs)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=SLOTS)
    return roomy
