"""Points that lie where no municipality is near."""

from decimal import Decimal

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from wagtail import hooks

from portal.regions.bounds import Verdict, verdict
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.regions import MunicipalityFactory


@pytest.fixture
def region(db):
    MunicipalityFactory(latitude=Decimal("54.32"), longitude=Decimal("10.13"))
    MunicipalityFactory(latitude=Decimal("54.16"), longitude=Decimal("10.42"))
    MunicipalityFactory()


@pytest.mark.parametrize(
    ("point", "found"),
    [
        ((54.2, 10.2), Verdict.INSIDE),
        ((54.6, 10.9), Verdict.INSIDE),
        ((10.2, 54.2), Verdict.SWAPPED),
        ((48.1, 11.5), Verdict.OUTSIDE),
        ((0, 0), Verdict.OUTSIDE),
    ],
)
def test_verdicts(region, point, found):
    assert verdict(*point) is found


def test_without_points_everything_is_inside(db):
    assert verdict(-90, 180) is Verdict.INSIDE


@pytest.mark.parametrize(
    ("latitude", "longitude", "words"),
    [
        ("10.2", "54.2", ["Der Punkt liegt außerhalb der Region. Sind Breiten- und Längengrad vertauscht?"]),
        ("48.1", "11.5", ["Der Punkt liegt außerhalb der Region. Ist das so gemeint?"]),
        ("54.2", "10.2", []),
    ],
)
def test_the_editor_is_asked(rf, portal_admin, home_page, region, latitude, longitude, words):
    page = EventPageFactory(
        parent=EventIndexPageFactory(parent=home_page), latitude=Decimal(latitude), longitude=Decimal(longitude)
    )
    request = rf.post("/")
    request._messages = CookieStorage(request)

    for name in ("after_create_page", "after_edit_page"):
        for hook in hooks.get_hooks(name):
            hook(request, page)

    assert [str(message).strip() for message in request._messages] == words * 2
