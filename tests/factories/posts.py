"""News of projects; `PostFactory(audience="public")` is for everybody where the project has a public page."""

import io

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from portal.base.commonmark import SHORT, as_html
from workspace.posts.choices import Audience
from workspace.posts.models import Post, PostComment, PostPicture


class PostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Post

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    author = factory.SubFactory("tests.factories.accounts.UserFactory")
    title = factory.Sequence(lambda n: f"Neuigkeit {n}")
    text = "Der erste Abend war voll."
    html = factory.LazyAttribute(lambda post: as_html(post.text, SHORT))
    audience = Audience.MEMBERS
    published_at = factory.LazyAttribute(lambda post: timezone.now() if post.audience == Audience.PUBLIC else None)


def webp():
    file = io.BytesIO()
    Image.new("RGB", (6, 4), "teal").save(file, "WEBP")
    return ContentFile(file.getvalue(), name="bild.webp")


class PostPictureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PostPicture

    post = factory.SubFactory(PostFactory)
    file = factory.LazyFunction(webp)
    small = factory.LazyFunction(webp)
    width, height, small_width = 6, 4, 6
    words = "Ein voller Tisch"


class PostCommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PostComment

    post = factory.SubFactory(PostFactory)
    author = factory.SubFactory("tests.factories.accounts.UserFactory")
    text = "Ich bringe Kuchen mit."
