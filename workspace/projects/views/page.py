"""The public page, changed by the project itself."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from initiatives.calls.permissions import may_call_for
from initiatives.models import InitiativePage
from portal.base import typed
from portal.moderation.errors import ModerationError
from workspace.projects.access import WorkspaceRequest, page_of_room
from workspace.projects.errors import PageConflictError
from workspace.projects.forms.page import PageForm
from workspace.projects.permissions import may_administer, may_edit_page
from workspace.projects.reviewing import question_about
from workspace.projects.services import page as services
from workspace.projects.services.versions import changes_at_once, draft_of

CONFLICT = 409


@page_of_room("page")
def edit(request: WorkspaceRequest) -> HttpResponse:
    """For admins; everybody else finds the way to the page."""
    membership = request.membership
    page = membership.project.page
    if page is None or not may_edit_page(membership):
        return render(request, "workspace/projects/page.html", {"page": page, "is_admin": may_administer(membership)})
    sent = request.POST if request.method == "POST" else None
    form = PageForm(sent, request.FILES or None, draft=draft_of(page))
    typed.fill_in(request, request.path, form)
    if not form.is_valid():
        return _form(request, form, page)
    if "preview" in request.POST:
        shown = services.preview(page=page, said=form.said)
        answer: HttpResponse = shown.make_preview_request(request, shown.default_preview_mode)
        return answer
    return _save(request, form, page)


def _save(request: WorkspaceRequest, form: PageForm, page: InitiativePage) -> HttpResponse:
    membership, version, live = request.membership, form.cleaned_data["version"], changes_at_once(request)
    try:
        is_online = services.update(membership=membership, said=form.said, version=version, live=live)
    except PageConflictError as conflict:
        return _conflict(request, form, conflict.page)
    except (ValidationError, ModerationError) as problem:
        form.add_error(None, problem.messages if isinstance(problem, ValidationError) else str(problem))
        return _form(request, form, page)
    messages.success(request, _said(page, is_online=is_online))
    return redirect("workspace:page", membership.project.slug)


def _conflict(request: WorkspaceRequest, form: PageForm, page: InitiativePage) -> HttpResponse:
    """Both versions side by side: what was typed stays in the form, and sent once more it is the newest."""
    theirs = draft_of(page)
    form.sent_as_newest(page.latest_revision_id)
    if form.files:
        form.add_error("new_picture", _("Please choose the picture once more: a browser does not keep it."))
    revision = page.latest_revision
    other = {
        "page": theirs,
        "story": services.story_of(theirs),
        "who": revision.user if revision else None,
        "when": revision.created_at if revision else None,
    }
    return _form(request, form, page, other=other, status=CONFLICT)


def _form(
    request: WorkspaceRequest,
    form: PageForm,
    page: InitiativePage,
    *,
    other: dict[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "page": page,
        "other": other,
        "question": question_about(page) if page.live else "",
        "is_admin": True,
        "pictures": draft_of(page).pictures.count(),
        "may_call": page.live and may_call_for(request.user, page),
    }
    return render(request, "workspace/projects/page.html", context, status=status)


def _said(page: InitiativePage, *, is_online: bool) -> str:
    if is_online:
        return _("Your page is changed, everybody sees it.")
    if page.live:
        return _(
            "Your changes are saved. The managers look at them first; until then everybody sees the page as it was."
        )
    return _("Your changes are saved. Everybody sees the page as soon as the managers have approved it.")
