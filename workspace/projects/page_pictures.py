"""The pictures of the public page, among all files of the project."""

from collections.abc import Callable
from typing import IO

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from initiatives.models import InitiativePage
from portal.base.models import PortalImage
from portal.base.pictures import draw, prefetch_pictures
from workspace.projects.elsewhere import Held
from workspace.projects.models import Membership, Project
from workspace.projects.permissions import may_edit_page


def find(membership: Membership, most: int) -> list[Held]:
    """Of a page that is not online yet only for those who may change it."""
    project = membership.project
    page = project.page
    may_edit = may_edit_page(membership)
    if page is None or not (page.live or may_edit):
        return []
    pictures = _pictures_of(page)[:most]
    prefetch_pictures(pictures, "card")
    is_public = Project.objects.with_public_page().filter(pk=project.pk).exists()
    change_url = reverse("workspace:pictures", args=[project.slug]) if may_edit else ""
    return [
        Held(
            key=f"page-{each.pk}",
            name=each.description or each.title,
            place=_("Public page"),
            used_in=page.title,
            url=(page.url or "") if is_public else change_url,
            file_url=_address_of(each) if is_public else "",
            size=each.file_size,
            added_at=each.created_at,
            is_public=is_public,
            open_picture=_opener(each),
            change_url=change_url,
        )
        for each in pictures
    ]


def _pictures_of(page: InitiativePage) -> list[PortalImage]:
    """Each once, the newest first; one query."""
    in_gallery = models.Q(pk__in=page.pictures.values("picture"))
    return list(PortalImage.objects.filter(in_gallery | models.Q(pk=page.picture_id)).order_by("-created_at", "-pk"))


def _address_of(picture: PortalImage) -> str:
    drawn = draw(picture, "card")
    return str(drawn.fallback.url) if drawn else ""


def _opener(picture: PortalImage) -> Callable[[], IO[bytes]]:
    return lambda: picture.file.storage.open(str(picture.file.name), "rb")
