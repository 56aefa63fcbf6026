from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewslettersConfig(AppConfig):
    name = "home.newsletters"
    label = "home_newsletters"
    verbose_name = _("Newsletters")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from home.newsletters.models import Newsletter, NewsletterSettings
        from home.newsletters.own_data import SUBSCRIPTION
        from home.newsletters.policies import NewsletterPolicy
        from home.newsletters.services.subscribing import end_where_nobody_reads
        from portal.accounts.privacy import register
        from portal.base.models.edition import watch
        from portal.mailing import bounces

        watch(NewsletterSettings)
        register_permission_policy(Newsletter, NewsletterPolicy(Newsletter))
        register(SUBSCRIPTION)
        bounces.listen(end_where_nobody_reads)
