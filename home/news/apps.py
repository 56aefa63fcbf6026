from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "home.news"
    label = "home_news"
    verbose_name = _("News")

    def ready(self) -> None:
        # Models are ready only now.
        from home.news.models import NewsPage
        from home.news.networks import NEWS_OF_A_NETWORK
        from home.news.showcase import NEWS_OF_AN_INITIATIVE
        from portal.activity.published_pages import PagePublished
        from portal.comments.pages import commentable_pages
        from portal.moderation.pages import moderated_pages
        from search import contract
        from search.pages import SearchablePages

        NEWS_OF_AN_INITIATIVE.register()
        contract.register(SearchablePages(NewsPage, key="news", label=_("News"), order=60))
        PagePublished(
            NewsPage,
            key="news.published",
            label=_("News where I follow the place, the topic or the initiative"),
            words=_("News: “%(title)s”"),
        ).connect()
        NEWS_OF_A_NETWORK.register()
        commentable_pages(NewsPage, name="nachricht", label=_("News"), order=40).register()
        moderated_pages(NewsPage, name="nachricht", label=_("News")).register()
