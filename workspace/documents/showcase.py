"""What a project has published of its files, on the page of its initiative and in the sitemap."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from initiatives.directory.layers import Card
from initiatives.directory.related import RelatedList
from workspace.documents.models import Publication
from workspace.projects.models import Project

MOST = 3
WORDS = 25
MOST_TO_FIND = 5000


def files_of(initiative_ids: Sequence[int]) -> list[Card]:
    """The last published."""
    return [_card(each) for each in Publication.objects.public().of_initiatives(initiative_ids).for_lists()[:MOST]]


def all_files_of(initiative_ids: Sequence[int]) -> str:
    project = Project.objects.filter(page__in=initiative_ids).first()
    return reverse("documents:list", args=[project.slug]) if project is not None else ""


def _card(publication: Publication) -> Card:
    return Card(
        object_id=publication.pk,
        url=publication.get_absolute_url(),
        title=str(publication),
        text=Truncator(publication.words).words(WORDS),
        when=date_format(timezone.localtime(publication.as_of)),
    )


def files_to_find() -> list[tuple[str, list[str]]]:
    """The views that search engines may find, each by its name and arguments; no list without a file."""
    rows = Publication.objects.public().order_by("-as_of", "-pk").values_list("document__project__slug", "pk")
    files = [("documents:detail", [slug, str(pk)]) for slug, pk in rows[:MOST_TO_FIND]]
    lists = [("documents:list", [slug]) for slug in dict.fromkeys(arguments[0] for _name, arguments in files)]
    return [*lists, *files]


FILES_OF_A_PROJECT = RelatedList(
    name="documents",
    heading=_("Files of the project"),
    model=Publication,
    path="document__project__page",
    cards=files_of,
    more=all_files_of,
    order=37,
)
