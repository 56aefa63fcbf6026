from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from portal.base.models import edition
        from search import pages
        from search.models import EmptySearch, Promotion, Synonym
        from search.policies import ManagersPolicy

        pages.watch()
        edition.watch(Promotion, Synonym)
        for model in (Promotion, Synonym):
            register_permission_policy(model, ManagersPolicy(model))
        register_permission_policy(EmptySearch, ManagersPolicy(EmptySearch, actions={"view", "delete"}))
