"""What the bell tells of what happens in a workspace: as much is asked for thirty lines as for one."""

import pytest
from django.utils import translation

from portal.activity.bell.showing import show
from portal.activity.models import Notification
from portal.activity.reading import hear
from tests.factories.conversations import ConversationFactory, MessageFactory
from tests.factories.discussions import ReplyFactory, TopicFactory
from tests.factories.posts import PostFactory
from tests.factories.projects import ProjectFactory
from workspace.conversations.services import writing
from workspace.discussions.services import announcing
from workspace.posts import kinds as posts
from workspace.projects.happenings import record
from workspace.texts.room import KEY as TEXTS


def message(project, anna, ben):
    writing.announce(MessageFactory(conversation=ConversationFactory(people=[anna, ben], is_group=True), author=anna))


def reply(project, anna, ben):
    announcing.said(ReplyFactory(topic=TopicFactory(project=project, author=ben), author=anna))


def post(project, anna, ben):
    posts.written(PostFactory(project=project, author=anna))


def happening(project, anna, ben):
    record(project, "text_begun", actor=anna, title="Satzung", room=TEXTS, object_id=1)


@pytest.fixture(params=[message, reply, post, happening])
def happens(request, anna, ben, commit):
    def happens(number):
        with commit():
            for _number in range(number):
                request.param(ProjectFactory(admin=anna, members=[ben]), anna, ben)

    return happens


def test_as_much_is_asked_for_many_as_for_one(happens, ben, query_count):
    def cost():
        show(ben)
        with query_count() as queries:
            shown = show(ben)
            assert [part.line.url for bundle in shown.bundles for part in bundle.parts]
        return len(queries)

    happens(1)
    one = cost()
    happens(4)

    assert cost() == one


def test_the_address_is_found_later_in_the_language_of_the_words(happens, ben):
    happens(1)

    with translation.override("de"):
        (line,) = hear(ben, list(Notification.objects.of(ben).to_read()), "en")

        assert line.line.url.startswith("/en/")
        assert translation.get_language() == "de"
