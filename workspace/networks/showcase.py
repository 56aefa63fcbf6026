"""Where networks stand on the pages of their projects, and what of these stands in the networks' news."""

from typing import Any

from portal.base.prepared import prepared
from workspace.networks.listing import NETWORKS_OF_AN_INITIATIVE
from workspace.networks.models import Network
from workspace.networks.posts import POSTS_OF_A_NETWORK
from workspace.networks.querysets import NetworkQuerySet
from workspace.projects import about_parts
from workspace.projects.models import Project


def beside_project(project: Project) -> dict[str, Any] | None:  # Any: a template's context
    networks = _networks(project.pk)
    return {"networks": networks} if networks else None


@prepared
def _networks(project: int) -> NetworkQuerySet:
    return Network.objects.public().of_public_projects(pk=project)


def register() -> None:
    NETWORKS_OF_AN_INITIATIVE.register()
    POSTS_OF_A_NETWORK.register()
    about_parts.register(about_parts.Part("workspace/networks/of_project.html", beside_project))
