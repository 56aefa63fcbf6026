"""What a published text says of itself to search engines and link previews."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator

from portal.base.seo import Data, ViewHead, organization, way_data
from workspace.texts.models import Publication

LENGTH = 200


def head_of(publication: Publication, request: HttpRequest) -> ViewHead:
    """With the picture of the project's page."""
    page = publication.text.project.page
    return ViewHead(
        title=str(publication),
        introduction=introduction_of(publication),
        picture=page.picture if page is not None else None,
        kind="article",
        data=[_article(publication, request), _way(publication, request)],
    )


def introduction_of(publication: Publication) -> str:
    return Truncator(publication.beginning).chars(LENGTH)


def _article(publication: Publication, request: HttpRequest) -> Data:
    """https://schema.org/Article."""
    data = {
        "@type": "Article",
        "headline": str(publication),
        "description": introduction_of(publication),
        "datePublished": publication.first_at,
        "dateModified": publication.as_of,
        "inLanguage": publication.language,
        "mainEntityOfPage": request.build_absolute_uri(publication.get_absolute_url()),
        "author": {"@type": "Organization", "name": publication.text.project.name},
        "publisher": organization(request),
    }
    return {key: value for key, value in data.items() if value}


def _way(publication: Publication, request: HttpRequest) -> Data:
    project = publication.text.project
    steps = [
        (project.name, project.page.url or "" if project.page else ""),
        (str(publication.text._meta.verbose_name_plural), reverse("texts:list", args=[project.slug])),
        (str(publication), publication.get_absolute_url()),
    ]
    return way_data([(name, request.build_absolute_uri(url)) for name, url in steps])
