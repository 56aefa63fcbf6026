"""What projects write for everybody, among the shared news of their networks."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from initiatives.directory.layers import Card
from workspace.networks.sources import Item, NewsSource, Scope
from workspace.posts.models import Post

LENGTH = 160


def count(scope: Scope) -> int:
    return Post.objects.public().for_projects(scope.projects).count()


def newest(scope: Scope, number: int) -> Sequence[Item]:
    """In whatever language they were written."""
    rows = Post.objects.public().for_projects(scope.projects).select_related("project").lately_public_first()
    return [
        Item(at=post.published_at, card=_card(post), who=post.project.name)
        for post in rows[:number]
        if post.published_at is not None
    ]


def _card(post: Post) -> Card:
    return Card(
        object_id=post.pk,
        url=post.public_url,
        title=post.heading,
        text=Truncator(post.words).chars(LENGTH) if post.title else "",
        eyebrow=post.project.name,
        when=date_format(timezone.localtime(post.published_at)) if post.published_at else "",
        language=post.foreign_language,
    )


POSTS_OF_A_NETWORK = NewsSource(name="posts", count=count, newest=newest)
