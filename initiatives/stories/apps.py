from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "initiatives.stories"
    label = "initiatives_stories"
    verbose_name = _("Success stories")

    def ready(self) -> None:
        # Models are ready only now.
        from initiatives.directory.pages import watch
        from initiatives.stories.listing import STORIES, STORIES_OF_AN_INITIATIVE
        from initiatives.stories.models import SuccessStoryPage
        from initiatives.stories.own_data import COPIES
        from initiatives.stories.parts import KEPT_MODELS
        from portal.accounts import privacy, sections
        from portal.activity.published_pages import PagePublished
        from portal.base.models import edition
        from portal.comments.pages import commentable_pages
        from portal.moderation.pages import moderated_pages
        from search import contract
        from search.pages import SearchablePages

        STORIES.register()
        contract.register(SearchablePages(SuccessStoryPage, key="stories", label=_("Stories"), order=20))
        STORIES_OF_AN_INITIATIVE.register()
        watch(SuccessStoryPage, STORIES.name)
        edition.watch(*KEPT_MODELS)
        PagePublished(
            SuccessStoryPage,
            key="stories.published",
            label=_("New success stories where I follow the place, the topic or the initiative"),
            words=_("A new success story: “%(title)s”"),
        ).connect()
        commentable_pages(SuccessStoryPage, name="geschichte", label=_("Success stories"), order=30).register()
        moderated_pages(SuccessStoryPage, name="geschichte", label=_("Success story")).register()
        privacy.register(COPIES)
        sections.register(sections.Section("stories:my_copies", _("My copies of stories"), 28))
