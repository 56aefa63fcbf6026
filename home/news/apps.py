from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "home.news"
    label = "home_news"
    verbose_name = _("News")

    def ready(self) -> None:
        from home.news.showcase import NEWS_OF_AN_INITIATIVE

        NEWS_OF_AN_INITIATIVE.register()
