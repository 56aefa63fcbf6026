"""Rows only: services fill the directory; `listed(idea)` does it for one."""

import factory
import wagtail_factories
from django.utils import timezone

from initiatives.ideas.choices import BEFORE_PUBLICATION, Status
from initiatives.ideas.listing import show
from initiatives.ideas.models import CampaignPage, Helper, Idea


class IdeaFactory(factory.django.DjangoModelFactory):
    """A published idea for the whole region; `topics=[…]` as wanted."""

    class Meta:
        model = Idea
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Idee {n}")
    text = "Am Hafen fehlt ein Brunnen, an dem man Flaschen füllen kann."
    status = Status.PUBLISHED
    published_at = factory.LazyAttribute(lambda idea: None if idea.status in BEFORE_PUBLICATION else timezone.now())

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        if create and extracted:
            self.topics.set(extracted)


class HelperFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Helper

    idea = factory.SubFactory(IdeaFactory)
    can_do = "Ich kann mauern."


class CampaignPageFactory(wagtail_factories.PageFactory):
    """Collects ideas today; no discussion and no vote of its own."""

    class Meta:
        model = CampaignPage

    title = factory.Sequence(lambda n: f"Aktion {n}")
    collects_from = factory.LazyFunction(timezone.localdate)
    collects_until = factory.LazyFunction(timezone.localdate)


def listed(idea):
    """The idea, in the directory as well."""
    show([idea.pk])
    return idea
