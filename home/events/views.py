"""Files that pages offer."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail import views


def page_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Let the page answer as for any of its routes, so that privacy settings and hooks hold for its files too."""
    return views.serve(request, f"{path}/")
