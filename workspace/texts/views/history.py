"""The versions of a text: listed, named, compared, restored."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.base import typed
from workspace.projects.access import WorkspaceRequest
from workspace.texts.document import reading
from workspace.texts.document.comparing import compared
from workspace.texts.document.to_html import html
from workspace.texts.document.tree import Node
from workspace.texts.forms.files import VersionForm
from workspace.texts.listing import lines_of
from workspace.texts.models import Text, Version
from workspace.texts.permissions import may_write_in
from workspace.texts.services import storing, versions
from workspace.texts.views import asking
from workspace.texts.views.fetching import text_or_404, text_to_write_in

VERSIONS_A_PAGE = 30
NOW = "jetzt"
"""Instead of a version's number: the text as it is."""


@asking.page
def index(request: WorkspaceRequest, pk: int) -> HttpResponse:
    text = text_or_404(request, pk)
    return _show(request, text, VersionForm())


@asking.writing
def name(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """The text as it is now becomes a version with a name."""
    text = text_to_write_in(request, pk)
    form = VersionForm(request.POST if request.method == "POST" else None)
    if typed.nothing_sent(request, form):
        return redirect("workspace:texts:history", request.membership.project.slug, text.pk)
    if not form.is_valid():
        return _show(request, text, form)
    made = versions.name(text=text, membership=request.membership, called=form.cleaned_data["name"])
    messages.success(request, _("“%(name)s” is kept as a version.") % {"name": made})
    return redirect("workspace:texts:history", request.membership.project.slug, text.pk)


def _show(request: WorkspaceRequest, text: Text, form: VersionForm) -> HttpResponse:
    page = Paginator(text.versions.for_lists(), VERSIONS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "the_text": text,
        "form": form,
        "page_obj": page,
        "lines": lines_of(list(page)),
        "may_write_in": may_write_in(request.membership, text),
    }
    return render(request, "workspace/texts/history.html", context)


@asking.page
def version(request: WorkspaceRequest, pk: int, version_pk: int) -> HttpResponse:
    """As it was; with `?mit=` beside another version, or beside the text as it is now (`jetzt`)."""
    text = text_or_404(request, pk)
    shown = get_object_or_404(text.versions.select_related("made_by"), pk=version_pk)
    context: dict[str, Any] = {  # Any: a template's context
        "the_text": text,
        "version": shown,
        "earlier": text.versions.for_lists().before(shown).first(),
        "may_write_in": may_write_in(request.membership, text),
    }
    asked = request.GET.get("mit", "")
    if not asked:
        written = html(reading.read(versions.doc_of(shown)))
        (line,) = lines_of([shown])
        return render(request, "workspace/texts/version.html", {**context, "line": line, "written": written})
    other = None if asked == NOW else get_object_or_404(text.versions, pk=asked if asked.isdecimal() else 0)
    before, after = _in_order(text, shown, other)
    context |= {"other": other, "stretches": compared(before, after), **_named(shown, other)}
    return render(request, "workspace/texts/comparison.html", context)


def _in_order(text: Text, shown: Version, other: Version | None) -> tuple[Node, Node]:
    """The older one first."""
    one = reading.read(versions.doc_of(shown))
    if other is None:
        return one, reading.read(storing.load(text))
    two = reading.read(versions.doc_of(other))
    return (two, one) if _is_older(other, shown) else (one, two)


def _named(shown: Version, other: Version | None) -> dict[str, Version | None]:
    if other is not None and _is_older(other, shown):
        return {"older": other, "newer": shown}
    return {"older": shown, "newer": other}


def _is_older(one: Version, other: Version) -> bool:
    return (one.made_at, one.pk) < (other.made_at, other.pk)


@asking.button
def restore(request: WorkspaceRequest, pk: int, version_pk: int) -> HttpResponse:
    text = text_to_write_in(request, pk)
    wanted = get_object_or_404(text.versions, pk=version_pk)
    versions.restore(text=text, version=wanted, membership=request.membership)
    messages.success(request, _("The text is as it was then. What it was before stands in the history, too."))
    return redirect(text)
