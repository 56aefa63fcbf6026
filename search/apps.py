from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from portal.accounts import privacy, sections
        from portal.activity import kinds
        from portal.base.backup import afterwards
        from portal.base.models import edition
        from portal.base.watching import checks, numbers
        from search import pages
        from search.kinds import SearchMatch
        from search.models import EmptySearch, Promotion, Synonym, Unsent
        from search.own_data import SAVED_SEARCHES
        from search.policies import ManagersPolicy
        from search.services import serving

        pages.watch()
        edition.watch(Promotion, Synonym)
        for model in (Promotion, Synonym):
            register_permission_policy(model, ManagersPolicy(model))
        register_permission_policy(EmptySearch, ManagersPolicy(EmptySearch, actions={"view", "delete"}))
        kinds.register(SearchMatch())
        privacy.register(SAVED_SEARCHES)
        checks.register(checks.Check("search", serving.server_answers))
        numbers.register(
            "mokwi_search_unsent", "Changes that the search server does not know yet", Unsent.objects.count
        )
        afterwards.register(serving.fill_after_a_restore)
        sections.register(
            sections.Section("saved_searches:list", _("Searches that you keep"), 71, sections.Group.HEARING)
        )
