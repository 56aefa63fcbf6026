"""`{% kept "name" value … %}…{% endkept %}`: a part of a page that is drawn once and then given out again."""

from collections.abc import Sequence

from django import template
from django.core.cache import caches
from django.core.cache.utils import make_template_fragment_key
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.base.models.edition import Edition, on_new_beginning

register = template.Library()


class KeptNode(Node):
    """In the process's own memory, for the reader's language and clock, as long as the edition and the day last."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, name: str, values: Sequence[FilterExpression]) -> None:
        self.nodelist, self.name, self.values = nodelist, name, values

    def render(self, context: Context) -> SafeString:
        if getattr(getattr(context, "request", None), "is_preview", False):
            return self.nodelist.render(context)
        reader = (Edition.present(), get_language(), timezone.get_current_timezone_name(), timezone.localdate())
        values = [value.resolve(context, ignore_failures=True) for value in self.values]
        key = make_template_fragment_key(self.name, [*reader, *values])
        fragments = caches["fragments"]
        drawn: SafeString | None = fragments.get(key)
        if drawn is None:
            drawn = self.nodelist.render(context)
            fragments.set(key, drawn)
        return drawn


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """What it holds may depend on nothing but its values, on what belongs to the edition, on the
    language, the time zone and the day.

    In a preview, which shows what is not saved, everything is drawn.

    The values are told apart by their words (`str`): numbers, texts, and dataclasses or lists of such. Of a row of the
    database these say little; one that can change must belong to the edition.
    """
    _tag, name, *values = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, name.strip("\"'"), [parser.compile_filter(value) for value in values])


on_new_beginning(caches["fragments"].clear)
