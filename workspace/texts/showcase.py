"""What a project has published of its texts, on the page of its initiative and in the sitemap."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from initiatives.directory.layers import Card
from initiatives.directory.related import RelatedList
from workspace.projects.models import Project
from workspace.texts.models import Publication

MOST = 3
WORDS = 25
MOST_TO_FIND = 5000


def texts_of(initiative_ids: Sequence[int]) -> list[Card]:
    """The last published, in whatever language they were written."""
    return [_card(each) for each in Publication.objects.public().of_initiatives(initiative_ids).for_lists()[:MOST]]


def all_texts_of(initiative_ids: Sequence[int]) -> str:
    project = Project.objects.filter(page__in=initiative_ids).first()
    return reverse("texts:list", args=[project.slug]) if project is not None else ""


def _card(publication: Publication) -> Card:
    return Card(
        object_id=publication.pk,
        url=publication.get_absolute_url(),
        title=str(publication),
        text=Truncator(publication.beginning).words(WORDS),
        when=date_format(timezone.localtime(publication.as_of)),
        language=publication.foreign_language,
    )


def texts_to_find() -> list[tuple[str, list[str]]]:
    """The views that search engines may find, each by its name and arguments; no list without a text."""
    rows = Publication.objects.public().order_by("-as_of", "-pk").values_list("text__project__slug", "pk")
    texts = [("texts:detail", [slug, str(pk)]) for slug, pk in rows[:MOST_TO_FIND]]
    lists = [("texts:list", [slug]) for slug in dict.fromkeys(arguments[0] for _name, arguments in texts)]
    return [*lists, *texts]


TEXTS_OF_A_PROJECT = RelatedList(
    name="texts",
    heading=_("Texts of the project"),
    model=Publication,
    path="text__project__page",
    cards=texts_of,
    more=all_texts_of,
    order=36,
)
