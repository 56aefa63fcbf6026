"""The pictures of the public page: added, put in order, described, removed and brought back."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.models import InitiativePage, InitiativePicture
from portal.base.numbers import row_number
from portal.base.pictures import prefetch_pictures
from portal.moderation.errors import ModerationError
from workspace.projects.access import WorkspaceRequest, page_of_room
from workspace.projects.errors import PageConflictError, ProjectError
from workspace.projects.forms.pictures import NewPictureForm, WordsForm
from workspace.projects.permissions import may_edit_page
from workspace.projects.services import pictures as services
from workspace.projects.services.versions import changes_at_once, draft_of

CONFLICT = 409
BY = {"up": -1, "down": 1}


@dataclass(frozen=True)
class Row:
    row: InitiativePicture
    form: WordsForm


@dataclass(frozen=True)
class Shown:
    """The newest version's pictures; what was typed stays in its form."""

    request: WorkspaceRequest
    page: InitiativePage
    rows: list[Row]
    new: NewPictureForm

    @classmethod
    def read(cls, request: WorkspaceRequest, page: InitiativePage) -> "Shown":
        shown = services.gallery_of(draft_of(page))
        prefetch_pictures((each.picture for each in shown), "card")
        rows = [Row(each, _words_form(request, page, each)) for each in shown]
        sent = (request.POST, request.FILES) if _asked(request) == "add" else ()
        return cls(request, page, rows, NewPictureForm(*sent, prefix="new"))

    @property
    def sent(self) -> WordsForm | None:
        return self.new if self.new.is_bound else next((row.form for row in self.rows if row.form.is_bound), None)

    def answer(self, status: int = 200) -> HttpResponse:
        before = self.request.GET.get("zurueck", "")
        context = {
            "rows": self.rows,
            "new": self.new,
            "version": self.page.latest_revision_id or "",
            "before": before if before.isdecimal() else "",
            "has_room": len(self.rows) < services.MOST,
            "most": services.MOST,
        }
        return render(self.request, "workspace/projects/pictures.html", context, status=status)


def _words_form(request: WorkspaceRequest, page: InitiativePage, row: InitiativePicture) -> WordsForm:
    said = {"words": row.picture.description, "caption": row.caption, "credit": row.picture.credit}
    is_sent = _asked(request) == "save" and _number(request, "picture") == row.picture_id
    owns = services.is_own(row.picture) and (changes_at_once(request) or not page.live)
    sent = request.POST if is_sent else None
    return WordsForm(sent, owns=owns, initial=said, prefix=f"picture-{row.picture_id}")


@page_of_room("page")
def pictures(request: WorkspaceRequest) -> HttpResponse:
    """Each button makes a version of the page; whoever was slower sees what the other one has made of it."""
    page = request.membership.project.page
    if page is None or not may_edit_page(request.membership):
        raise PermissionDenied
    shown = Shown.read(request, page)
    if request.method != "POST":
        return shown.answer()
    form = shown.sent
    if form is not None and not form.is_valid():
        return shown.answer()
    try:
        is_online = _do(request, form)
    except PageConflictError as conflict:
        messages.error(request, _("Somebody else has changed the page meanwhile. This is how it is now; look again."))
        return Shown.read(request, conflict.page).answer(status=CONFLICT)
    except (ProjectError, ModerationError) as problem:
        messages.error(request, str(problem))
        return redirect("workspace:pictures", request.membership.project.slug)
    messages.success(request, _("Everybody sees it.") if is_online else _("It is saved, and seen once it is approved."))
    return redirect(_onward(request))


def _do(request: WorkspaceRequest, form: WordsForm | None) -> bool:
    picture = _number(request, "picture")
    turn = services.Turn(request.membership, _number(request, "version") or None, changes_at_once(request))
    asked = _asked(request)
    if isinstance(form, NewPictureForm):
        return services.add(turn=turn, file=form.cleaned_data["file"], words=form.said)
    if asked in BY:
        return services.move(turn=turn, picture=picture, by=BY[asked])
    if asked == "remove":
        return services.remove(turn=turn, picture=picture)
    if asked == "undo":
        return services.put_back(turn=turn, before=_number(request, "before"))
    if form is None:
        raise PermissionDenied
    return services.describe(turn=turn, picture=picture, words=form.said)


def _onward(request: WorkspaceRequest) -> str:
    """After a removal with the way back."""
    address = reverse("workspace:pictures", args=[request.membership.project.slug])
    return f"{address}?zurueck={_number(request, 'version') or ''}" if _asked(request) == "remove" else address


def _asked(request: WorkspaceRequest) -> str:
    return request.POST.get("do", "") if request.method == "POST" else ""


def _number(request: WorkspaceRequest, name: str) -> int:
    return row_number(request.POST.get(name, ""))
