"""What a network shows: projects, dates and news that everybody may see, and nothing else."""

from datetime import timedelta

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.events import EventPageFactory
from tests.factories.networks import AffiliationFactory, NetworkFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.posts import PostFactory
from tests.factories.projects import ProjectFactory
from workspace.networks.choices import State
from workspace.networks.contents import scope_of
from workspace.networks.services import writing
from workspace.networks.sources import MOST, Merged
from workspace.posts.choices import Audience
from workspace.projects.choices import Status
from workspace.projects.services import managing

PUBLIC = ("detail", "dates", "news", "calendar", "feed")
HIDDEN = {
    "unlisted": {"is_listed": False},
    "requested": {"status": Status.REQUESTED},
    "declined": {"status": Status.DECLINED},
}


def soon(days=3):
    return timezone.now() + timedelta(days=days)


def event(calendar, page, title, **fields):
    return EventPageFactory(parent=calendar, initiative=page, title=title, **{"start": soon(), **fields})


def everything(client, network):
    """The text of all public addresses of the network."""
    answers = [client.get(reverse(f"networks:{name}", args=[network.slug])) for name in PUBLIC]
    assert {answer.status_code for answer in answers} == {200}
    return " ".join(answer.text for answer in answers)


@pytest.fixture
def secret(network, with_page, calendar, newspaper, clara):
    """A project with a page, dates and news, that belongs to the network and that nobody may know of; a function."""

    def make(kind="unlisted", **affiliation):
        project = ProjectFactory(name="Geheime Runde", summary="Geheim", admin=clara, **HIDDEN.get(kind, {}))
        page = with_page(project)
        event(calendar, page, "Geheimer Abend")
        NewsPageFactory(parent=newspaper, initiative=page, title="Geheime Meldung")
        PostFactory(project=project, title="Geheime Neuigkeit", audience=Audience.PUBLIC)
        AffiliationFactory(network=network, project=project, message="Geheime Frage", **affiliation)
        return project

    return make


@pytest.mark.parametrize("state", HIDDEN)
def test_what_nobody_may_know_of_stands_nowhere(as_person, ben, network, secret, state):
    secret(state)

    for person in (None, ben):
        text = everything(as_person(person), network)
        assert "Geheim" not in text
        assert "<dd>1</dd>" in text


@pytest.mark.parametrize("state", sorted(set(State) - {State.MEMBER}))
def test_who_does_not_belong_to_it_yet_stands_nowhere(client, network, secret, state):
    secret("active", state=state)

    assert "Geheim" not in everything(client, network)


def test_its_admins_and_its_own_people_know_that_an_unlisted_one_belongs_to_it(
    as_person, anna, ben, clara, network, secret
):
    project = secret()
    projects = reverse("networks:projects", args=[network.slug])

    assert "Geheime Runde" in as_person(anna).get(projects).text
    assert as_person(ben).get(projects).status_code == 403
    client = as_person(clara)
    assert network.name in client.get(reverse("workspace:networks:list", args=[project.slug])).text
    assert "Geheim" not in client.get(network.get_absolute_url()).text


def test_a_project_that_is_declined_or_deleted_disappears(as_person, anna, network, member):
    projects = reverse("networks:projects", args=[network.slug])
    client = as_person(anna)
    assert member.name in client.get(projects).text

    member.status = Status.DECLINED
    member.save()
    assert member.name not in client.get(projects).text
    member.delete()
    assert not network.affiliations.exists()


def test_the_calendar_has_the_coming_dates_of_its_projects_by_month(client, network, member, with_page, calendar, kiel):
    page = with_page(member)
    event(calendar, page, "Löten für alle", start=soon(40))
    event(calendar, page, "Fahrrad-Abend")
    event(calendar, page, "Vorbei", start=soon(-10))
    event(calendar, page, "Noch ein Entwurf", live=False)
    event(calendar, None, "Woanders")
    network.kind, network.municipality = "municipality", kiel
    network.save()
    event(calendar, None, "Ratssitzung", municipality=kiel)

    text = client.get(reverse("networks:dates", args=[network.slug])).text
    ics = client.get(reverse("networks:calendar", args=[network.slug]))

    assert text.index("Fahrrad-Abend") < text.index("Löten für alle")
    assert text.count('<h2 class="h3" id="month-') == 2
    found = {str(each["summary"]) for each in icalendar.Calendar.from_ical(ics.content).walk("VEVENT")}
    assert found == {"Löten für alle", "Fahrrad-Abend"}
    for title in ("Vorbei", "Noch ein Entwurf", "Woanders", "Ratssitzung"):
        assert title not in text + client.get(network.get_absolute_url()).text


def test_the_news_are_those_of_its_projects_the_newest_first(client, network, member, with_page, newspaper):
    page = with_page(member)
    today = timezone.localdate()
    NewsPageFactory(parent=newspaper, initiative=page, title="Alt", date=today - timedelta(days=9))
    NewsPageFactory(parent=newspaper, initiative=page, title="Neu", date=today)
    NewsPageFactory(parent=newspaper, initiative=page, title="Entwurf", date=today, live=False)
    NewsPageFactory(parent=newspaper, title="Woanders", date=today)

    text = client.get(reverse("networks:news", args=[network.slug])).text
    feed = client.get(reverse("networks:feed", args=[network.slug])).text

    for each in (text, feed):
        assert each.index(">Neu<") < each.index(">Alt<")
        assert "Entwurf" not in each
        assert "Woanders" not in each


