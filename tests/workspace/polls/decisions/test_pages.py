"""Asking and voting by the pages, as a person fills them in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.decisions import PollFactory, VoteFactory, with_keys
from workspace.polls.decisions.choices import NOUNS, Kind
from workspace.polls.decisions.models import Poll, PollOption, Vote
from workspace.polls.decisions.seeing import see
from workspace.polls.decisions.services import steering
from workspace.projects.choices import Status

SAID = {
    "title": "Was  backen wir?",
    "text": "",
    "secrecy": "name",
    "results": "always",
    "last_day": "",
    "last_time": "",
}


def test_each_kind_can_be_asked(as_person, ben, project):
    client = as_person(ben)
    for kind in Kind:
        sent = {**SAID, "title": f"Frage {kind}", "options": "Apfel\n  Birne \n\napfel\n", "needed": "more"}

        answer = client.post(reverse("workspace:polls:decisions:ask", args=[project.slug, NOUNS[kind]]), sent)

        poll = Poll.objects.get(title=f"Frage {kind}")
        assert (answer.status_code, answer.url) == (302, poll.get_absolute_url())
        assert [str(option) for option in poll.options.all()] == (["Apfel", "Birne"] if poll.has_options else [])
        assert client.get(answer.url).status_code == 200


def test_without_options_to_choose_from_nothing_is_said_of_them(as_person, ben, project):
    poll = PollFactory(project=project, created_by=ben, kind=Kind.AGREEMENT)

    page = as_person(ben).get(poll.get_absolute_url()).content.decode()

    assert "Umfrage beenden" in page
    assert "more-options" not in page


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("options", "Nur eine", "zwei Antworten"),
        ("options", "\n".join(map(str, range(2000))), "Höchstens 100"),
        ("options", "A\n" + "x" * 201, "höchstens 200 Zeichen"),
        ("last_day", "2020-01-01", "in der Zukunft"),
        ("last_day", "0001-01-01", "in der Zukunft"),
        ("last_time", "10:00", "braucht einen Tag"),
        ("title", "   ", "Feld"),
    ],
)
def test_what_is_wrong_is_said_in_words(as_person, ben, project, field, value, said):
    url = reverse("workspace:polls:decisions:ask", args=[project.slug, "auswahl"])

    answer = as_person(ben).post(url, {**SAID, "options": "A\nB", field: value})

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Poll.objects.exists()


def test_guests_ask_nothing(as_person, gesa, project):
    assert as_person(gesa).get(reverse("workspace:polls:decisions:choose", args=[project.slug])).status_code == 403


def test_the_same_sent_twice_is_one_poll(as_person, ben, project):
    url = reverse("workspace:polls:decisions:ask", args=[project.slug, "worte"])
    for _each in range(2):
        as_person(ben).post(url, {**SAID, "results": "end"})

    assert Poll.objects.get().title == "Was backen wir?"


FILLED = {
    Kind.SINGLE: ({"choice": "1"}, "1"),
    Kind.SEVERAL: ({"choice": ["2", "0"]}, "0,2"),
    Kind.RANKING: ({"place_0": "2", "place_2": "1"}, "2>0"),
    Kind.AGREEMENT: ({"choice": "no"}, "no"),
    Kind.SCALE: ({"points_1": "4", "points_0": ""}, "1:4"),
    Kind.WORDS: ({"choice": "  Gern mit Musik.  "}, "Gern mit Musik."),
}


@pytest.mark.parametrize("kind", FILLED)
def test_each_kind_is_voted_in_by_a_plain_form(as_person, gesa, address, project, kind):
    poll = PollFactory(project=project, kind=kind)
    sent, content = FILLED[kind]

    client = as_person(gesa)
    assert client.get(address("detail", poll)).status_code == 200
    answer = client.post(address("vote", poll), _with_keys(poll, sent), follow=True)

    assert "Deine Stimme zählt" in answer.content.decode()
    assert Vote.objects.get().content == with_keys(poll, content)


def _with_keys(poll, sent):
    """Option 0 by its own key, in the names of fields and in their values."""
    keys = [str(pk) for pk in poll.options.values_list("pk", flat=True)]
    if poll.kind in {Kind.RANKING, Kind.SCALE}:
        return {f"{name.partition('_')[0]}_{keys[int(name.partition('_')[2])]}": value for name, value in sent.items()}
    if not keys:
        return sent
    choice = sent["choice"]
    return {"choice": [keys[int(each)] for each in choice] if isinstance(choice, list) else keys[int(choice)]}


def test_nothing_chosen_is_said_at_the_form(as_person, gesa, address, poll):
    answer = as_person(gesa).post(address("vote", poll), {})

    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()


def test_more_than_the_most_is_refused(as_person, gesa, address, project):
    poll = PollFactory(project=project, kind=Kind.SEVERAL, most_choices=2)

    answer = as_person(gesa).post(address("vote", poll), _with_keys(poll, {"choice": ["0", "1", "2"]}))

    assert "höchstens 2" in answer.content.decode()
    assert not Vote.objects.exists()


def test_an_old_tab_hears_that_it_has_ended(as_person, gesa, ben, address, poll):
    sent = _with_keys(poll, {"choice": "0"})
    steering.close(poll=poll, actor=ben)

    answer = as_person(gesa).post(address("vote", poll), sent, follow=True)

    assert "inzwischen beendet" in answer.content.decode()
    assert not Vote.objects.exists()


def test_html_in_an_option_is_text(as_person, gesa, address, project):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    poll = PollFactory(project=project, options=[evil, "Gut"], title="<b>Was?</b>")
    VoteFactory(poll=poll, content=with_keys(poll, "0"))

    page = as_person(gesa).get(address("detail", poll)).content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_vote_leads_back_to_where_the_poll_stood_and_nowhere_else(as_person, gesa, address, poll):
    client = as_person(gesa)
    sent = _with_keys(poll, {"choice": "0"})

    assert client.post(address("vote", poll), {**sent, "zurueck": "/arbeitsbereich/"}).url == "/arbeitsbereich/"
    assert client.post(address("vote", poll), {**sent, "zurueck": "https://evil.example/"}).url == poll.inner_url


def test_a_poll_of_another_project_is_not_there(as_person, anna, address):
    assert as_person(anna).get(address("detail", PollFactory())).status_code == 404


def test_what_its_author_left_is_in_the_hands_of_the_admins(poll, project, anna, ben, gesa):
    project.memberships.filter(user=ben).delete()
    assert (see(poll, anna).may_steer, see(poll, ben).may_steer, see(poll, gesa).may_steer) == (True, False, False)

    ben.delete()
    poll.refresh_from_db()

    assert poll.created_by is None
    steering.close(poll=poll, actor=anna)
    assert not Poll.objects.get().is_open


def test_a_poll_without_its_author_has_a_page(as_person, anna, ben, address, poll):
    ben.delete()

    assert as_person(anna).get(address("detail", poll)).status_code == 200


def test_others_add_options_where_they_may(as_person, gesa, address, project, poll):
    open_to_all = PollFactory(project=project, options_by_members=True)
    client = as_person(gesa)

    client.post(address("option", open_to_all), {"option": "  Sonntag  "})
    refused = client.post(address("option", poll), {"option": "Sonntag"})
    again = client.post(address("option", open_to_all), {"option": "sonntag"}, follow=True)

    assert refused.status_code == 403
    assert "gibt es schon" in again.content.decode()
    assert PollOption.objects.get(text="Sonntag").proposed_by == gesa


def test_an_ended_poll_keeps_its_options(as_person, ben, address, poll):
    poll.options.create(text="Ein dritter", position=9)
    client = as_person(ben)
    assert 'name="weg"' in client.get(address("detail", poll)).text
    steering.close(poll=poll, actor=ben)

    page = client.post(address("option", poll), {"weg": str(poll.options.last().pk)}, follow=True).text

    assert "inzwischen beendet" in page
    assert 'name="weg"' not in page
    assert poll.options.filter(text="Ein dritter").exists()


def test_closing_and_opening_again_are_said_and_the_last_day_is_kept(as_person, ben, address, poll):
    poll.deadline = timezone.now().replace(second=0, microsecond=0) + timedelta(days=3)
    poll.save(update_fields=["deadline"])
    client = as_person(ben)

    closed = client.post(address("close", poll), follow=True)
    sent = {**closed.context["reopen_form"].initial, "undo": "1"}
    reopened = client.post(address("close", poll), sent, follow=True)

    assert "Die Umfrage ist beendet: Niemand kann mehr abstimmen." in closed.text
    assert "Die Umfrage ist wieder offen, mit allen Stimmen." in reopened.text
    assert "ist beendet" not in reopened.text
    assert Poll.objects.get().deadline == poll.deadline


def test_an_option_that_cannot_be_stays_in_its_field(as_person, ben, address, poll):
    client = as_person(ben)
    there = poll.options.first().text

    twice = client.post(address("option", poll), {"option": there.upper()})
    nothing = client.post(address("option", poll), {"option": "  "})

    assert twice.context["option_form"].errors == {"option": ["Diese Antwort gibt es schon."]}
    assert f'value="{there.upper()}"' in twice.text
    assert list(nothing.context["option_form"].errors) == ["option"]
    assert "error-summary" in nothing.text


def test_an_option_for_a_poll_that_has_ended_is_said_on_its_page(as_person, ben, address, poll):
    steering.close(poll=poll, actor=ben)

    page = as_person(ben).post(address("option", poll), {"option": "Sonntag"}, follow=True)

    assert "inzwischen beendet" in page.text
    assert not poll.options.filter(text="Sonntag").exists()


def test_a_past_day_for_opening_again_stays_in_its_field(as_person, ben, address, poll):
    steering.close(poll=poll, actor=ben)
    said = {"last_day": "2020-01-01", "last_time": "12:00", "undo": "1"}

    page = as_person(ben).post(address("close", poll), said)

    assert page.context["reopen_form"].errors
    assert 'value="2020-01-01"' in page.text
    assert not Poll.objects.get().is_open


def test_looking_at_the_address_of_a_button_changes_nothing(as_person, ben, address, poll):
    client = as_person(ben)

    answers = [client.get(address(name, poll)) for name in ("close", "option")]

    assert [answer.status_code for answer in answers] == [302, 200]
    assert answers[0].url == address("detail", poll)
    assert Poll.objects.get().is_open


def test_signed_out_meanwhile_a_button_is_pressed_once_more_and_an_option_waits(client, as_person, ben, address, poll):
    pressed = client.post(address("close", poll), HTTP_REFERER=f"http://testserver{address('detail', poll)}")
    client.post(address("option", poll), {"option": "Sonntag"})

    client.force_login(ben)
    page = client.get(address("option", poll))

    assert pressed.url.endswith(f"?next={address('detail', poll)}")
    assert 'value="Sonntag"' in page.text
    assert Poll.objects.get().is_open


def test_an_option_that_comes_or_goes_is_said(as_person, ben, address, poll):
    client = as_person(ben)

    added = client.post(address("option", poll), {"option": "Ganz <anders>"}, follow=True)
    again = client.post(address("option", poll), {"option": "Ganz <anders>"}, follow=True)
    removed = client.post(address("option", poll), {"weg": str(poll.options.last().pk)}, follow=True)

    assert "„Ganz &lt;anders&gt;“ steht jetzt zur Wahl." in added.text
    assert "steht jetzt zur Wahl" not in again.text
    assert "„Ganz &lt;anders&gt;“ steht nicht mehr zur Wahl." in removed.text


def test_the_question_stays_once_somebody_has_voted(as_person, ben, address, poll):
    VoteFactory(poll=poll)

    as_person(ben).post(address("change", poll), {"title": "Etwas anderes?", "text": "Neu", "last_day": ""})

    poll.refresh_from_db()
    assert (poll.title, poll.text) == ("An welchem Tag?", "Neu")


def test_in_an_archived_project_a_poll_is_read_only(as_person, anna, address, project, poll):
    project.status = Status.ARCHIVED
    project.save()
    client = as_person(anna)

    assert client.get(address("detail", poll)).status_code == 200
    sent = _with_keys(poll, {"choice": "0"})
    assert {client.post(address(name, poll), sent).status_code for name in ("vote", "close", "change", "delete")} == {
        403
    }


def test_deleted_it_is_gone_with_its_votes(as_person, ben, address, poll):
    VoteFactory(poll=poll)

    as_person(ben).post(address("delete", poll))

    assert not Poll.objects.exists()
    assert not Vote.objects.exists()


def test_a_list_asks_the_same_for_one_and_for_many(
    as_person, gesa, project, django_assert_max_num_queries, django_assert_num_queries
):
    url = reverse("workspace:polls:list", args=[project.slug])
    PollFactory(project=project, votes={"0": 1})
    client = as_person(gesa)
    client.get(url)
    client.get(url)  # the first ones note the visit
    with django_assert_max_num_queries(14) as captured:
        client.get(url)
    for _each in range(12):
        PollFactory(project=project, votes={"1": 2})

    with django_assert_num_queries(len(captured)):
        page = client.get(url).content.decode()

    assert "Frage" in page


def test_a_list_says_of_each_how_many_have_voted_by_name_or_in_secret(as_person, gesa, project):
    over = timezone.now() - timedelta(days=1)
    PollFactory(project=project, title="Mit Namen", votes={"0": 2})
    PollFactory(project=project, title="Geheim", is_anonymous=True, votes={"0": 1, "1": 2})
    PollFactory(project=project, title="Vorbei mit Namen", deadline=over, votes={"0": 4})
    PollFactory(project=project, title="Vorbei geheim", is_anonymous=True, deadline=over, votes={"0": 5})
    PollFactory(project=project, title="Ohne", is_anonymous=True)

    shown = as_person(gesa).get(reverse("workspace:polls:list", args=[project.slug])).context

    assert {row.title: row.said for row in (*shown["open"], *shown["closed"])} == {
        "Mit Namen": "2 Stimmen",
        "Geheim": "3 Stimmen",
        "Ohne": "0 Stimmen",
        "Vorbei mit Namen": "4 Stimmen",
        "Vorbei geheim": "5 Stimmen",
    }


def test_its_home_names_what_waits_for_somebody(as_person, gesa, project, poll, cast):
    ended = PollFactory(project=project, deadline=timezone.now() - timedelta(days=1), title="Längst vorbei?")
    home = reverse("workspace:home", args=[project.slug])
    client = as_person(gesa)

    before = client.get(home).content.decode()
    cast(gesa, poll, "0")

    assert poll.inner_url in before
    assert ended.inner_url not in before
    assert poll.inner_url not in client.get(home).content.decode()
