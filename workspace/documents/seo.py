"""What a published file says of itself to search engines and link previews."""

from django.http import HttpRequest
from django.urls import reverse

from portal.base.seo import Data, ViewHead, organization, way_data
from workspace.documents.models import Publication


def head_of(publication: Publication, request: HttpRequest) -> ViewHead:
    """With the picture of the project's page."""
    page = publication.document.project.page
    return ViewHead(
        title=str(publication),
        introduction=publication.words,
        picture=page.picture if page is not None else None,
        data=[_file(publication, request), _way(publication, request)],
    )


def _file(publication: Publication, request: HttpRequest) -> Data:
    """https://schema.org/DigitalDocument."""
    blob = publication.version.blob if publication.version is not None else None
    data = {
        "@type": "DigitalDocument",
        "name": str(publication),
        "description": publication.words,
        "datePublished": publication.first_at,
        "dateModified": publication.as_of,
        "encodingFormat": blob.media_type if blob is not None else "",
        "url": request.build_absolute_uri(publication.get_absolute_url()),
        "author": {"@type": "Organization", "name": publication.document.project.name},
        "publisher": organization(request),
    }
    return {key: value for key, value in data.items() if value}


def _way(publication: Publication, request: HttpRequest) -> Data:
    project = publication.document.project
    steps = [
        (project.name, project.page.url or "" if project.page else ""),
        (str(publication.document._meta.verbose_name_plural), reverse("documents:list", args=[project.slug])),
        (str(publication), publication.get_absolute_url()),
    ]
    return way_data([(name, request.build_absolute_uri(url)) for name, url in steps])
