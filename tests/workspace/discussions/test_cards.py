"""Links to the portal's own things become cards, for whoever may see the thing."""

import pytest
from django.conf import settings

from portal.base.link_cards import cards_of, path_of
from tests.factories.discussions import TopicFactory
from tests.factories.documents import FileFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.posts import PostFactory
from tests.factories.projects import ProjectFactory
from tests.factories.tasks import TaskFactory
from tests.factories.texts import TextFactory
from workspace.discussions.services import writing

HERE = settings.WAGTAILADMIN_BASE_URL.rstrip("/")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (f"{HERE}/ideen/3/?a=b#c", "/ideen/3/"),
        ("/ideen/3/", "/ideen/3/"),
        ("https://example.org/ideen/3/", ""),
        ("//example.org/ideen/3/", ""),
        ("javascript:alert(1)", ""),
        ("mailto:ben@example.org", ""),
        ("https://[kaputt", ""),
        ("ideen/3/", ""),
    ],
)
def test_only_addresses_of_this_portal_are_ours(address, path):
    assert path_of(address) == path


def test_each_kind_of_thing_has_a_card(ben, project, topic, idea, home_page):
    index = InitiativeIndexPageFactory(parent=home_page)
    things = [
        TextFactory(project=project, title="Konzept"),
        FileFactory(project=project, name="Plan.pdf"),
        PostFactory(project=project, title="Richtfest"),
        TaskFactory(project=project, title="Kuchen backen"),
        topic,
        project,
        idea,
    ]
    page = InitiativePageFactory(parent=index, title="Hofladen")
    paths = [each.get_absolute_url() for each in things]

    cards = cards_of(ben, [*paths, page.url, f"/en{idea.get_absolute_url()}", "/gibt/es/nicht/", "/admin/"])

    own = ["Konzept", "Plan.pdf", "Richtfest", "Kuchen backen", "Sommerfest", "Hofladen"]
    assert sorted(card.title for card in cards.values()) == sorted([*own, project.name, idea.title, idea.title])


def test_who_may_not_see_a_thing_sees_no_card(as_person, ben, gesa, project, topic, membership, address):
    secret = ProjectFactory(name="Geheimbund", members=[ben])
    text = TextFactory(project=secret, title="Geheimplan")
    plot = TopicFactory(project=secret, title="Komplott")
    said = f"Siehe {HERE}{text.get_absolute_url()} und [hier]({plot.get_absolute_url()})"
    reply = writing.reply(topic=topic, membership=membership(ben), text=said)

    assert len(reply.links) == 2
    mine = as_person(ben).get(address("detail", topic)).text
    assert ("Geheimplan" in mine, "Komplott" in mine) == (True, True)
    theirs = as_person(gesa).get(address("detail", topic)).text
    assert ("Geheimplan" in theirs, "Komplott" in theirs) == (False, False)


def test_a_page_full_of_links_asks_the_same_as_one_link(
    as_person, ben, project, topic, membership, address, queries_of
):
    texts = [TextFactory(project=project) for _text in range(20)]
    mine = membership(ben)
    as_person(ben)
    writing.reply(topic=topic, membership=mine, text=f"{HERE}{texts[0].get_absolute_url()}")
    one = queries_of(address("detail", topic))
    for text in texts[1:]:
        writing.reply(topic=topic, membership=mine, text=f"{HERE}{text.get_absolute_url()}")

    assert queries_of(address("detail", topic)) == one


def test_an_address_of_another_language_is_found_whatever_is_read(ben, idea):
    assert [card.title for card in cards_of(ben, [f"/en{idea.get_absolute_url()}"]).values()] == [idea.title]
