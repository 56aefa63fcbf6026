"""One text: read, begun, named, finished, deleted."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.activity.bell.counting import NumberOf, look_at
from portal.base import typed
from portal.base.link_cards import parts_in
from portal.base.prepared import prepared
from portal.base.together import answered, rows_of, together
from workspace.projects.access import WorkspaceRequest
from workspace.projects.holders import holders_of
from workspace.projects.permissions import may_write
from workspace.projects.todos import maker_of
from workspace.texts.document.references import with_references
from workspace.texts.document.to_html import html
from workspace.texts.forms.texts import DetailsForm
from workspace.texts.models import Publication, ShareLink, Text
from workspace.texts.permissions import may_publish, may_share, may_write_in
from workspace.texts.querysets import KEY
from workspace.texts.services import writing
from workspace.texts.services.deleting import TIME_IN_THE_BIN
from workspace.texts.talks import Rejected, talks_of, threads_of, written_with
from workspace.texts.views import asking
from workspace.texts.views.fetching import document_of, text_or_404

COLOURS = ("#00696f", "#b23a26", "#3c7a2e", "#7a3e9d", "#1f5fa8", "#8a5a00", "#a3286b", "#0b3c4f", "#5b6b00", "#6a4b3a")
"""Of the cursors: each bears white letters."""


@asking.page
def detail(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return show(request, text_or_404(request, pk))


def show(request: WorkspaceRequest, text: Text, rejected: Rejected | None = None) -> HttpResponse:
    """With the editor, which takes the place of what is written in it; that is there without JavaScript as well."""
    pk = text.pk
    if request.membership.belongs:
        look_at(request, text)
    may_write_here = may_write_in(request.membership, text)
    slug = request.membership.project.slug
    outside = rows_of(_shown_outside.question(pk, timezone.now()))
    threads, document, [(published, links)] = answered(together([threads_of(text), document_of(text), outside]))
    root, there = written_with(document, threads[0])
    talks = talks_of(text, request.membership, threads, there, rejected)
    written = html(root)
    context = {
        "the_text": text,
        "held_by": holders_of(request.membership, KEY, pk),
        "written": with_references(written, talks.numbers),
        "parts": parts_in(written, request.user),
        "talks": talks,
        "may_write": may_write(request.membership),
        "may_write_in": may_write_here,
        "has_editor": _has_editor(request, text),
        "socket_path": socket_path_of(text),
        "name": request.user.get_full_name(),
        "color": colour_of(request.user.pk),
        "plain_url": reverse("workspace:texts:plain_form", args=[slug, pk]) if may_write_here else "",
        "may_share": may_share(request.membership, text),
        "may_publish": may_publish(request.membership),
        "published": published,
        "links": links,
        "days": TIME_IN_THE_BIN.days,
        "makes_tasks": maker_of(request.membership.project) is not None,
    }
    return render(request, "workspace/texts/detail.html", context)


@prepared
def _shown_outside(text: int, now: datetime) -> "QuerySet[Text, tuple[datetime | None, int]]":
    """From when it is what everybody reads of it, and how many links let somebody in."""
    published = Publication.objects.filter(text=text, taken_back_at__isnull=True).order_by().values("as_of")
    links = ShareLink.objects.filter(text=text).open(now).order_by().values("pk")
    return Text.objects.filter(pk=text).order_by().values_list(Subquery(published), NumberOf(links))


def socket_path_of(text: Text) -> str:
    """Pages have an address in each language, sockets have one."""
    with override(settings.LANGUAGE_CODE):
        return f"{text.get_absolute_url()}live/"


@asking.writing
def create(request: WorkspaceRequest) -> HttpResponse:
    form = DetailsForm(request.POST or None, folders=_folders_of(request))
    if not typed.fill_in(request, request.path, form):
        form.initial["folder"] = request.GET.get("ordner", "")
    if form.is_valid():
        return redirect(writing.create(membership=request.membership, **form.cleaned_data))
    return render(request, "workspace/texts/form.html", {"form": form, "the_text": None})


@asking.writing
def rename(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Title, folder and language."""
    text = text_or_404(request, pk)
    form = DetailsForm(request.POST or None, folders=_folders_of(request), text=text)
    typed.fill_in(request, request.path, form)
    if form.is_valid():
        writing.describe(text=text, membership=request.membership, **form.cleaned_data)
        messages.success(request, _("Your changes are saved."))
        return redirect(text)
    return render(request, "workspace/texts/form.html", {"form": form, "the_text": text})


def _folders_of(request: WorkspaceRequest) -> list[str]:
    return [name for name, _number in request.membership.project.texts.kept().folders()]


@asking.button
def finish(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """And with `undo` open it again."""
    text = text_or_404(request, pk)
    if "undo" in request.POST:
        writing.reopen(text=text, membership=request.membership)
        messages.success(request, _("The text is open again."))
    else:
        writing.finish(text=text, membership=request.membership)
        messages.success(request, _("The text is finished: it can be read, and nobody changes it any more."))
    return redirect(text)


@asking.writing
def delete(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Asks first."""
    text = text_or_404(request, pk)
    if request.method == "POST":
        writing.delete(text=text, membership=request.membership)
        said = _("“%(title)s” is in the bin.") % {"title": text}
        messages.success(
            request, format_html('{} <a href="{}">{}</a>', said, text.get_absolute_url(), _("Take it out again"))
        )
        return redirect("workspace:texts:list", request.membership.project.slug)
    return render(request, "workspace/texts/delete.html", {"the_text": text, "days": TIME_IN_THE_BIN.days})


@asking.button
def restore(request: WorkspaceRequest, pk: int) -> HttpResponse:
    text = text_or_404(request, pk)
    writing.restore(text=text, membership=request.membership)
    messages.success(request, _("“%(title)s” is back.") % {"title": text})
    return redirect(text)


def colour_of(person: int) -> str:
    """The same for a person in every text."""
    return COLOURS[person % len(COLOURS)]


def _has_editor(request: WorkspaceRequest, text: Text) -> bool:
    """Not in the bin, and not for a manager who looks inside after a report: they read what the page says."""
    return text.deleted_at is None and request.membership.inspection is None
