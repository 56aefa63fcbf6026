"""People from outside: by the link with a name, later by their own; mails; nothing happens by a GET."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.appointments import AnswerFactory, ParticipantFactory
from workspace.polls.appointments import closing
from workspace.polls.appointments.services import reminding
from workspace.polls.models import Answer, Participant


@pytest.fixture
def poll(poll):
    poll.takes_outsiders = True
    poll.save()
    return poll


@pytest.fixture
def link(poll):
    return reverse("appointment_answers:start", args=[poll.token])


def own(participant):
    return reverse("appointment_answers:own", args=[participant.token])


def sent(poll, guards, **more):
    first = poll.options.first()
    seen = [option.pk for option in poll.options.all()]
    return {
        "name": "Wiebke Weiß",
        "email": "",
        "comment": "",
        "seen": seen,
        f"answer-{first.pk}": "yes",
        **guards,
        **more,
    }


def test_a_name_is_enough_and_leads_to_a_page_of_ones_own(client, poll, link, guards):
    answer = client.post(link, sent(poll, guards))

    participant = poll.participants.get()
    assert answer.url == own(participant)
    assert sorted(participant.answers.values_list("value", flat=True)) == ["no", "no", "yes"]
    assert "Wiebke Weiß" in client.get(own(participant)).text


def test_with_an_address_the_link_comes_by_mail_and_works_on_any_device(client, poll, link, guards, mailoutbox, commit):
    with commit():
        client.post(link, sent(poll, guards, email="wiebke@example.org"))

    mail = mailoutbox[0]
    assert own(poll.participants.get()) in mail.body
    assert (mail.to, "List-Unsubscribe" in mail.extra_headers) == (["wiebke@example.org"], True)
    second = poll.options.all()[1]
    fields = {"name": "Wiebke", "comment": "", "seen": [second.pk], f"answer-{second.pk}": "maybe"}
    assert client.post(own(poll.participants.get()), fields).status_code == 302
    assert poll.participants.get().answers.get(option=second).value == "maybe"


def test_whoever_writes_the_address_of_somebody_else_gets_nothing_of_theirs(
    client, poll, link, guards, mailoutbox, commit
):
    there = ParticipantFactory(poll=poll, outside=True, email="wiebke@example.org")
    with commit():
        page = client.post(link, sent(poll, guards, email="Wiebke@example.org"))

    assert "Bitte schau in dein Postfach" in page.text
    assert (poll.participants.count(), there.token in page.text) == (1, False)
    assert there.token in mailoutbox[0].body
    assert Answer.objects.count() == 0


def test_reading_a_link_changes_nothing(client, poll):
    participant = ParticipantFactory(poll=poll, outside=True, answered_at=None, email="a@example.org")
    for address in (own(participant), reverse("appointment_answers:take_back", args=[participant.token])):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200

    participant.refresh_from_db()
    assert participant.answered_at is None


def test_outsiders_see_how_many_and_not_who(client, ben, gesa, poll, link):
    AnswerFactory(participant=ParticipantFactory(poll=poll, user=gesa), option=poll.options.first(), value="yes")
    page = client.get(link)

    assert "1 Ja" in page.text
    assert "Gesa" not in page.text


def test_the_members_of_the_project_answer_inside(as_person, gesa, poll, link, address):
    assert as_person(gesa).get(link).url == address("detail", poll)


@pytest.mark.parametrize("state", ["not for outsiders", "deleted", "room off"])
def test_a_link_that_does_not_hold_is_not_there(client, poll, link, project, state):
    participant = ParticipantFactory(poll=poll, outside=True)
    if state == "not for outsiders":
        poll.takes_outsiders = False
    if state == "deleted":
        poll.deleted_at = poll.created_at
    poll.save()
    project.rooms_off = ["polls"] if state == "room off" else []
    project.save()

    assert client.get(link).status_code == 404
    assert client.get(own(participant)).status_code == (200 if state == "not for outsiders" else 404)


def test_machines_are_kept_out(client, poll, link, guards):
    assert client.post(link, sent(poll, {})).status_code == 200
    assert client.post(link, sent(poll, guards, portal_website="http://spam")).status_code == 200
    assert Participant.objects.count() == 0


def test_who_answers_again_and_again_is_asked_for_a_proof(client, poll, link, guards, mailoutbox, commit):
    with commit():
        answers = [client.post(link, sent(poll, guards, email="wiebke@example.org")) for _number in range(6)]

    assert len(mailoutbox) == 5
    assert "data-proof=" in answers[5].text
    assert "Wiebke Weiß" in answers[5].text


def test_taken_back_nothing_is_left(client, poll):
    participant = ParticipantFactory(poll=poll, outside=True, email="wiebke@example.org")
    AnswerFactory(participant=participant, option=poll.options.first())
    client.post(reverse("appointment_answers:take_back", args=[participant.token]))

    assert (Participant.objects.count(), Answer.objects.count()) == (0, 0)


def test_whoever_is_asked_by_mail_is_reminded_until_they_have_answered(
    as_person, ben, poll, address, mailoutbox, commit, membership
):
    with commit():
        as_person(ben).post(
            address("invite", poll), {"addresses": "Wiebke@example.org, ole@example.org\nole@example.org"}
        )
    assert sorted(mail.to[0] for mail in mailoutbox) == ["ole@example.org", "wiebke@example.org"]
    ole = poll.participants.get(email="ole@example.org")
    ole.answered_at = ole.created_at
    ole.save()
    mailoutbox.clear()

    with commit():
        reminding.remind(poll=poll, membership=membership(ben))
    outside = [mail for mail in mailoutbox if mail.to[0] in {"wiebke@example.org", "ole@example.org"}]
    assert [mail.to for mail in outside] == [["wiebke@example.org"]]
    assert "Deine Antwort fehlt noch" in outside[0].subject


def test_no_address_and_too_many_are_refused_in_words(as_person, ben, poll, address):
    page = as_person(ben).post(address("invite", poll), {"addresses": "wiebke at example"}, follow=True)
    assert "ist keine E-Mail-Adresse." in page.text
    many = "\n".join(f"a{number}@example.org" for number in range(31))
    assert (
        "Höchstens 30 Menschen" in as_person(ben).post(address("invite", poll), {"addresses": many}, follow=True).text
    )
    assert poll.participants.count() == 0


def test_the_chosen_date_comes_by_mail_until_one_click_ends_that(client, ben, poll, membership, mailoutbox, commit):
    participant = ParticipantFactory(poll=poll, outside=True, email="wiebke@example.org")
    AnswerFactory(participant=participant, option=poll.options.first(), value="maybe")
    with commit():
        closing.close(poll=poll, membership=membership(ben), option=poll.options.first())
    mail = next(mail for mail in mailoutbox if "steht fest" in mail.subject and mail.to == ["wiebke@example.org"])
    mailoutbox.clear()

    stop = re.search(r"/abmelden/[^>]+", mail.extra_headers["List-Unsubscribe"])[0]
    client.post(stop, {"List-Unsubscribe": "One-Click"})
    with commit():
        closing.reopen(poll=poll, membership=membership(ben))
    assert [mail.subject for mail in mailoutbox if "Es wird wieder ein Termin gesucht" in mail.subject] == []


def test_a_member_who_answers_outside_is_led_inside_by_mail(client, gesa, poll, link, guards, mailoutbox, commit):
    with commit():
        page = client.post(link, sent(poll, guards, email="Gesa@example.org"))

    assert (poll.participants.count(), "Diese Adresse kennen wir hier schon" in page.text) == (0, True)
    assert (mailoutbox[0].to, poll.get_absolute_url() in mailoutbox[0].body) == (["Gesa@example.org"], True)


@pytest.mark.parametrize("has_own", [False, True])
def test_whoever_was_asked_by_mail_and_answers_inside_stands_there_once(
    as_person, gesa, poll, address, has_own, commit, membership
):
    asked = ParticipantFactory(poll=poll, outside=True, email="GESA@example.org")
    first, second, third = poll.options.all()
    AnswerFactory(participant=asked, option=first)
    third.proposed_by = asked
    third.save()
    if has_own:
        ParticipantFactory(poll=poll, user=gesa)
    as_person(gesa).post(address("answer", poll), {"seen": [second.pk], f"answer-{second.pk}": "yes", "comment": ""})

    row = poll.participants.get()
    third.refresh_from_db()
    assert (row.user, row.email, third.proposed_by) == (gesa, "", row)
    assert row.answers.get(option=second).value == "yes"


def test_people_of_the_project_are_not_asked_by_mail_too(as_person, ben, gesa, poll, address):
    page = as_person(ben).post(address("invite", poll), {"addresses": "Gesa@example.org"}, follow=True)

    assert (poll.participants.count(), "Sie sind alle schon gefragt." in page.text) == (0, True)


def test_who_left_no_address_is_named_before_it_is_closed(as_person, ben, poll, address):
    participant = ParticipantFactory(poll=poll, outside=True, name="Wiebke Weiß")
    AnswerFactory(participant=participant, option=poll.options.first())

    page = as_person(ben).get(address("close", poll)).text
    assert "Ohne Adresse, sag es ihnen bitte selbst: Wiebke Weiß" in page


class TestProposals:
    @pytest.fixture
    def wiebke(self, poll):
        poll.proposals = "reviewed"
        poll.save()
        return ParticipantFactory(poll=poll, outside=True, name="Wiebke Weiß")

    @staticmethod
    def propose(client, participant, days=30):
        day = timezone.localdate() + datetime.timedelta(days=days)
        address = reverse("appointment_answers:propose", args=[participant.token])
        return client.post(address, {"day": day.isoformat(), "time": "18:00"}, follow=True)

    def test_they_are_looked_at_first_where_that_is_wanted(self, client, as_person, ben, poll, wiebke, address):
        page = self.propose(client, wiebke)

        assert "Danke: Dein Termin wird zuerst angesehen." in page.text
        assert "wird geprüft" in client.get(own(wiebke)).text
        assert "Wiebke Weiß" in as_person(ben).get(address("detail", poll)).text
        option = poll.options.proposed().get()
        assert (option.proposed_by, poll.options.standing().count()) == (wiebke, 3)

    def test_where_all_may_add_dates_everybody_hears_of_it_but_who_has_proposed_it(
        self, client, poll, wiebke, mailoutbox, commit
    ):
        poll.proposals = "always"
        poll.save()
        wiebke.email = "wiebke@example.org"
        wiebke.save()
        ParticipantFactory(poll=poll, outside=True, email="ole@example.org")
        with commit():
            self.propose(client, wiebke)

        assert poll.options.standing().count() == 4
        assert [mail.to for mail in mailoutbox] == [["ole@example.org"]]

    def test_where_nobody_proposes_they_do_not_either(self, client, poll, wiebke):
        poll.proposals = "never"
        poll.save()

        assert "Passt dir kein Termin?" not in client.get(own(wiebke)).text
        assert self.propose(client, wiebke).status_code == 403
        assert poll.options.count() == 3

    def test_what_cannot_be_is_said_with_what_was_typed(self, client, poll, wiebke):
        page = self.propose(client, wiebke, days=-3)

        assert "ist schon vorbei." in page.text
        assert 'value="18:00"' in page.text
        assert f'action="{own(wiebke)}"' in page.text

    def test_nobody_proposes_more_than_five(self, client, poll, wiebke):
        pages = [self.propose(client, wiebke, days) for days in range(30, 36)]

        assert "Du hast schon 5 Termine vorgeschlagen" in pages[5].text
        assert poll.options.proposed().count() == 5

    def test_whoever_has_only_the_common_link_is_told_to_answer_first(self, client, wiebke, link):
        assert "dann kannst du einen anderen Termin vorschlagen" in client.get(link).text
