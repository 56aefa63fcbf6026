"""News of projects: found by everybody where everybody may read them, else by those who belong to the project, with
what these say of them. What they say of news for everybody is an entry of its own, which they alone find.
"""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from search import contract
from search.contract import Searchable
from search.entries import PUBLIC, Entry, beginning_of
from search.watching import watch
from workspace.posts.models import Post, PostComment
from workspace.posts.querysets import KEY
from workspace.projects.searching import audience_of, said_in, watch_public

SAID_INSIDE = "said_of_posts"


class Posts(Searchable):
    key, label, order = KEY, _("News of projects"), 55

    def rows(self) -> "QuerySet[Post]":
        return Post.objects.standing()

    def entries(self, objects: Sequence[Post]) -> Iterator[Entry]:
        posts = Post.objects.filter(pk__in=[post.pk for post in objects])
        for_everybody = set(posts.public().values_list("pk", flat=True))
        for post in posts.select_related("project").prefetch_related("comments"):
            is_public = post.pk in for_everybody
            yield Entry(
                object_pk=post.pk,
                title=post.heading,
                path=post.public_url if is_public else post.get_absolute_url(),
                summary=beginning_of(post.words),
                text=post.words if is_public else f"{post.words}\n{said_in(post.comments.all())}",
                also=post.project.name,
                language=post.language,
                audience=PUBLIC if is_public else audience_of(KEY, post.project_id),
                project=post.project_id,
                municipality=post.project.municipality_id if is_public else None,
                date=(post.published_at if is_public else None) or post.created_at,
            )


class SaidInside(Searchable):
    key, label, order = SAID_INSIDE, _("Comments on news of projects"), 56

    def rows(self) -> "QuerySet[Post]":
        return Post.objects.public().filter(Exists(PostComment.objects.filter(post=OuterRef("pk"))))

    def entries(self, objects: Sequence[Post]) -> Iterator[Entry]:
        posts = self.rows().filter(pk__in=[post.pk for post in objects])
        for post in posts.select_related("project").prefetch_related("comments"):
            said = said_in(post.comments.all())
            yield Entry(
                object_pk=post.pk,
                title=post.heading,
                path=post.get_absolute_url(),
                summary=beginning_of(said),
                text=said,
                language=post.language,
                audience=audience_of(KEY, post.project_id),
                project=post.project_id,
                date=max(comment.created_at for comment in post.comments.all()),
            )


def register() -> None:
    contract.register(Posts(), SaidInside())
    for key in (KEY, SAID_INSIDE):
        watch(key, Post)
        watch(key, PostComment, lambda comment: [comment.post_id])
        watch_public(key, lambda project: Post.objects.filter(project=project).values_list("pk", flat=True))
