"""The categories of a project's discussions."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from workspace.discussions.errors import DiscussionError
from workspace.discussions.models import Category
from workspace.discussions.permissions import may_sort
from workspace.projects.models import Membership
from workspace.projects.services.holding import hold

MOST = 20


@transaction.atomic
def add(*, membership: Membership, name: str) -> Category:
    """Errors: ProjectError."""
    if not may_sort(membership):
        raise PermissionDenied
    project = hold(membership)
    _require_free(membership, name)
    if Category.objects.filter(project=project).count() >= MOST:
        raise DiscussionError.too_many_categories(MOST)
    return Category.objects.create(project=project, name=name)


@transaction.atomic
def rename(*, category: Category, membership: Membership, name: str) -> None:
    """Errors: ProjectError."""
    if not may_sort(membership):
        raise PermissionDenied
    hold(membership)
    _require_free(membership, name, category)
    category.name = name
    category.save(update_fields=["name"])


@transaction.atomic
def remove(*, category: Category, membership: Membership) -> None:
    """Its discussions stay, without a category. Errors: ProjectError."""
    if not may_sort(membership):
        raise PermissionDenied
    hold(membership)
    category.delete()


def _require_free(membership: Membership, name: str, category: Category | None = None) -> None:
    same = Category.objects.filter(project=membership.project_id, name__iexact=name)
    if category is not None:
        same = same.exclude(pk=category.pk)
    if same.exists():
        raise DiscussionError.category_exists()
