"""Who may do what in the managers' areas, in sentences.

A manager's pages are those of their municipalities, and those for the whole region that they created themselves. The
municipality is read from the published row, never from a draft: a draft that names another one gives nobody a right.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q, QuerySet
from wagtail.models import Page

from portal.base.models.edition import kept
from portal.regions.models import RegionalMixin

if TYPE_CHECKING:
    from portal.regions.models import Municipality

_CACHE = "_areas_as_manager"


def areas_of(user: Any) -> frozenset[int] | None:  # Any, here and below: users and anonymous visitors
    """The municipalities that a person manages; None for everybody who is no manager.

    Portal administrators are never bound to an area. Kept on the user object, that is for one request.
    """
    if not user.is_authenticated or not user.is_active or user.is_superuser:
        return None
    if not hasattr(user, _CACHE):
        setattr(user, _CACHE, _areas_of_manager(user.pk) if user.pk in _managers() else None)
    return getattr(user, _CACHE)


def has_no_areas(user: Any) -> None:
    """That is known of this object, and not looked up."""
    setattr(user, _CACHE, None)


def _areas_of_manager(pk: int) -> frozenset[int] | None:
    manager = apps.get_model("portal_regions", "Manager").objects.filter(user=pk)
    rows = list(manager.values_list("municipalities", flat=True))
    return frozenset(each for each in rows if each is not None) if rows else None


@kept
def _managers() -> frozenset[int]:
    """Nearly nobody is one, so nearly nobody is looked up."""
    return frozenset(apps.get_model("portal_regions", "Manager").objects.values_list("user_id", flat=True))


def is_manager(user: Any) -> bool:
    return areas_of(user) is not None


def may_appoint_managers(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("portal_regions.add_manager"))


def may_edit_texts_of(user: Any, municipality: "Municipality") -> bool:
    """A manager writes what stands on the pages of their own municipalities; the rest of the row is not theirs."""
    return municipality.pk in (areas_of(user) or ())


def may_edit_page(user: Any, page: Page) -> bool:
    """Is this page in the person's area? What Wagtail's groups allow besides is not looked at."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    areas = areas_of(user)
    if areas is None or page.depth == 1:
        return False
    municipality = municipality_id_of(page)
    if municipality is None:
        return page.owner_id == user.pk
    return municipality in areas


may_publish_page = may_edit_page


def municipality_id_of(page: Page) -> int | None:
    """The municipality of the published row, also for a bare `Page` and for an object made from a revision."""
    from_database = page._state.db is not None
    if isinstance(page, RegionalMixin) and (from_database or page.pk is None):
        return page.municipality_id
    model = page.specific_class
    if model is None or not issubclass(model, RegionalMixin):
        return None
    return model.objects.filter(pk=page.pk).values_list("municipality", flat=True).first()


@cache
def regional_page_models() -> tuple[type[Page], ...]:
    return tuple(model for model in apps.get_models() if issubclass(model, RegionalMixin) and issubclass(model, Page))


def in_areas_of(user: Any) -> Q:
    """`may_edit_page` as a condition on pages."""
    areas = areas_of(user)
    if areas is None:
        return Q(pk__in=[])
    theirs = Q(owner=user)
    for model in regional_page_models():
        theirs &= ~Q(pk__in=model.objects.filter(municipality__isnull=False).values("pk"))
    for model in regional_page_models():
        theirs |= Q(pk__in=model.objects.filter(municipality__in=areas).values("pk"))
    return theirs


def pages_in_areas_of(user: Any) -> "QuerySet[Page]":
    """The pages that a manager may edit and publish."""
    return Page.objects.filter(in_areas_of(user), depth__gt=1)
