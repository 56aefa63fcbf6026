"""What somebody typed is not lost when they have to sign in first: it waits in the session for its form."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

PREFIX = "typed-"
LONGEST = 20_000
"""In characters; the session stands in the database."""


def keep(request: HttpRequest, name: str) -> None:
    """Keep what was posted under this name, without its guards and files, and say that it waits."""
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    text = typed.urlencode()
    if len(text) <= LONGEST:
        request.session[f"{PREFIX}{name}"] = text
        messages.info(request, _("You were signed out meanwhile. Sign in: what you have written is still there then."))


def fill_in(request: HttpRequest, name: str, form: BaseForm) -> bool:
    """Put what was kept into an unbound form, once; gives whether there was something."""
    text = request.session.pop(f"{PREFIX}{name}", "")
    if not text:
        return False
    typed = QueryDict(text)
    for field_name, field in form.fields.items():
        value = field.widget.value_from_datadict(typed, {}, form.add_prefix(field_name))
        if value not in (None, ""):
            form.initial[field_name] = value
    return True
