"""Where the pages of lending are: those of municipalities under /ausleihe/, those of a project in its workspace."""

from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from workspace.projects.models import Project


def address_of(project: "Project | None", name: str, *keys: int) -> str:
    if project is None:
        return reverse(f"lending:{name}", args=keys)
    return reverse(f"workspace:lending:{name}", args=[project.slug, *keys])
