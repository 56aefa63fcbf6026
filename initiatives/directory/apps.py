from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "initiatives.directory"
    label = "initiatives_directory"
    verbose_name = _("Directory")
