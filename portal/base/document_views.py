"""Handing out documents."""

from django.http import HttpRequest, HttpResponseBase
from wagtail.documents.views.serve import serve

from portal.base.byte_ranges import with_byte_ranges


def serve_document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Wagtail's view (collection privacy, nosniff, a download unless it is a PDF), in parts for players.

    Scripts in documents run nowhere of ours. A PDF is shown by the browser's own viewer, which a sandbox would stop.
    """
    response = serve(request, document_id, document_filename)
    policy = response.headers.get("Content-Security-Policy")
    if policy and response.headers.get("Content-Type") != "application/pdf":
        response.headers["Content-Security-Policy"] = f"{policy}; sandbox"
    return with_byte_ranges(request, response)
