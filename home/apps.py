from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Public pages")

    def ready(self) -> None:
        # Models are ready only now.
        from home import link_cards, people
        from home.moderating import MESSAGES
        from search import contract
        from search.pages import OtherPages

        MESSAGES.register()
        link_cards.register()
        people.register()
        contract.register(OtherPages(key="pages", label=_("Pages"), order=70))
