"""Publishing a file, again or no longer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.moderation.errors import ModerationError
from workspace.documents.choices import Purpose
from workspace.documents.doubts import Doubtful, doubts_about
from workspace.documents.forms.publishing import PublishForm
from workspace.documents.models import Document, Publication
from workspace.documents.permissions import may_publish, may_take_down
from workspace.documents.services import publishing as service
from workspace.documents.views import asking, finding
from workspace.projects.access import WorkspaceRequest
from workspace.projects.errors import ProjectError
from workspace.projects.models import Project


@asking.page
def publish(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """With `undo` it is taken back, also where the project is closed."""
    document = finding.document_or_404(request, pk)
    if not may_take_down(request.membership):
        raise PermissionDenied
    if "undo" in request.POST:
        service.take_back(document=document, membership=request.membership)
        messages.success(request, _("Taken back: outside of the project nobody gets the file any more."))
        return redirect(request.path)
    publication = Publication.objects.filter(document=document, taken_back_at__isnull=True).first()
    found = doubts_about([document], Purpose.PORTAL)
    said = {"title": publication.title, "words": publication.words} if publication is not None else {}
    form = PublishForm(request.POST or None, document=document, found=found, initial=said)
    if request.method == "POST" and not may_publish(request.membership):
        raise PermissionDenied
    if form.is_valid():
        try:
            _say(request, service.publish(document=document, said=form.said, membership=request.membership))
            return redirect(request.path)
        except (ProjectError, ModerationError) as problem:
            form.add_error(None, str(problem))
    return _page(request, document, publication, form, found)


def _page(
    request: WorkspaceRequest,
    document: Document,
    publication: Publication | None,
    form: PublishForm,
    found: list[Doubtful],
) -> HttpResponse:
    if publication is not None:
        publication.document = document
    context = {
        "document": document,
        "publication": publication,
        "is_current": publication is not None and publication.version_id == document.current_id,
        "is_online": Project.objects.with_public_page().filter(pk=document.project_id).exists(),
        "is_clean": document.current is not None and document.current.blob.is_clean,
        "may_publish": may_publish(request.membership),
        "form": form,
        "doubtful": found,
    }
    return render(request, "workspace/documents/publish.html", context)


def _say(request: WorkspaceRequest, publication: Publication) -> None:
    if publication.is_hidden:
        messages.warning(request, _("It is kept, but others do not see it: the moderation has hidden it."))
    elif publication.waits:
        messages.info(request, _("Somebody of the climate management looks at it, then everybody sees it."))
    else:
        messages.success(request, _("Published: everybody can get this version of the file."))
