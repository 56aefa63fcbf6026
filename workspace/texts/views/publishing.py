"""Publishing a text, again or no longer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workspace.projects.access import WorkspaceRequest
from workspace.projects.models import Project
from workspace.texts.models import Publication, Text
from workspace.texts.permissions import may_publish
from workspace.texts.services import publishing as service
from workspace.texts.services import storing
from workspace.texts.views import asking
from workspace.texts.views.fetching import text_or_404


@asking.writing
def publish(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Shows first what everybody would read; with `undo` it is taken back."""
    text = text_or_404(request, pk)
    if not may_publish(request.membership) or text.deleted_at is not None:
        raise PermissionDenied
    if "undo" in request.POST:
        service.take_back(text=text, membership=request.membership)
        messages.success(request, _("Taken back: outside of the project nobody reads the text any more."))
        return redirect(request.path)
    if request.method == "POST":
        publication, left_out = service.publish(text=text, membership=request.membership)
        _say(request, publication, left_out)
        return redirect(request.path)
    return _page(request, text)


def _page(request: WorkspaceRequest, text: Text) -> HttpResponse:
    publication = Publication.objects.filter(text=text, taken_back_at__isnull=True).first()
    preview = service.as_published(text, storing.load(text))
    is_same = publication is not None and (publication.title, publication.html) == (preview.title, preview.html)
    if publication is not None:
        publication.text = text
    context = {
        "the_text": text,
        "publication": publication,
        "preview": preview,
        "is_same": is_same,
        "is_online": Project.objects.with_public_page().filter(pk=text.project_id).exists(),
    }
    return render(request, "workspace/texts/publish.html", context)


def _say(request: WorkspaceRequest, publication: Publication, left_out: int) -> None:
    if publication.is_hidden:
        messages.warning(request, _("It is kept as it is now, but others do not see it: the moderation has hidden it."))
    elif publication.waits:
        messages.info(request, _("Somebody of the climate management looks at it, then everybody sees it."))
    else:
        messages.success(request, _("Published: everybody can read the text as it is now."))
    if left_out:
        said = ngettext(
            "%(number)d picture was left out: only pictures of your public page are shown.",
            "%(number)d pictures were left out: only pictures of your public page are shown.",
            left_out,
        )
        messages.info(request, said % {"number": left_out})
