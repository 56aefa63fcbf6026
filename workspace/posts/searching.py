"""News of projects: found by everybody where everybody may read them, else by those who belong to the project."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import PUBLIC, Entry, beginning_of
from search.watching import watch
from workspace.posts.models import Post
from workspace.posts.querysets import KEY
from workspace.projects.searching import audience_of, watch_public


class Posts(Searchable):
    key, label, order = KEY, _("News of projects"), 55

    def rows(self) -> "QuerySet[Post]":
        return Post.objects.standing()

    def entries(self, objects: Sequence[Post]) -> Iterator[Entry]:
        posts = Post.objects.filter(pk__in=[post.pk for post in objects])
        for_everybody = set(posts.public().values_list("pk", flat=True))
        for post in posts.select_related("project"):
            is_public = post.pk in for_everybody
            yield Entry(
                object_pk=post.pk,
                title=post.heading,
                path=post.public_url if is_public else post.get_absolute_url(),
                summary=beginning_of(post.words),
                text=post.words,
                also=post.project.name,
                language=post.language,
                audience=PUBLIC if is_public else audience_of(KEY, post.project_id),
                project=post.project_id,
                municipality=post.project.municipality_id if is_public else None,
                date=(post.published_at if is_public else None) or post.created_at,
            )


def register() -> None:
    contract.register(Posts())
    watch(KEY, Post)
    watch_public(KEY, lambda project: Post.objects.filter(project=project).values_list("pk", flat=True))
