"""What somebody typed is not lost when they have to sign in first: it waits in the session for its form."""

import zlib
from base64 import b85decode, b85encode

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

PREFIX = "typed-"
LONGEST = 100_000
"""In characters, packed; the session stands in the database. Some 200 pages of a text."""


def keep(request: HttpRequest, name: str) -> None:
    """Keep what was posted under this name, without its guards and files, and say that it waits."""
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    text = _packed(typed.urlencode())
    if len(text) <= LONGEST:
        request.session[f"{PREFIX}{name}"] = text
        messages.info(request, _("You were signed out meanwhile. Sign in: what you have written is still there then."))
    else:
        said = _(
            "You were signed out meanwhile, and what you have written is too long to be kept here. Go back and copy it."
        )
        messages.warning(request, said)


def fill_in(request: HttpRequest, name: str, form: BaseForm) -> bool:
    """Put what was kept into an unbound form, once; gives whether there was something."""
    kept = request.session.pop(f"{PREFIX}{name}", "")
    if not kept:
        return False
    typed = QueryDict(_unpacked(kept))
    for field_name, field in form.fields.items():
        value = field.widget.value_from_datadict(typed, {}, form.add_prefix(field_name))
        if value not in (None, ""):
            form.initial[field_name] = value
    return True


def nothing_sent(request: HttpRequest, form: BaseForm) -> bool:
    """Neither now nor before the sign-in: who comes back to the address of a form that stands on another page, by
    their history or by reloading, is to be led to that page."""
    return request.method != "POST" and not fill_in(request, request.path, form)


def _packed(text: str) -> str:
    return b85encode(zlib.compress(text.encode())).decode()


def _unpacked(text: str) -> str:
    return zlib.decompress(b85decode(text)).decode()
