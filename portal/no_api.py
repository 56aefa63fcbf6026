"""Wagtail's third API, which this portal has not installed, stays out of the processes that serve pages.

Wagtail loads it all the same, with django-ninja, to tell it of pictures, documents, snippets, languages and redirects:
17 MB of each process (Wagtail 8.0.1, `ready` in `wagtail/images/apps.py` and four more).
"""

import re
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

API = re.compile(r"wagtail\.(?:\w+\.)*api\.v3(?:\.\w+)*")


class _Nothing(ModuleType):
    """Whatever is taken from it can be called, and does nothing."""

    def __call__(self, *_args: Any, **_named: Any) -> None:  # Any: whatever Wagtail tells it
        pass

    def __getattr__(self, name: str) -> "_Nothing":
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing(name)


class _InItsPlace(MetaPathFinder, Loader):
    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return ModuleSpec(fullname, self, is_package=True) if API.fullmatch(fullname) else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Nothing(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing in it."""


def leave_out_wagtails_api() -> None:
    """In a process of its own, before Django is set up."""
    sys.meta_path.insert(0, _InItsPlace())
