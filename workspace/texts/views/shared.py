"""A text as people see it who came by a link: under a name that they give, without anything else of the project."""

from typing import Any
from zlib import crc32

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts import limits
from workspace.projects.guessing import has_guessed_too_often, note_wrong
from workspace.projects.models import Membership
from workspace.texts.document import reading
from workspace.texts.document.outgoing import FORMS
from workspace.texts.document.to_html import html
from workspace.texts.forms.sharing import NameForm
from workspace.texts.models import ShareLink
from workspace.texts.querysets import KEY
from workspace.texts.services import sharing as service
from workspace.texts.services import storing
from workspace.texts.views.sending import as_file
from workspace.texts.views.texts import colour_of
from workspace.texts.visiting import forget, marked, name_in, remember

MISSING, GONE, TOO_MANY_REQUESTS = 404, 410, 429


@never_cache
@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for a name first; then the editor, and what is written without JavaScript as well."""
    link, refused = link_of(request, token)
    if link is None:
        return refused
    if Membership.objects.of(request.user).filter(project=link.text.project_id).exists():
        return redirect(link.text)
    if "forget" in request.POST:
        forget(request, link)
        return redirect(link)
    name = name_in(request.session, link)
    if request.method == "POST" or not name:
        return _ask_for_name(request, link)
    service.note_use(link=link)
    return _show(request, link, name)


@never_cache
@require_safe
def take_along(request: HttpRequest, token: str) -> HttpResponse:
    """The text as a file, for whoever has given a name."""
    link, refused = link_of(request, token)
    if link is None:
        return refused
    form = FORMS.get(request.GET.get("form", ""))
    if form is None or not name_in(request.session, link):
        return redirect(link)
    return for_nobody_else(as_file(request, link.text, form))


def link_of(request: HttpRequest, token: str) -> tuple[ShareLink | None, HttpResponse]:
    """Or what is answered instead. Whoever guesses too often is not answered any more for a while."""
    if has_guessed_too_often(request, KEY):
        return None, _nothing(request, TOO_MANY_REQUESTS)
    link = ShareLink.objects.for_visitors().filter(token=token).first()
    if link is None:
        note_wrong(request, KEY)
        return None, _nothing(request, MISSING)
    return (link, HttpResponse()) if link.lets_in else (None, _nothing(request, GONE))


def _nothing(request: HttpRequest, status: int) -> HttpResponse:
    return for_nobody_else(render(request, "workspace/texts/shared_gone.html", {"code": status}, status=status))


def _ask_for_name(request: HttpRequest, link: ShareLink) -> HttpResponse:
    initial = {"name": request.user.get_full_name() if request.user.is_authenticated else ""}
    form = NameForm(request.POST or None, request=request, action="come_to_text", initial=initial)
    status = 200
    if form.is_valid():
        if limits.within(request, action="come_to_text"):
            remember(request, link, form.cleaned_data["name"])
            service.come_in(link=link)
            return redirect(link)
        return _nothing(request, TOO_MANY_REQUESTS)
    context = {"link": link, "the_text": link.text, "project": link.text.project, "form": form}
    return for_nobody_else(render(request, "workspace/texts/shared_name.html", context, status=status))


def _show(request: HttpRequest, link: ShareLink, name: str) -> HttpResponse:
    context: dict[str, Any] = {  # Any: a template's context
        "link": link,
        "the_text": link.text,
        "project": link.text.project,
        "written": html(reading.read(storing.load(link.text))),
        "lets_write": link.lets_write,
        "plain_url": reverse("shared_texts:plain_form", args=[link.token]) if link.lets_write else "",
        "name": marked(name),
        "color": colour_of(crc32(name.encode())),
        "forms": list(FORMS.values()),
    }
    return for_nobody_else(render(request, "workspace/texts/shared.html", context))


def for_nobody_else(response: HttpResponse) -> HttpResponse:
    """Neither search engines, nor the sites to which the text links, learn the address."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
