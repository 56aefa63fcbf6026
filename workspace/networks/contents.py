"""What a network shows: the cards of its projects, and whose dates and news are shared."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from initiatives.directory.layers import Card, layer
from initiatives.listing import LAYER
from initiatives.models import InitiativePage
from workspace.networks.models import Network
from workspace.networks.sources import Scope
from workspace.projects.choices import Status
from workspace.projects.models import Project


def projects_of(network: Network) -> "QuerySet[Project]":
    """Those that everybody may see, by name."""
    rows = Project.objects.filter(pk__in=network.affiliations.shown().values("project"))
    return rows.select_related("municipality").prefetch_related("topics").order_by("name", "pk")


def scope_of(network: Network) -> Scope:
    rows = list(projects_of(network).order_by().values_list("pk", "page__translation_key"))
    keys = [key for _pk, key in rows if key is not None]
    pages = InitiativePage.objects.filter(translation_key__in=keys).values_list("pk", flat=True)
    return Scope(projects=[pk for pk, _key in rows], pages=list(pages) if keys else [])


def cards_of(projects: Sequence[Project]) -> list[Card]:
    """The card of its public page, where everybody may read that; else what is known of the project itself."""
    of_pages = layer(LAYER).cards([each.page_id for each in projects if each.page_id is not None])
    return [of_pages.get(each.page_id or 0) or _card(each) for each in projects]


def _card(project: Project) -> Card:
    return Card(
        object_id=project.pk,
        url=project.get_absolute_url(),
        title=project.name,
        text=project.summary,
        eyebrow=str(_("Project")),
        place=str(project.municipality or _("Whole region")),
        topics=list(project.topics.all()),
        status="" if project.status == Status.ACTIVE else project.get_status_display(),
        wants_people=project.wants_people,
    )
