"""Decisions that are taken back, cases that are settled elsewhere, and who hears of it."""

import pytest
from django.core import mail

from initiatives.ideas.choices import Status
from initiatives.ideas.models import Idea
from initiatives.ideas.services import life, writing
from initiatives.ideas.services.pictures import Pictures
from portal.comments.models import Comment
from portal.comments.services import supporting
from portal.comments.services import writing as commenting
from portal.moderation.choices import Action
from portal.moderation.errors import ModerationError
from portal.moderation.kinds import Moderated, kind_of
from portal.moderation.links import token_of
from portal.moderation.models import Case, Decision, ModerationSettings
from portal.moderation.services.cases import open_case
from portal.moderation.services.deciding import decide, take_back
from portal.moderation.services.reporting import object_to, report
from portal.moderation.tasks import tell_of_decision
from portal.moderation.whys import Why
from tests.factories.accounts import UserFactory
from tests.factories.ideas import IdeaFactory, listed
from tests.factories.regions import ManagerFactory
from tests.simultaneous import at_the_same_moment


def case_of(target):
    return Case.objects.open().of(target).get()


def mails_to(person):
    return [message.subject for message in mail.outbox if message.to == [person.email]]


def test_what_was_published_is_taken_back_only_with_a_reason_to_which_the_author_can_object(
    ben, kiel, maren, home_page, commit
):
    settings = ModerationSettings.load()
    settings.review_ideas = "before"
    settings.save()
    draft = IdeaFactory(author=ben, municipality=kiel, status=Status.DRAFT)
    idea = writing.submit(idea=draft, actor=ben)
    approval = decide(case=case_of(idea), action=Action.APPROVE, reason="", actor=maren)

    with pytest.raises(ModerationError, match="warum"):
        take_back(decision=approval, actor=maren)
    with commit():
        take_back(decision=approval, actor=maren, reason="Doch Werbung.")

    idea.refresh_from_db()
    statement = Decision.objects.newest_first().first()
    assert idea.is_hidden
    assert (statement.action, statement.reason) == (Action.HIDE, "Doch Werbung.")
    assert "Doch Werbung." in mail.outbox[-1].body
    object_to(decision=statement, text="Nein, keine.", actor=ben)
    assert case_of(idea).codes.split() == ["objected"]


def test_the_desk_asks_why_before_it_hides_what_was_shown(client, idea, anna, ben, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)
    report_again = open_case(target=idea, why=Why("reopened"))
    shown = decide(case=report_again, action=Action.SHOW, reason="", actor=maren)
    client.force_login(maren)

    page = client.get(f"/admin/schreibtisch/{shown.case_id}/").text
    refused = client.post(f"/admin/schreibtisch/entscheidungen/{shown.pk}/ruecknahme/")
    reloaded = client.get(f"/admin/schreibtisch/entscheidungen/{shown.pk}/ruecknahme/")
    client.post(f"/admin/schreibtisch/entscheidungen/{shown.pk}/ruecknahme/", {"reason": "Es war doch Werbung."})

    idea.refresh_from_db()
    assert "Warum verbirgst du es?" in page
    assert refused.status_code == 409
    assert reloaded.url == f"/admin/schreibtisch/{shown.case_id}/"
    assert idea.is_hidden


def test_who_has_reported_hears_that_the_decision_was_taken_back(idea, ben, maren, commit):
    report(target=idea, reason="spam", text="", actor=ben)
    decision = decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)

    with commit():
        take_back(decision=decision, actor=maren)

    assert mails_to(ben) == ["Noch einmal geprüft: deine Meldung zu „Trinkbrunnen am Hafen“"]


def test_what_the_author_withdraws_is_settled_for_reporters_and_objections(idea, anna, ben, maren, commit):
    report(target=idea, reason="spam", text="", actor=ben)
    decision = decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)
    objection = object_to(decision=decision, text="Nein", actor=anna)
    report(target=idea, reason="spam", text="", actor=ben)

    with commit():
        life.withdraw(idea=idea, text="", actor=anna)

    objection.refresh_from_db()
    assert objection.outcome == "settled"
    assert "Erledigt: deine Meldung zu „Trinkbrunnen am Hafen“" in mails_to(ben)


def test_who_has_reported_hears_that_it_was_given_back(ben, kiel, maren, home_page, clara):
    idea = listed(IdeaFactory(author=ben, municipality=kiel))
    report(target=idea, reason="false", text="", actor=clara)
    Idea.objects.filter(pk=idea.pk).update(status=Status.REVIEW)
    decision = decide(case=case_of(idea), action=Action.ASK_BACK, reason="Bitte belegen.", actor=maren)

    tell_of_decision.call(decision.pk)

    told = next(message.body for message in mail.outbox if message.to == [clara.email])
    assert "bis es überarbeitet" in told
    assert "verstößt" not in told


