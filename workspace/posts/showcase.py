"""What a project writes for everybody, on the page of its initiative and in the sitemap."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from initiatives.directory.layers import Card
from initiatives.directory.related import RelatedList
from workspace.posts.models import Post
from workspace.projects.models import Project

MOST = 3
WORDS = 25
MOST_TO_FIND = 5000


def news_of(initiative_ids: Sequence[int]) -> list[Card]:
    """The latest, in whatever language they were written."""
    posts = Post.objects.public().of_initiatives(initiative_ids).select_related("project").lately_public_first()
    return [_card(post) for post in posts[:MOST]]


def all_news_of(initiative_ids: Sequence[int]) -> str:
    project = Project.objects.filter(page__in=initiative_ids).first()
    return reverse("posts:list", args=[project.slug]) if project is not None else ""


def _card(post: Post) -> Card:
    return Card(
        object_id=post.pk,
        url=post.public_url,
        title=post.heading,
        text=Truncator(post.words).words(WORDS) if post.title else "",
        when=date_format(timezone.localtime(post.published_at)) if post.published_at else "",
        language=post.foreign_language,
    )


def posts_to_find() -> list[tuple[str, list[str]]]:
    """The views that search engines may find, each by its name and arguments; no list without a post."""
    rows = Post.objects.public().lately_public_first().values_list("project__slug", "pk")[:MOST_TO_FIND]
    posts = [("posts:detail", [slug, str(pk)]) for slug, pk in rows]
    lists = [("posts:list", [slug]) for slug in dict.fromkeys(arguments[0] for _name, arguments in posts)]
    return [*lists, *posts]


NEWS_OF_A_PROJECT = RelatedList(
    name="posts",
    heading=_("News from the project"),
    model=Post,
    path="project__page",
    cards=news_of,
    more=all_news_of,
    order=35,
)
