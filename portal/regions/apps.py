from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegionsConfig(AppConfig):
    name = "portal.regions"
    label = "portal_regions"
    verbose_name = _("Topics and municipalities")

    def ready(self) -> None:
        """Puts the managers' areas into Wagtail's page permissions, and into the edition what is kept of this app.

        The policy is registered the way Wagtail means it. For the tester Wagtail has no setting, only the method on a
        page's own class; bulk actions and choosers ask bare `Page` objects, so the method is replaced at the root.
        """
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from portal.base.models.edition import watch
        from portal.regions import checks, workflow_mails  # noqa: F401  # checks register themselves
        from portal.regions.models import Manager, Municipality, Topic
        from portal.regions.policies import RegionalPagePermissionPolicy, permissions_for_user

        watch(Manager, Municipality, Topic)
        workflow_mails.connect()
        register_permission_policy(Page, RegionalPagePermissionPolicy())
        Page.permissions_for_user = permissions_for_user
