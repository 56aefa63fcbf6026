"""What a post says of itself to search engines and link previews."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator

from portal.base.seo import Data, ViewHead, organization, way_data
from workspace.posts.addresses import LARGE, address_of
from workspace.posts.models import Post

LENGTH = 200


def head_of(post: Post, request: HttpRequest) -> ViewHead:
    """Its first picture, else that of the project's page."""
    page = post.project.page
    return ViewHead(
        title=post.heading,
        introduction=Truncator(post.words).chars(LENGTH),
        picture=page.picture if page is not None else None,
        preview=_preview(post, request),
        kind="article",
        data=[_article(post, request), _way(post, request)],
    )


def _preview(post: Post, request: HttpRequest) -> Data:
    picture = next(iter(post.pictures.all()), None)
    if picture is None:
        return {}
    url = request.build_absolute_uri(address_of(picture, post, LARGE))
    return {"url": url, "width": picture.width, "height": picture.height, "alt": picture.words}


def _article(post: Post, request: HttpRequest) -> Data:
    """https://schema.org/NewsArticle."""
    data = {
        "@type": "NewsArticle",
        "headline": post.heading,
        "description": Truncator(post.words).chars(LENGTH),
        "datePublished": post.published_at,
        "dateModified": post.edited_at,
        "inLanguage": post.language,
        "mainEntityOfPage": request.build_absolute_uri(post.public_url),
        "image": _preview(post, request).get("url"),
        "author": {"@type": "Organization", "name": post.project.name},
        "publisher": organization(request),
    }
    return {key: value for key, value in data.items() if value}


def _way(post: Post, request: HttpRequest) -> Data:
    project = post.project
    steps = [
        (project.name, project.page.url or "" if project.page else ""),
        (str(post._meta.verbose_name_plural), reverse("posts:list", args=[project.slug])),
        (post.heading, post.public_url),
    ]
    return way_data([(name, request.build_absolute_uri(url)) for name, url in steps])
