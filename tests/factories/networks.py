"""Networks; `NetworkFactory(admin=anna, projects=[…])` as wanted."""

import factory

from workspace.networks.choices import Kind, State, Status
from workspace.networks.models import Affiliation, Caretaker, Network


class NetworkFactory(factory.django.DjangoModelFactory):
    """Of an association of the whole region, public."""

    class Meta:
        model = Network
        skip_postgeneration_save = True

    kind = Kind.ASSOCIATION
    name = factory.Sequence(lambda n: f"Netzwerk {n}")
    slug = factory.Sequence(lambda n: f"netzwerk-{n}")
    sentence = "Was wir gemeinsam reparieren."
    status = Status.ACTIVE

    @factory.post_generation
    def admin(self, create, extracted, **kwargs):
        if create and extracted:
            CaretakerFactory(network=self, user=extracted)

    @factory.post_generation
    def projects(self, create, extracted, **kwargs):
        for project in extracted or ():
            AffiliationFactory(network=self, project=project)


class CaretakerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Caretaker

    network = factory.SubFactory(NetworkFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")


class AffiliationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Affiliation

    network = factory.SubFactory(NetworkFactory)
    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    state = State.MEMBER
