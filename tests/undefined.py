"""Notes each variable that one of our own templates uses without having been given it.

pytest-django's `--fail-on-template-vars` asks the same of Wagtail's and allauth's templates, which count on undefined
variables, and skips the filters of such a variable, `|default` among them. This string is empty, as Django's own value
is, so that nothing is rendered differently; Django's question whether it is set is the moment to look who asks.
Fine are `{% if name %}`, and `|default` and `|default_if_none`: there a template says that it may be left out.
"""

import sys
from types import FrameType

from django.conf import settings
from django.template import engines
from django.template.base import UNKNOWN_SOURCE, FilterExpression, Node
from django.template.defaultfilters import default, default_if_none

OUR_FILES = f"{settings.BASE_DIR / 'templates'}/"


class EmptyString(str):
    """What stands for an undefined variable."""

    __slots__ = ("noted",)

    def __init__(self) -> None:
        self.noted: list[str] = []

    def __bool__(self) -> bool:
        """Asked by `FilterExpression.resolve` before the filters, and by everybody who was handed the string."""
        frame = sys._getframe(1)
        expression = frame.f_locals.get("self")
        if (
            frame.f_code is FilterExpression.resolve.__code__
            and "func" not in frame.f_locals
            and not _may_be_left_out(expression)
        ):
            self._note(str(expression.var), frame)
        return False

    def __contains__(self, part: str) -> bool:
        """Asked by `{% blocktranslate %}` for a placeholder without a value."""
        frame = sys._getframe(1)
        if frame.f_code.co_name == "render_value":
            self._note(frame.f_locals["key"], frame)
        return False

    def _note(self, variable: str, frame: FrameType) -> None:
        template = _template_of(frame)
        if template.startswith((OUR_FILES, UNKNOWN_SOURCE)):
            self.noted.append(f"{template.removeprefix(OUR_FILES)}: {variable}")


def watch(empty: EmptyString) -> list[str]:
    """What is noted from now on. DEBUG changed by a test leaves a new engine behind, so each test asks."""
    engines["django"].engine.string_if_invalid = empty
    empty.noted.clear()
    return empty.noted


def _may_be_left_out(expression: FilterExpression) -> bool:
    return any(function in (default, default_if_none) for function, _ in expression.filters[:1])


def _template_of(frame: FrameType | None) -> str:
    """The file of the tag that is being rendered."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return str(node.origin.name)
        frame = frame.f_back
    return ""
