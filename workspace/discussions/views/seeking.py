"""Looking for something to attach, within the form that is being written."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from workspace.discussions.forms.replies import ReplyForm
from workspace.projects.access import WorkspaceRequest


def seeking(request: WorkspaceRequest) -> QueryDict | None:
    """The form, where it was sent by one of the buttons that look for something."""
    return request.POST if request.method == "POST" and "seek" in request.POST else None


def is_part(request: WorkspaceRequest) -> bool:
    """By htmx only what was found comes back; the page keeps the rest, the chosen files as well."""
    return seeking(request) is not None and "HX-Request" in request.headers


def part(request: WorkspaceRequest, form: ReplyForm) -> HttpResponse:
    return render(request, "workspace/discussions/attach_things.html", {"form": form, "action": request.path})
