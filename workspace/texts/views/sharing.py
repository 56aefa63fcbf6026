"""Sharing a text: the links that let others in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts import limits
from portal.base import typed
from portal.moderation.errors import ModerationError
from workspace.projects.access import WorkspaceRequest, button_of_room
from workspace.projects.errors import ProjectError
from workspace.projects.permissions import may_write
from workspace.texts.forms.sharing import LinkForm
from workspace.texts.models import ShareLink, Text
from workspace.texts.permissions import may_see_link, may_share
from workspace.texts.querysets import KEY
from workspace.texts.services import sharing as service
from workspace.texts.views import asking
from workspace.texts.views.fetching import text_or_404

TOO_MANY_REQUESTS = 429


@asking.page
def share(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Its links with the way to a new one; of a closed project its admins still see them, to take them back."""
    text = text_or_404(request, pk)
    if not (request.membership.is_admin or may_write(request.membership)):
        raise PermissionDenied
    if request.method != "POST":
        form = LinkForm()
        typed.fill_in(request, request.path, form)
        return _page(request, text, form)
    if not may_share(request.membership, text):
        raise PermissionDenied
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _page(request, text, form)
    if not limits.within(request, action="share_text"):
        form.add_error(None, _("You have made a lot of links already. Please go on in an hour."))
        return _page(request, text, form, status=TOO_MANY_REQUESTS)
    try:
        link = service.make_link(text=text, membership=request.membership, **form.answers)
    except (ProjectError, ModerationError) as problem:
        form.add_error(None, str(problem))
        return _page(request, text, form)
    messages.success(request, _("The link is there: copy it, and pass it on."))
    return redirect(f"{request.path}#link-{link.pk}")


@button_of_room(KEY)
def take_back(request: WorkspaceRequest, pk: int, link_pk: int) -> HttpResponse:
    text = text_or_404(request, pk)
    link = get_object_or_404(text.links, pk=link_pk)
    if not may_see_link(request.membership, link):
        raise PermissionDenied
    service.take_back(link=link, membership=request.membership)
    messages.success(
        request, _("Taken back: within seconds nobody reads or writes by it any more. A new link is made quickly.")
    )
    return redirect("workspace:texts:share", request.membership.project.slug, text.pk)


def _page(request: WorkspaceRequest, text: Text, form: LinkForm, *, status: int = 200) -> HttpResponse:
    links = list(text.links.open().for_lists())
    context: dict[str, Any] = {  # Any: a template's context
        "the_text": text,
        "form": form,
        "rows": [_row(request, link) for link in links],
        "may_share": may_share(request.membership, text),
        "base": request.build_absolute_uri("/")[:-1],
    }
    return render(request, "workspace/texts/share.html", context, status=status)


def _row(request: WorkspaceRequest, link: ShareLink) -> dict[str, Any]:  # Any: as above
    return {"link": link, "is_seen": may_see_link(request.membership, link)}
