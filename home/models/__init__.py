"""Pages of the front door; news and events have rooms of their own."""

from home.models.form import FormField, FormPage
from home.models.home import HomePage
from home.models.legal import LegalPage
from home.models.standard import StandardPage

__all__ = ["FormField", "FormPage", "HomePage", "LegalPage", "StandardPage"]
