from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "home.places"
    label = "home_places"
    verbose_name = _("Pages of municipalities and topics")
