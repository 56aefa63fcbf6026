"""Fields by which readers narrow a list; a row is named by its address (slug), and found without a query."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from portal.regions.lists import all_municipalities, all_topics
from portal.regions.models import NamedInTwoLanguages

Rows = Callable[[], Iterable[NamedInTwoLanguages]]


class _RowField(forms.TypedChoiceField):
    def __init__(self, rows: Rows, *, empty_label: Any, **kwargs: Any) -> None:  # Any: Django's own, lazily translated
        super().__init__(
            choices=lambda: [("", empty_label), *((row.slug, str(row)) for row in rows())],
            coerce=lambda slug: next(row for row in rows() if row.slug == slug),
            empty_value=None,
            required=False,
            **kwargs,
        )


class TopicField(_RowField):
    def __init__(self, **kwargs: Any) -> None:  # Any: handed on
        super().__init__(all_topics, **kwargs)


class MunicipalityField(_RowField):
    def __init__(self, **kwargs: Any) -> None:  # Any: handed on
        super().__init__(all_municipalities, **kwargs)
