"""`InitiativePageFactory(parent=directory_page)`; publishing as an editor does fills the directory."""

import factory
import wagtail_factories

from initiatives.models import InitiativeImpact, InitiativeIndexPage, InitiativePage
from tests.factories.pages import PublishedPageFactory


class InitiativeIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = InitiativeIndexPage

    title = "Initiativen"
    slug = "initiativen"


class InitiativePageFactory(PublishedPageFactory):
    """A published initiative of the whole region; `topics=[…]` and `live=False` as wanted."""

    class Meta:
        model = InitiativePage

    title = factory.Sequence(lambda n: f"Initiative {n}")
    introduction = "Wir reparieren gemeinsam, was kaputt ist."


class InitiativeImpactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = InitiativeImpact

    page = factory.SubFactory(InitiativePageFactory)
    kind = InitiativeImpact.Kind.REPAIRED
    low = 80
    high = 100
    from_year = 2025
    source = "Werkstattbuch"
