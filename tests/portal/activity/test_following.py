"""The button, the list, and who may follow what."""

import re
from urllib.parse import quote

import pytest
from wagtail.models import Locale

from portal.activity.choices import Reason
from portal.activity.events import happen
from portal.activity.models import Follow, Notification
from portal.activity.services import follow
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.regions import TopicFactory


@pytest.fixture
def topic(db):
    return TopicFactory(name="Radverkehr", slug="rad")


@pytest.fixture
def initiative(home_page):
    directory = InitiativeIndexPageFactory(parent=home_page)
    return InitiativePageFactory(parent=directory, title="Lastenrad", slug="lastenrad")


@pytest.fixture
def english(home_page):
    locale = Locale.objects.get_or_create(language_code="en")[0]
    home_page.copy_for_translation(locale).save_revision().publish()
    return locale


def address(target, kind="thema"):
    return f"/konto/gefolgt/{kind}/{target.pk}/"


def followed_by(person):
    return [row.target for row in Follow.objects.by(person)]


def test_somebody_follows_from_the_page_and_comes_back_to_it(client, home_page, anna, topic):
    client.force_login(anna)

    response = client.post(address(topic), {"folgen": "ja", "next": "/themen/rad/"}, follow=True)

    assert response.redirect_chain == [("/themen/rad/", 302)]
    assert followed_by(anna) == [topic]
    assert 'aria-pressed="true"' in response.content.decode()


def test_somebody_stops_following(client, home_page, anna, topic):
    follow(target=topic, actor=anna)
    client.force_login(anna)

    client.post(address(topic), {"folgen": "nein"})

    assert followed_by(anna) == []


def test_with_script_the_button_alone_is_answered(client, home_page, anna, topic):
    client.force_login(anna)

    response = client.post(address(topic), {"folgen": "ja"}, headers={"HX-Request": "true"})

    assert re.findall(r"<form|<html|aria-pressed=\"\w+\"", response.content.decode()) == [
        "<form",
        'aria-pressed="true"',
    ]


def test_the_button_says_where_to_find_it_again_as_long_as_it_is_followed(client, home_page, anna, topic):
    client.force_login(anna)
    script = {"HX-Request": "true"}

    followed = client.post(address(topic), {"folgen": "ja"}, headers=script).content.decode()
    unfollowed = client.post(address(topic), {"folgen": "nein"}, headers=script).content.decode()

    assert re.findall(r'<a href="([^"]+)"', followed) == ["/konto/gefolgt/"]
    assert "<a " not in unfollowed


def test_an_anonymous_visitor_is_led_through_the_sign_in_to_a_question(client, home_page, anna, topic):
    page = client.get("/themen/rad/")
    client.get(address(topic))
    signed_in = client.post(
        "/konto/anmelden/",
        {"login": anna.email, "password": "geheim-und-lang", "next": address(topic)},
    )

    assert f'href="{address(topic)}"' in page.content.decode()
    assert "csrftoken" not in page.cookies
    assert signed_in.url == address(topic)
    assert followed_by(anna) == []  # asking changes nothing
    assert 'name="folgen" value="ja"' in client.get(address(topic)).content.decode()


def test_an_anonymous_visitor_follows_nothing(client, home_page, topic):
    response = client.post(address(topic), {"folgen": "ja"})

    assert response.url == f"/konto/anmelden/?next={address(topic)}"
    assert Follow.objects.count() == 0


@pytest.mark.parametrize("path", ["thema/999999/", "planet/1/", "thema/99999999999999999999/", "initiative/0/"])
def test_what_does_not_exist_is_missing(client, home_page, anna, path):
    client.force_login(anna)

    assert client.get(f"/konto/gefolgt/{path}").status_code == 404
    assert client.post(f"/konto/gefolgt/{path}", {"folgen": "ja"}).status_code == 404


def test_a_draft_cannot_be_followed(client, anna, initiative):
    initiative.unpublish()
    client.force_login(anna)

    assert client.post(address(initiative, "initiative"), {"folgen": "ja"}).status_code == 404
    assert followed_by(anna) == []


def test_what_was_hidden_later_is_not_listed(client, anna, initiative, topic):
    follow(target=initiative, actor=anna)
    follow(target=topic, actor=anna)
    client.force_login(anna)
    initiative.unpublish()

    html = client.get("/konto/gefolgt/").content.decode()

    assert ("Radverkehr" in html, "Lastenrad" in html) == (True, False)


