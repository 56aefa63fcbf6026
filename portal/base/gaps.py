"""Marks in the words of a page that say what is missing: a draft may have them, what everybody reads may not."""

import json
from functools import cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlock, StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Page


def gap(what: str) -> str:
    """As it stands in a draft, for whoever goes on with it."""
    return _("Missing here: %(what)s") % {"what": what}


def fields_with_gaps(page: Page) -> list[str]:
    """What the editors call the texts that still have such a mark, in whatever language of the portal."""
    streams = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return [str(field.verbose_name) for field in streams if places_of(field.value_from_object(page))]


def places_of(stream: StreamValue) -> list[int]:
    """Which of its blocks have a mark, however deep."""
    return [number for number, child in enumerate(stream) if _has_mark(child)]


def require_no_gaps(stream: StreamValue) -> None:
    """Errors: StreamBlockValidationError at the blocks that have one."""
    words = _("Something is missing here: write it, or take out the mark. As a draft you can save it as it is.")
    errors = {
        number: StructBlockValidationError(non_block_errors=[words])
        if isinstance(stream[number].block, StructBlock)
        else ValidationError(words)
        for number in places_of(stream)
    }
    if errors:
        raise StreamBlockValidationError(block_errors=errors)


def _has_mark(child: StreamValue.StreamChild) -> bool:
    said = json.dumps(child.get_prep_value(), ensure_ascii=False, cls=DjangoJSONEncoder)
    return any(mark in said for mark in _marks())


@cache
def _marks() -> tuple[str, ...]:
    marks = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            marks.append(gap("").strip())
    return tuple(marks)
