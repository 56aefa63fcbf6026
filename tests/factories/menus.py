import factory
from wagtail.models import Locale, Site

from home.menus.models import Menu, MenuItem


class MenuFactory(factory.django.DjangoModelFactory):
    """The main menu of the default site in German."""

    class Meta:
        model = Menu

    place = Menu.Place.MAIN
    site = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True))
    locale = factory.LazyFunction(Locale.get_default)


class MenuItemFactory(factory.django.DjangoModelFactory):
    """A link to an address; give `page=…, url=""` for one to a page."""

    class Meta:
        model = MenuItem

    menu = factory.SubFactory(MenuFactory)
    title = factory.Sequence(lambda n: f"Eintrag {n}")
    url = factory.Sequence(lambda n: f"/eintrag-{n}/")
    sort_order = factory.Sequence(lambda n: n)
