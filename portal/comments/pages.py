"""Pages that are commented on and supported: one thread for all translations of a page."""

from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from wagtail.models import Page

from portal.base.models.edition import kept
from portal.base.visibility import everybody_may_read, original_of
from portal.comments.commentables import Commentable
from portal.regions.permissions import may_edit_page


def commentable_pages(model: type[Page], *, name: str, label: Promise, order: int) -> Commentable:
    """Of pages with a municipality, each kind of which its app registers."""

    def visible_to(_user: Any) -> Any:  # Any: users and anonymous visitors; Wagtail's queryset of pages
        """What everybody may read."""
        return everybody_may_read(model.objects.all())

    @kept
    def keys_of_translations(key: UUID) -> list[int]:
        return list(model.objects.filter(translation_key=key).order_by("pk").values_list("pk", flat=True))

    return Commentable(
        name=name,
        model=model,
        label=label,
        visible_to=visible_to,
        speaks_officially=may_edit_page,
        municipality_id=lambda page: page.municipality_id,
        url=lambda page: page.url or "",
        original=original_of,
        siblings=lambda page: keys_of_translations(page.translation_key),
        order=order,
    )
