from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from portal.base.models import PortalImage, PortalSettings
from tests.factories.accounts import UserFactory

NOW = timezone.now()


def logo(name):
    """A picture of which only the name is looked at."""
    image = PortalImage(collection_id=1)
    image.file.name = name
    return image


def errors_of(**fields):
    with pytest.raises(ValidationError) as refused:
        PortalSettings(**fields).clean()
    return list(refused.value.message_dict)


def test_the_defaults_and_a_sensible_announcement_pass():
    PortalSettings().clean()
    PortalSettings(banner_text="Bald!", banner_from=NOW, banner_until=NOW + timedelta(days=1)).clean()
    PortalSettings(logo=logo("logo.png")).clean()


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("primary_colour", {"primary_colour": "#F2B705"}),
        ("primary_colour", {"primary_colour": "teal"}),
        ("accent_colour", {"accent_colour": "#0B3C4F"}),
        ("banner_until", {"banner_from": NOW, "banner_until": NOW - timedelta(minutes=1)}),
        ("banner_until", {"banner_from": NOW, "banner_until": NOW}),
        ("banner_url", {"banner_url": "https://example.org"}),
        ("logo", {"logo": logo("logo.jpg")}),
    ],
)
def test_the_error_stands_at_its_field(field, fields):
    assert errors_of(**fields) == [field]


def test_all_errors_are_said_at_once():
    assert errors_of(primary_colour="#FFFFFF", accent_colour="#000000") == ["primary_colour", "accent_colour"]


def test_the_form_of_the_admin_says_the_figure_and_saves_nothing(client, home_page):
    client.force_login(UserFactory(is_superuser=True))
    site = Site.objects.get(is_default_site=True)
    address = reverse("wagtailsettings:edit", args=["portal_base", "portalsettings", site.pk])
    values = {field.name: field.value_from_object(PortalSettings()) or "" for field in PortalSettings._meta.fields}

    response = client.post(address, {**values, "primary_colour": "#F2B705"})

    assert response.context["form"].errors["primary_colour"][0].count("1,8") == 1
    assert PortalSettings.for_site(site).primary_colour == "#00696F"
