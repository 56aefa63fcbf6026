"""What every new portal starts from, the demo's as well as a real one: front page, site, menus."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page, Site

from home.menus.models import Menu, MenuItem
from home.models import HomePage
from portal.base.models import PortalImage
from portal.regions.models import Municipality, Topic


def is_empty() -> bool:
    """Nobody has put anything into this portal yet; what Wagtail brings along does not count."""
    models = (HomePage, Topic, Municipality, PortalImage, get_user_model())
    return not any(model.objects.exists() for model in models)


def add_front_page(home: HomePage) -> Site:
    """Puts the front page at the root of the site, in place of Wagtail's welcome page."""
    for page in Page.objects.filter(depth=2):
        page.delete()
    home.locale = Locale.get_default()
    Page.get_first_root_node().add_child(instance=home)
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site, _created = Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": home, "hostname": address.hostname or "localhost", "port": port},
    )
    return site


def add_menu(place: Menu.Place, rows: Iterable[str | dict[str, str]], pages: Mapping[str, Page], site: Site) -> None:
    """A row is the name of a page, or an address with its titles: `{url = "/x/", title = "Da", title_en = "There"}`."""
    menu = Menu.objects.create(place=place, site=site, locale=Locale.get_default())
    for order, row in enumerate(rows):
        item = {"page": pages[row]} if isinstance(row, str) else row
        MenuItem.objects.create(menu=menu, sort_order=order, **item)
