from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "home.places"
    label = "home_places"
    verbose_name = _("Pages of municipalities and topics")

    def ready(self) -> None:
        from home.places import searching
        from portal.activity.followables import Followable
        from portal.regions.models import Municipality, Topic

        searching.register()
        Followable(
            "ort", _("Municipalities"), "houses", Municipality, lambda _user: Municipality.objects.all()
        ).register()
        Followable("thema", _("Topics"), "tag", Topic, lambda _user: Topic.objects.all()).register()
