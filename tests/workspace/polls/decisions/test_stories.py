"""The first polls of a story are there in the project that follows it."""

import pytest

from initiatives.stories.models import StoryPoll
from tests.factories.projects import ProjectFactory
from tests.factories.stories import StoryIndexPageFactory, StoryPageFactory
from workspace.polls.decisions.models import Poll
from workspace.projects import blueprints


@pytest.fixture
def stories(home_page):
    return StoryIndexPageFactory(parent=home_page)


@pytest.fixture
def follower(stories, anna):
    polls = [
        StoryPoll(question="Wann?", kind="several", options="Freitag\n\nSamstag\nfreitag\n<b>Nie</b>"),
        StoryPoll(question="Wofür?", kind="words", options="überflüssig"),
        StoryPoll(question="Ohne Auswahl?", kind="single", options="Nur eine"),
    ]
    return ProjectFactory(admin=anna, story=StoryPageFactory(parent=stories, polls=polls))


def test_they_are_copied_open_and_without_votes(follower, anna):
    blueprints.apply(follower, actor=anna)

    when, what_for = Poll.objects.filter(project=follower).order_by("pk")
    assert (when.title, when.kind, when.is_open, when.created_by) == ("Wann?", "several", True, anna)
    assert [str(option) for option in when.options.all()] == ["Freitag", "Samstag", "<b>Nie</b>"]
    assert (what_for.title, what_for.options.count()) == ("Wofür?", 0)


def test_a_project_without_the_room_gets_none(follower, anna):
    follower.rooms_off = ["polls"]

    blueprints.apply(follower, actor=anna)

    assert not Poll.objects.exists()


def test_they_stand_on_the_page_of_the_story(client, follower):
    page = client.get(follower.story.url).content.decode()

    assert "Wann?" in page
    assert "&lt;b&gt;Nie" in page
