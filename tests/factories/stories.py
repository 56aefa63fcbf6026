"""`StoryPageFactory(parent=stories_page)`; publishing as an editor does fills the directory."""

import factory
import wagtail_factories
from django.utils import timezone

from initiatives.stories.models import Copy, StoryIndexPage, StoryPermit, SuccessStoryPage
from initiatives.stories.places import Place
from tests.factories.pages import PublishedPageFactory


class StoryIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = StoryIndexPage

    title = "Geschichten"
    slug = "geschichten"


class StoryPageFactory(PublishedPageFactory):
    """A published story; `topics=[…]`, `permits=["…"]` and `live=False` as wanted."""

    class Meta:
        model = SuccessStoryPage

    title = factory.Sequence(lambda n: f"Geschichte {n}")
    introduction = "Es hat geklappt."

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        permits = [StoryPermit(what=what, authority="Ordnungsamt") for what in kwargs.pop("permits", [])]
        return super()._create_instance(model_class, parent, kwargs | {"permits": permits})


class CopyFactory(factory.django.DjangoModelFactory):
    """A wish of somebody without an account, whose address is confirmed; `place="Gettorf"` or `municipality=…`."""

    class Meta:
        model = Copy

    story = factory.SubFactory(StoryPageFactory)
    name = "Clara"
    email = factory.Sequence(lambda n: f"clara{n}@example.org")
    place = "Woanders"
    confirmed_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        municipality = kwargs.pop("municipality", None)
        place = Place(municipality) if municipality else Place.named(kwargs.pop("place"))
        kwargs.pop("place", None)
        if kwargs.get("user"):
            kwargs["email"] = kwargs["name"] = ""
        return model_class.objects.create(
            municipality=place.municipality, place=place.name, place_key=place.key, **kwargs
        )