def test_after_a_decision_the_next_case_is_one_that_the_filter_shows(client, idea, anna, ben, kiel, maren):
    comment = commenting.write(target=idea, text="Das kostet zu viel.", parent=None, actor=ben)
    report(target=comment, reason="false", text="", actor=anna)
    other = listed(IdeaFactory(author=anna, municipality=kiel))
    for target in (idea, other):
        report(target=target, reason="spam", text="", actor=ben)
    client.force_login(maren)

    response = client.post(f"/admin/schreibtisch/{case_of(idea).pk}/?kind=idee", {"action": "keep"})
    last = client.post(f"/admin/schreibtisch/{case_of(other).pk}/?kind=idee", {"action": "keep"})

    assert response.url == f"/admin/schreibtisch/{Case.objects.of(other).get().pk}/?kind=idee"
    assert last.url == "/admin/schreibtisch/?kind=idee"
    assert case_of(comment).is_open


def test_a_reason_typed_for_a_case_that_was_closed_meanwhile_can_be_read(client, idea, ben, maren, kiel):
    report(target=idea, reason="spam", text="", actor=ben)
    case = case_of(idea)
    decide(case=case, action=Action.KEEP, reason="", actor=ManagerFactory(municipalities=[kiel]).user)
    client.force_login(maren)

    page = client.post(f"/admin/schreibtisch/{case.pk}/", {"action": "hide", "reason": "Lange begründet."}).text

    assert "schon entschieden" in page
    assert "Lange begründet." in page


def test_two_kinds_cannot_have_one_name():
    known = kind_of(Idea)

    with pytest.raises(ValueError, match="idee"):
        Moderated(**{**vars(known), "model": Comment}).register()


def test_writing_and_deciding_at_the_same_moment_do_not_wait_for_each_other(committed):
    """On PostgreSQL the two would end as a deadlock, took they their locks in different orders."""
    author, admin = UserFactory(), UserFactory(is_superuser=True)
    idea = listed(IdeaFactory(author=author))
    supporting.support(target=idea, actor=UserFactory())

    def change():
        for _round in range(5):
            now = Idea.objects.get(pk=idea.pk)
            now.text = f"{now.text} Und mehr dazu."
            writing.update(idea=now, topics=[], pictures=Pictures(), actor=author)

    def judge():
        for _round in range(5):
            report(target=idea, reason="spam", text="", actor=admin)
            decide(case=case_of(idea), action=Action.KEEP, reason="", actor=admin)

    assert at_the_same_moment([change, judge]) == []


def test_an_objection_survives_the_end_of_the_session(client, idea, anna, ben, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    decision = decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)
    page = f"/konto/entscheidungen/{decision.pk}/"

    response = client.post(page, {"text": "Lange begründet."})
    client.force_login(anna)

    assert response.url == f"/konto/anmelden/?next={page}"
    assert "Lange begründet." in client.get(page).text


def link_in_the_last_mail_to(address):
    body = next(message.body for message in reversed(mail.outbox) if message.to == [address])
    return "/meldungen/" + body.split("/meldungen/")[1].split()[0]


def test_who_has_reported_it_without_an_account_objects_by_the_link_in_the_mail(client, idea, maren, kiel, commit):
    with commit():
        report(target=idea, reason="hate", text="", actor=None, email="egon@example.org")
        decide(case=case_of(idea), action=Action.KEEP, reason="Das ist erlaubt.", actor=maren)
    link = link_in_the_last_mail_to("egon@example.org")

    page = client.get(link).text
    empty = client.post(link, {"text": ""})
    client.post(link, {"text": "Der zweite Satz ist Hetze."})

    assert "Das ist erlaubt." in page
    assert empty.context["form"].errors["text"]
    case = case_of(idea)
    assert "reporter_objected" in case.codes
    other = ManagerFactory(municipalities=[kiel]).user
    with pytest.raises(ModerationError, match="anderes sieht"):
        decide(case=case, action=Action.HIDE, reason="Doch Hetze.", actor=maren)
    with commit():
        decide(case=case, action=Action.HIDE, reason="Doch Hetze.", actor=other)
    assert "ist nicht mehr zu sehen" in mail.outbox[-1].body
    assert client.get(link).context["form"] is None


def test_who_has_reported_objects_once_and_only_to_what_stands(client, idea, ben, maren):
    made = report(target=idea, reason="spam", text="", actor=ben)
    link = f"/meldungen/{token_of(made)}/"
    assert client.get(link).context["form"] is None

    hidden = decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)
    assert client.get(link).context["form"] is None
    client.post(link, {"text": "Trotzdem."})
    assert not Case.objects.open().exists()

    take_back(decision=hidden, actor=maren)
    decide(case=case_of(idea), action=Action.KEEP, reason="", actor=maren)
    client.post(link, {"text": "Es ist Werbung."})
    decide(case=case_of(idea), action=Action.KEEP, reason="", actor=UserFactory(is_superuser=True))

    assert client.get(link).context["form"] is None
    assert client.get(f"{link[:-2]}x/").status_code == 404


def test_a_decision_that_is_taken_back_opens_the_same_case_with_its_reports(idea, ben, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    decision = decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)

    case = take_back(decision=decision, actor=maren)

    assert (case.pk, case.reports.count()) == (decision.case_id, 1)
