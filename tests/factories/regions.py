import factory

from portal.regions.models import Manager, ManagerApprovalTask, Municipality, Topic
from portal.regions.services import appoint_manager


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Thema {n}")
    slug = factory.Sequence(lambda n: f"thema-{n}")


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality

    name = factory.Sequence(lambda n: f"Ort {n}")
    slug = factory.Sequence(lambda n: f"ort-{n}")


class ManagerFactory(factory.django.DjangoModelFactory):
    """A manager as the service makes one; give `municipalities=[…]`."""

    class Meta:
        model = Manager

    user = factory.SubFactory("tests.factories.accounts.UserFactory")

    @classmethod
    def _create(cls, model_class, user, municipalities=(), **kwargs):
        return appoint_manager(user=user, municipalities=municipalities, actor=None)


class ManagerApprovalTaskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ManagerApprovalTask

    name = factory.Sequence(lambda n: f"Freigabe {n}")
