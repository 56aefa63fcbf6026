from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "initiatives.exchange"
    label = "initiatives_exchange"
    verbose_name = _("Import of initiatives")
