from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    name = "initiatives"
    label = "initiatives"
    verbose_name = _("Initiatives")

    def ready(self) -> None:
        # Models are ready only now.
        from initiatives.directory.pages import watch
        from initiatives.following import FOLLOWED_INITIATIVES
        from initiatives.listing import INITIATIVES
        from initiatives.models import InitiativePage
        from initiatives.parts import KEPT_MODELS
        from portal.activity.published_pages import PagePublished
        from portal.base.models import edition
        from portal.comments.pages import commentable_pages
        from portal.moderation.pages import moderated_pages
        from search import contract
        from search.pages import SearchablePages

        INITIATIVES.register()
        contract.register(SearchablePages(InitiativePage, key="initiatives", label=_("Initiatives"), order=10))
        watch(InitiativePage, INITIATIVES.name)
        edition.watch(*KEPT_MODELS)
        FOLLOWED_INITIATIVES.register()
        PagePublished(
            InitiativePage,
            key="initiatives.published",
            label=_("New initiatives where I follow the place or the topic"),
            words=_("A new initiative: “%(title)s”"),
        ).connect()
        commentable_pages(InitiativePage, name="initiative", label=_("Initiatives"), order=20).register()
        moderated_pages(InitiativePage, name="initiative", label=_("Initiative")).register()