def test_what_projects_write_for_everybody_stands_between_the_articles(client, network, member, with_page, newspaper):
    page, now = with_page(member), timezone.now()
    NewsPageFactory(
        parent=newspaper, initiative=page, title="Artikel", date=timezone.localdate(now - timedelta(days=5))
    )
    for title, days, more in (("Älter", 9, {}), ("Jünger", 1, {}), ("Versteckt", 1, {"is_hidden": True})):
        at = now - timedelta(days=days)
        PostFactory(project=member, title=title, audience=Audience.PUBLIC, published_at=at, **more)
    PostFactory(project=member, title="Nur für uns")

    text = client.get(reverse("networks:news", args=[network.slug])).text
    feed = client.get(reverse("networks:feed", args=[network.slug])).text

    for each in (text, feed):
        assert each.index(">Jünger<") < each.index(">Artikel<") < each.index(">Älter<")
        assert "Versteckt" not in each
        assert "Nur für uns" not in each
    member.rooms_off = ["posts"]
    member.save()
    assert "Jünger" not in client.get(reverse("networks:news", args=[network.slug])).text


def test_news_have_pages(client, network, member, with_page, newspaper):
    page = with_page(member)
    for number in range(13):
        NewsPageFactory(
            parent=newspaper, initiative=page, title=f"Meldung Nr. {number}-", date=f"2026-01-{number + 1:02}"
        )
    address = reverse("networks:news", args=[network.slug])

    assert "Meldung Nr. 0-" not in client.get(address).text
    assert "Meldung Nr. 0-" in client.get(address, {"page": 2}).text


@pytest.mark.parametrize("name", PUBLIC)
def test_sixty_projects_ask_as_much_as_three(network, with_page, calendar, newspaper, queries_of, name):
    def fill(number):
        """One of them, which stands on the first page, has a page with dates and news."""
        for _time in range(1, number):
            AffiliationFactory(network=network, project=ProjectFactory(name="Zuletzt"))
        project = AffiliationFactory(network=network, project=ProjectFactory(name="Anfang")).project
        page = with_page(project, slug=project.slug)
        event(calendar, page, f"Abend {project.pk}")
        NewsPageFactory(parent=newspaper, initiative=page)
        PostFactory(project=project, audience=Audience.PUBLIC)

    address = reverse(f"networks:{name}", args=[network.slug])
    fill(2)
    few = queries_of(address)
    fill(57)

    assert queries_of(address) == few
    assert few <= 20


def test_the_list_asks_the_same_for_one_network_and_twenty(network, queries_of):
    address = reverse("networks:list")
    one = queries_of(address)
    for each in NetworkFactory.create_batch(20):
        AffiliationFactory(network=each)

    assert queries_of(address) == one


def test_the_list_counts_only_what_everybody_may_see(client, network, secret):
    secret()

    assert [card.counts[0].number for card in client.get(reverse("networks:list")).context["cards"]] == [1]


def test_the_pages_of_its_projects_lead_to_it_as_long_as_everybody_may_know(
    client, anna, ben, network, member, with_page
):
    page, about = with_page(member), member.get_absolute_url()
    link = f'href="{network.get_absolute_url()}"'

    def shown():
        return [link in client.get(address).text for address in (page.url, about)]

    assert shown() == [True, True]
    writing.close(network=network, actor=anna)
    assert shown() == [False, False]
    writing.reopen(network=network, actor=anna)
    assert shown() == [True, True]
    membership = member.memberships.get(user=ben)
    member.is_listed = False
    managing.update(membership=membership, project=member, topics=[])
    client.force_login(ben)
    assert shown() == [False, False]


def test_the_text_is_safe(client, network):
    network.text = "**fett** <script>alert(1)</script> [Knopf](javascript:alert(1))"
    network.save()

    text = client.get(network.get_absolute_url()).text

    assert "<strong>fett</strong>" in text
    assert "<script>alert" not in text
    assert 'href="javascript' not in text


def test_it_is_found_by_search_engines_only_when_it_is_public(client, home_page, network):
    assert network.get_absolute_url() in client.get("/sitemap.xml").text
    network.is_hidden = True
    network.save()
    assert network.get_absolute_url() not in client.get("/sitemap.xml").text


def test_scope_holds_all_translations_of_a_page(network, member, with_page):
    page = with_page(member)

    assert (scope_of(network).projects, scope_of(network).pages) == ([member.pk], [page.pk])


def test_a_merged_list_reads_no_more_than_its_page_needs():
    asked = []

    def read(number):
        asked.append(number)
        return list(range(number))

    rows = Merged(50, read)

    assert (rows[10:20], rows[45:60], rows[3]) == (list(range(10, 20)), [45, 46, 47, 48, 49], 3)
    assert asked == [20, 50, 4]
    assert len(Merged(MOST + 1, read)) == MOST
