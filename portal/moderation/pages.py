"""Pages of the editors on the desk: reported by anybody, changed or taken down in the admin, where their history is."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from wagtail.models import Page

from portal.base.visibility import everybody_may_read
from portal.moderation.kinds import Moderated
from portal.regions.permissions import municipality_id_of


def moderated_pages(model: type[Page], *, name: str, label: Promise) -> Moderated:
    """Each kind of which its app registers."""

    def visible_to(_user: Any) -> Any:  # Any: users and anonymous visitors; Wagtail's queryset of pages
        return everybody_may_read(model.objects.all())

    return Moderated(
        name=name,
        model=model,
        label=label,
        title=lambda page: page.title,
        text=lambda page: page.introduction,
        url=lambda page: page.url or "",
        author=lambda page: page.owner,
        author_id=lambda page: page.owner_id,
        municipality_id=municipality_id_of,
        visible_to=visible_to,
        is_hidden=lambda page: not page.live,
        edit_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )
