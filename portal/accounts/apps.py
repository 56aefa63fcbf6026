from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True
    name = "portal.accounts"
    label = "portal_accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from portal.accounts import last_use, own_data, rights, sign_in_log, undelivered

        own_data.register()
        last_use.connect()
        rights.connect()
        undelivered.connect()
        sign_in_log.connect()


class PortalUsersConfig(WagtailUsersAppConfig):
    """Wagtail's administration of users, with forms for people who sign in by e-mail address."""

    user_viewset = "portal.accounts.admin.viewset.PortalUserViewSet"
