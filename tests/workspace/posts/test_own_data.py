"""What the room knows about a person: exported, and gone with the account."""

from django.utils import timezone

from portal.accounts import privacy
from tests.factories.posts import PostCommentFactory, PostFactory, PostPictureFactory
from workspace.posts.leaving import note
from workspace.posts.models import Post, PostComment


def test_posts_and_comments_are_exported_and_erased(ben, post):
    PostPictureFactory(post=post, words="Ein Blumentopf")
    deleted = PostFactory(project=post.project, author=ben, deleted_at=timezone.now())
    own, other = PostCommentFactory(post=post, author=ben), PostCommentFactory(post=post)
    parts = {part.name: part for part in privacy.parts() if part.name in {"posts", "post_comments"}}

    posts, comments = parts["posts"].export(ben), parts["post_comments"].export(ben)

    assert [(each["project"], each["title"]) for each in posts] == [
        ("Reparaturtreff", "Schlüssel"),
        ("Reparaturtreff", deleted.title),
    ]
    assert posts[0]["pictures"] == ["Ein Blumentopf"]
    assert [(each["text"], sorted(each)) for each in comments] == [
        (own.text, ["created_at", "post__project__name", "text"])
    ]
    for part in parts.values():
        part.erase(ben)
    assert list(Post.objects.all()) == [post]
    assert list(PostComment.objects.all()) == [other]
    ben.delete()
    post.refresh_from_db()
    assert post.author is None


def test_whoever_leaves_hears_what_stays(ben, gesa, post, membership):
    assert note(membership(ben)) == "1 Beitrag bleibt mit dem Namen im Projekt."
    assert note(membership(gesa)) == ""
