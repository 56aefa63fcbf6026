"""The categories of a project's discussions, in the hands of its admins."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from workspace.discussions.errors import DiscussionError
from workspace.discussions.forms.topics import CategoryForm
from workspace.discussions.models import Category
from workspace.discussions.permissions import may_sort
from workspace.discussions.services import sorting
from workspace.discussions.views import asking
from workspace.discussions.views.fetching import category_or_404
from workspace.projects.access import WorkspaceRequest

PAGE = "workspace:discussions:categories"


@asking.writing
def categories(request: WorkspaceRequest) -> HttpResponse:
    membership = request.membership
    if not may_sort(membership):
        raise PermissionDenied
    form = CategoryForm(request.POST or None)
    if form.is_valid():
        try:
            sorting.add(membership=membership, name=form.cleaned_data["name"])
            return redirect(PAGE, membership.project.slug)
        except DiscussionError as problem:
            form.add_error("name", str(problem))
    standing = Count("topics", filter=Q(topics__deleted_at__isnull=True))
    rows = Category.objects.filter(project=membership.project).annotate(number=standing)
    return render(request, "workspace/discussions/categories.html", {"form": form, "categories": list(rows)})


@asking.button
def category(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Called otherwise, or with `remove` gone; its discussions stay."""
    membership = request.membership
    found = category_or_404(request, pk)
    if "remove" in request.POST:
        sorting.remove(category=found, membership=membership)
        messages.success(request, _("The category is gone. Its discussions are there still."))
        return redirect(PAGE, membership.project.slug)
    form = CategoryForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A category needs a short name."))
        return redirect(PAGE, membership.project.slug)
    try:
        sorting.rename(category=found, membership=membership, name=form.cleaned_data["name"])
    except DiscussionError as problem:
        messages.error(request, str(problem))
    return redirect(PAGE, membership.project.slug)
