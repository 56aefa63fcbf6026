"""Files that pages offer, such as `/termine/kalender.ics`; Wagtail's own pattern has no room for a dot."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import re_path
from wagtail import views


def page_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Let the page answer as for any of its routes, so that privacy settings and hooks hold for its files too."""
    return views.serve(request, f"{path}/")


urlpatterns = [re_path(r"^(?P<path>(?:[\w\-]+/)+[\w\-]+\.(?:ics|atom|csv|geojson))$", page_file, name="page_file")]