def test_a_translation_is_followed_as_its_original(client, anna, initiative, english):
    initiative.get_parent().specific.copy_for_translation(english).save_revision().publish()
    translation = initiative.copy_for_translation(english)
    translation.save_revision().publish()
    client.force_login(anna)

    client.post(address(translation, "initiative"), {"folgen": "ja"})

    assert [row.object_id for row in Follow.objects.by(anna)] == [initiative.pk]


@pytest.mark.parametrize("there", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_the_way_back_stays_in_the_portal(client, home_page, anna, topic, there):
    client.force_login(anna)

    response = client.post(address(topic), {"folgen": "ja", "next": there})

    assert response.url == "/themen/rad/"


def test_unfollowing_in_the_list_can_be_undone(client, home_page, anna, topic):
    follow(target=topic, actor=anna)
    client.force_login(anna)

    gone = client.post(address(topic), {"folgen": "nein", "von": "liste"}, follow=True)

    assert gone.redirect_chain == [(f"/konto/gefolgt/?weg=thema-{topic.pk}", 302)]
    assert f'action="{address(topic)}"' in gone.content.decode()

    back = client.post(address(topic), {"folgen": "ja", "von": "liste"})

    assert back.url == "/konto/gefolgt/"
    assert followed_by(anna) == [topic]


@pytest.mark.parametrize("mark", ["thema", "thema-x", "planet-1", "thema-999999", "<b>-1", "thema-" + "9" * 40, "-٣"])
def test_a_mark_that_says_nothing_is_left_out(client, home_page, anna, topic, mark):
    client.force_login(anna)

    response = client.get("/konto/gefolgt/", {"weg": mark})

    assert response.status_code == 200
    assert 'value="ja"' not in response.content.decode()


def test_one_sees_only_ones_own(client, home_page, anna, ben, topic):
    follow(target=topic, actor=ben)
    client.force_login(anna)

    assert "Radverkehr" not in client.get("/konto/gefolgt/").content.decode()


def test_the_list_costs_the_same_for_one_and_thirty(client, home_page, anna, query_count):
    client.force_login(anna)

    def cost(number):
        for _ in range(number):
            follow(target=TopicFactory(), actor=anna)
        client.get("/konto/gefolgt/")  # the very first visit makes the settings, which begins an edition
        client.get("/konto/gefolgt/")
        with query_count() as queries:
            client.get("/konto/gefolgt/")
        return len(queries)

    assert cost(1) == cost(29)


def test_somebody_who_registers_for_it_comes_out_at_the_question(client, home_page, mailoutbox, topic):
    form = {"name": "Gesa Groth", "email": "gesa@example.org", "password1": "fischbrötchen-am-kai"}
    sign_in = client.get(f"/konto/anmelden/?next={address(topic)}").content.decode()
    assert re.search(r'href="/konto/registrieren/\?next=(.*?)"', sign_in)[1] in {
        address(topic),
        quote(address(topic), ""),
    }

    client.post("/konto/registrieren/", {**form, "consent_privacy": "on", "next": address(topic)})
    link = re.search(r"https?://[^/\s]+(/\S+)", mailoutbox[0].body)[1]
    response = client.post(link, follow=True)

    assert response.redirect_chain[-1][0] == address(topic)
    assert 'name="folgen" value="ja"' in response.content.decode()


def test_what_is_deleted_has_no_followers_any_more(anna, topic, initiative):
    other = TopicFactory()
    for target in (topic, other, initiative):
        follow(target=target, actor=anna)

    topic.delete()
    initiative.delete()

    assert followed_by(anna) == [other]


def test_whoever_reads_a_translation_has_read_what_was_told_of_the_original(
    client, anna, initiative, english, noise, commit
):
    initiative.get_parent().copy_for_translation(english).save_revision().publish()
    translated = initiative.copy_for_translation(english)
    translated.save_revision().publish()
    noise.named = [(anna.pk, Reason.NAMED)]
    with commit():
        happen("test.noise", target=initiative, actor=None)
    client.force_login(anna)

    assert client.get(translated.url).status_code == 200
    assert not Notification.objects.unread().exists()
