"""Files and folders as one ZIP file."""

from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header

from workspace.documents import naming, packing
from workspace.documents.views import asking, finding
from workspace.projects.access import WorkspaceRequest


@asking.fetching
def archive(request: WorkspaceRequest) -> HttpResponseBase:
    """What `d` and `f` name. Who may read is asked once, for all of it; nothing of it is held in memory."""
    project = request.membership.project
    chosen = finding.chosen_of(request, request.GET)
    if not chosen:
        return redirect("workspace:documents:list", project.slug)
    entries = packing.entries_of(project, chosen.documents, chosen.folders)
    name = chosen.folders[0].name if len(chosen) == 1 and chosen.folders else project.name
    pieces = packing.pack(entries) if request.method == "GET" else ()
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    file_name = naming.clean(f"{name} {timezone.localdate().isoformat()}.zip")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file_name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
