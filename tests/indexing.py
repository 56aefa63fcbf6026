"""The search index and Wagtail's index of references are written where a test asks for them: `@pytest.mark.indexed`.

Every save of a page writes to both, which took a fifth of the suite's time, and hardly any test reads them. One that
does so without asking fails: in an empty index nothing is found, whatever the code does.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import pytest
from django_tasks.backends.immediate import ImmediateBackend
from modelsearch.backends.base import BaseSearchBackend
from wagtail.models import ReferenceIndex

WRITERS = {"portal.base.index_tasks.update_search", "portal.base.index_tasks.update_references"}
SEARCHES = ["search", "autocomplete"]
LOOK_UPS = ["get_references_to", "get_references_to_in_bulk", "get_references_for_object", "usage_count_subquery"]


class Indexes:
    """Whether the present test wants them."""

    def __init__(self) -> None:
        self.wanted = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ImmediateBackend, "enqueue", self._written_if_wanted(ImmediateBackend.enqueue))
            for name in SEARCHES:
                patch.setattr(BaseSearchBackend, name, self._read_if_wanted(getattr(BaseSearchBackend, name)))
            for name in LOOK_UPS:
                patch.setattr(ReferenceIndex, name, staticmethod(self._read_if_wanted(getattr(ReferenceIndex, name))))
            yield

    def _written_if_wanted(self, enqueue: Callable[..., Any]) -> Callable[..., Any]:  # Any, here and below: as they are
        @wraps(enqueue)
        def wrapped(backend: ImmediateBackend, task: Any, args: Any, kwargs: Any) -> Any:
            return enqueue(backend, task, args, kwargs) if self.wanted or task.module_path not in WRITERS else None

        return wrapped

    def _read_if_wanted(self, read: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(read)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            assert self.wanted, "This test reads an index that is not written: mark it with @pytest.mark.indexed"
            return read(*args, **kwargs)

        return wrapped


indexes = Indexes()
