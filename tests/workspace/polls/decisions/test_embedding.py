"""A poll in a discussion, below a text and on public pages."""

import re
from html import unescape

import pytest
from django.urls import reverse

from portal.base.link_cards import cards_of, parts_in
from tests.factories.decisions import PollFactory, PublicPollFactory, VoteFactory, with_keys
from tests.factories.discussions import TopicFactory
from workspace.discussions.services import writing
from workspace.polls.decisions.choices import Kind, Results
from workspace.polls.decisions.models import Vote
from workspace.polls.decisions.page_blocks import PollsBlock
from workspace.polls.decisions.shelf import Polls
from workspace.texts.document.from_markdown import read
from workspace.texts.services import bringing


@pytest.fixture
def talk(project, membership, ben, poll, settings):
    topic = TopicFactory(project=project, author=ben)
    writing.reply(
        topic=topic, membership=membership(ben), text=f"Stimmt ab: {settings.WAGTAILADMIN_BASE_URL}{poll.inner_url}"
    )
    return topic


def test_one_votes_in_the_discussion_and_comes_back_to_it(as_person, gesa, talk, poll):
    client = as_person(gesa)
    page = client.get(talk.get_absolute_url()).content.decode()
    key = with_keys(poll, "1")
    back = talk.replies.get(number=1).get_absolute_url()

    answer = client.post(
        reverse("workspace:polls:decisions:vote", args=[poll.project.slug, poll.pk]), {"choice": key, "zurueck": back}
    )

    assert f'name="choice" value="{key}"' in page
    assert (answer.status_code, answer.url) == (302, back)
    assert Vote.objects.get().content == key
    assert "Du hast abgestimmt." in client.get(talk.get_absolute_url()).content.decode()


def test_looked_at_again_it_has_the_numbers_of_now(as_person, gesa, clara, talk, poll):
    page = as_person(gesa).get(talk.get_absolute_url()).text
    address = unescape(re.search(r'data-hx-get="([^"]+teil=1[^"]+)"', page)[1])
    assert "1 Stimme" not in page
    VoteFactory(poll=poll, content=with_keys(poll, "1"))

    part = as_person(gesa).get(address).text

    assert "1 Stimme" in part
    assert f'name="zurueck" value="{talk.replies.get(number=1).get_absolute_url()}"' in part
    assert part.count("<article") == 1
    assert "<html" not in part
    assert as_person(clara).get(address).status_code == 404


def test_what_is_attached_becomes_the_poll(as_person, gesa, project, membership, ben, poll):
    topic = TopicFactory(project=project, author=ben)
    writing.reply(topic=topic, membership=membership(ben), text="Stimmt bitte ab", attached=[("polls", poll.pk)])

    page = as_person(gesa).get(topic.get_absolute_url()).content.decode()

    assert f'name="choice" value="{with_keys(poll, "1")}"' in page


def test_polls_are_offered_where_something_is_attached(project, membership, ben, poll):
    other, foreign = PollFactory(project=project, title="Welche Farbe?"), PollFactory(title="Fremd")
    shelf = Polls()

    latest = [thing.name for thing in shelf.latest(membership(ben), "", 10)]
    assert latest == [other.title, poll.title]
    assert [thing.pk for thing in shelf.latest(membership(ben), "tag", 10)] == [poll.pk]
    assert list(shelf.things(membership(ben), [foreign.pk, other.pk])) == [other.pk]


def test_an_embedded_poll_hides_what_its_page_hides(as_person, gesa, project, talk, poll):
    poll.results = Results.END
    poll.save()
    VoteFactory.create_batch(3, poll=poll)

    page = as_person(gesa).get(talk.get_absolute_url()).content.decode()

    assert poll.title in page
    assert "<progress" not in page


def test_strangers_learn_nothing_by_a_link(clara, poll):
    assert cards_of(clara, [poll.inner_url, poll.public_url]) == {}


def test_below_a_text_stands_each_poll_once_and_no_other_link(ben, poll, project):
    addresses = (poll.inner_url, f"{poll.inner_url}#results", project.get_absolute_url())
    html = " ".join(f'<a href="{each}">hier</a>' for each in addresses)

    assert [card.title for card in parts_in(html, ben)] == [poll.title]


def test_many_polls_are_asked_for_as_one(ben, project, django_assert_max_num_queries, django_assert_num_queries):
    polls = [PollFactory(project=project, kind=kind, votes={}) for kind in Kind for _each in range(3)]
    cards_of(ben, [polls[0].inner_url])  # the first time reads more
    with django_assert_max_num_queries(12) as captured:
        cards_of(ben, [polls[0].inner_url])

    with django_assert_num_queries(len(captured)):
        assert len(cards_of(ben, [poll.inner_url for poll in polls])) == len(polls)


def test_a_block_of_a_page_shows_a_poll_as_everybody_sees_it(db):
    sealed = PublicPollFactory(title="Wohin?", results=Results.END, votes={"0": 2})
    known = PublicPollFactory(title="Wann?", votes={"1": 3})
    hidden = PublicPollFactory(title="Geheim?", is_hidden=True)
    block = PollsBlock()

    def drawn(**value):
        return block.render(block.to_python({"title": "Fragen", "text": "", "poll": "", "limit": 3, **value}))

    everything = drawn()
    assert (sealed.title in everything, known.title in everything, hidden.title in everything) == (True, True, False)
    assert "<progress" in drawn(poll=str(known.pk))
    assert "<progress" not in drawn(poll=str(sealed.pk))
    assert hidden.title not in drawn(poll=str(hidden.pk))


def test_it_stands_below_a_text_that_links_to_it(as_person, gesa, anna, project, poll, membership):
    root = read(f"Stimmt ab: [hier]({poll.inner_url})")
    text = bringing.begin_with(membership=membership(anna), title="Protokoll", root=root)

    page = as_person(gesa).get(text.get_absolute_url()).content.decode()

    assert f'action="{reverse("workspace:polls:decisions:vote", args=[project.slug, poll.pk])}"' in page
    assert f'name="zurueck" value="{text.get_absolute_url()}"' in page
