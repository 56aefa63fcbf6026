"""Networks as others show them: cards in lists, on pages of projects, and for search engines."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.directory.layers import Card, Count
from initiatives.directory.related import RelatedList
from portal.base.numbers import Grouped
from portal.base.pictures import prefetch_pictures
from workspace.networks.models import Network

MOST_OF_AN_INITIATIVE = 6


def cards_of(networks: Iterable[Network]) -> list[Card]:
    """With their numbers, where they were counted; their pictures in one query."""
    rows = list(networks)
    prefetch_pictures([row.picture for row in rows], "card")
    return [_card(row) for row in rows]


def _card(network: Network) -> Card:
    number = getattr(network, "project_count", None)
    return Card(
        object_id=network.pk,
        url=network.get_absolute_url(),
        title=network.name,
        text=network.sentence,
        eyebrow=network.get_kind_display(),
        place=str(network.municipality or _("Whole region")),
        picture=network.picture,
        counts=[] if number is None else [Count(number, _projects(number), "people")],
    )


def networks_of(initiative_ids: Sequence[int]) -> list[Card]:
    """On the page of a project: to which it belongs, as far as everybody may know."""
    rows = Network.objects.public().of_public_projects(page__in=initiative_ids)
    return cards_of(rows.select_related("picture", "municipality")[:MOST_OF_AN_INITIATIVE])


def networks_to_find() -> list[tuple[str, list[str]]]:
    """The views that search engines may find, each by its name and arguments; no list without a network."""
    slugs = list(Network.objects.public().values_list("slug", flat=True))
    networks = [("networks:detail", [slug]) for slug in slugs]
    return [("networks:list", []), *networks] if networks else []


def _projects(number: int) -> str:
    return ngettext("%(count)s project", "%(count)s projects", number) % {"count": Grouped(number)}


NETWORKS_OF_AN_INITIATIVE = RelatedList(
    name="networks",
    heading=gettext_lazy("Belongs to"),
    model=Network,
    path="affiliations__project__page",
    cards=networks_of,
    order=60,
)
