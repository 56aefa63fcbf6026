"""Polls; `PollFactory(options=["Ja", "Nein"], votes={"0": 3})` names options by their position."""

import re

import factory

from workspace.polls.decisions.choices import Audience, Kind
from workspace.polls.decisions.models import Ballot, HasVoted, Poll, PollOption, Vote


class PollFactory(factory.django.DjangoModelFactory):
    """Choose one, by name, in a project."""

    class Meta:
        model = Poll
        skip_postgeneration_save = True

    project = factory.SubFactory("tests.factories.projects.ProjectFactory")
    created_by = factory.SubFactory("tests.factories.accounts.UserFactory")
    kind = Kind.SINGLE
    title = factory.Sequence(lambda n: f"Frage {n}")

    @factory.post_generation
    def options(self, create, extracted, **kwargs):
        if create and self.has_options:
            texts = ["Montag", "Dienstag", "Freitag"] if extracted is None else extracted
            for position, text in enumerate(texts):
                PollOption.objects.create(poll=self, text=text, position=position)

    @factory.post_generation
    def votes(self, create, extracted, **kwargs):
        for content, number in (extracted or {}).items():
            for _each in range(number):
                factory_of = BallotFactory if self.is_anonymous else VoteFactory
                factory_of(poll=self, content=with_keys(self, content))


class PublicPollFactory(PollFactory):
    """Of managers, for everybody."""

    project = None
    audience = Audience.EVERYBODY
    is_anonymous = True


def with_keys(poll, content):
    """The positions of options become their keys: "0>2" with three options "17>19". Only points stay as they are."""
    if not poll.has_options or (poll.kind == Kind.SCALE and not poll.options.exists()):
        return content
    keys = [str(option.pk) for option in poll.options.all()]
    return re.sub(r"(?<!:)\b\d+", lambda found: keys[int(found[0])], content)


class PollOptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PollOption

    poll = factory.SubFactory(PollFactory)
    text = factory.Sequence(lambda n: f"Antwort {n}")
    position = factory.Sequence(lambda n: 10 + n)


class VoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Vote

    poll = factory.SubFactory(PollFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    content = factory.LazyAttribute(lambda vote: str(vote.poll.options.first().pk))


class BallotFactory(factory.django.DjangoModelFactory):
    """Without the mark of whoever has cast it."""

    class Meta:
        model = Ballot

    poll = factory.SubFactory(PollFactory, is_anonymous=True)
    content = factory.LazyAttribute(lambda ballot: str(ballot.poll.options.first().pk))


class HasVotedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HasVoted

    poll = factory.SubFactory(PollFactory, is_anonymous=True)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
