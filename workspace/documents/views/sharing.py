"""Sharing a file or a folder: the links that let others get it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts import limits
from portal.moderation.errors import ModerationError
from workspace.documents.choices import Purpose
from workspace.documents.doubts import doubts_about, pictures_below
from workspace.documents.forms.sharing import LinkForm
from workspace.documents.models import Document, Folder, ShareLink
from workspace.documents.permissions import may_see_link, may_share
from workspace.documents.querysets import KEY
from workspace.documents.services import sharing as service
from workspace.documents.views import asking, finding
from workspace.projects.access import WorkspaceRequest, button_of_room
from workspace.projects.errors import ProjectError
from workspace.projects.permissions import may_write

TOO_MANY_REQUESTS = 429
SHOWN_DOUBTS = 20


@asking.page
def share(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return _share(request, finding.document_or_404(request, pk))


@asking.page
def share_folder(request: WorkspaceRequest, pk: int) -> HttpResponse:
    return _share(request, finding.folder_or_404(request, pk))


@button_of_room(KEY)
def take_back(request: WorkspaceRequest, link_pk: int) -> HttpResponse:
    rows = ShareLink.objects.of_project(request.membership.project).for_lists()
    link = get_object_or_404(rows, pk=link_pk)
    if not may_see_link(request.membership, link):
        raise PermissionDenied
    service.take_back(link=link, membership=request.membership)
    messages.success(request, _("Taken back: nobody gets anything by it any more. A new link is made quickly."))
    name = "workspace:documents:share_folder" if link.folder_id else "workspace:documents:share"
    return redirect(name, request.membership.project.slug, link.folder_id or link.document_id)


def _share(request: WorkspaceRequest, target: Document | Folder) -> HttpResponse:
    """Its links with the way to a new one; of a closed project its admins still see them, to take them back."""
    if not (request.membership.is_admin or may_write(request.membership)):
        raise PermissionDenied
    pictures = pictures_below(target) if isinstance(target, Folder) else [target]
    found = doubts_about(pictures, Purpose.LINK)
    if request.method != "POST":
        return _page(request, target, LinkForm(found=found), found)
    if not may_share(request.membership, target):
        raise PermissionDenied
    form = LinkForm(request.POST, found=found)
    if not form.is_valid():
        return _page(request, target, form, found)
    if not limits.within(request, action="share_files"):
        form.add_error(None, _("You have made a lot of links already. Please go on in an hour."))
        return _page(request, target, form, found, status=TOO_MANY_REQUESTS)
    try:
        link = service.make_link(target=target, said=form.said, membership=request.membership)
    except (ProjectError, ModerationError) as problem:
        form.add_error(None, str(problem))
        return _page(request, target, form, found)
    messages.success(request, _("The link is there: copy it, and pass it on."))
    return redirect(f"{request.path}#link-{link.pk}")


def _page(
    request: WorkspaceRequest, target: Document | Folder, form: LinkForm, found: list[Any], *, status: int = 200
) -> HttpResponse:  # Any: doubtful pictures
    links = list(target.links.open().for_lists())
    context: dict[str, Any] = {  # Any: a template's context
        "target": target,
        "is_folder": isinstance(target, Folder),
        "form": form,
        "doubtful": found[:SHOWN_DOUBTS],
        "more_doubtful": max(len(found) - SHOWN_DOUBTS, 0),
        "rows": [{"link": link, "is_seen": may_see_link(request.membership, link)} for link in links],
        "may_share": may_share(request.membership, target),
        "base": request.build_absolute_uri("/")[:-1],
    }
    return render(request, "workspace/documents/share.html", context, status=status)
