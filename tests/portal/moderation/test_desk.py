"""Reports, suspicions, decisions, objections and blocks, over ideas and comments."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone, translation

from initiatives.ideas.choices import Status
from initiatives.ideas.models import Idea, IdeaPicture
from initiatives.ideas.services import writing
from portal.base.terms import enforce
from portal.comments.models import Comment
from portal.comments.services import writing as commenting
from portal.moderation import jobs
from portal.moderation.choices import Action
from portal.moderation.errors import ModerationError
from portal.moderation.models import (
    AuditEntry,
    Case,
    Decision,
    ModerationSettings,
    Report,
    TextModule,
)
from portal.moderation.screening import links_in
from portal.moderation.services.admission import is_trusted
from portal.moderation.services.blocking import block, require_not_blocked, unblock
from portal.moderation.services.cases import close_case, open_case
from portal.moderation.services.deciding import decide, take_back
from portal.moderation.services.reporting import object_to, report
from portal.moderation.whys import Why
from tests.factories.accounts import UserFactory
from tests.factories.files import ImageFactory
from tests.factories.ideas import IdeaFactory, listed
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from tests.simultaneous import at_the_same_moment


def set_up(**values):
    settings = ModerationSettings.load()
    for name, value in values.items():
        setattr(settings, name, value)
    settings.save()
    return settings


def case_of(target):
    return Case.objects.open().of(target).get()


def submitted(person, kiel=None, **fields):
    draft = IdeaFactory(author=person, municipality=kiel, status=Status.DRAFT, **fields)
    return writing.submit(idea=draft, actor=person)


def test_anybody_reports_with_a_reason_and_hears_what_was_decided(client, idea, maren, guards, commit):
    said = {"reason": "spam", "text": "Werbung", "email": "egon@example.org", "good_faith": "on", **guards}
    with commit():
        response = client.post(f"/melden/idee/{idea.pk}/", said)
    assert response.url == f"/ideen/{idea.pk}/"

    with commit():
        decide(case=case_of(idea), action=Action.HIDE, reason="Reine Werbung.", actor=maren)

    assert [message.to for message in mail.outbox] == [["egon@example.org"], ["anna@example.org"], ["egon@example.org"]]
    statement = mail.outbox[1].body
    assert "Reine Werbung." in statement
    assert "widersprich" in statement
    assert "egon" not in statement
    assert client.get(f"/ideen/{idea.pk}/").status_code == 404


def test_what_is_illegal_is_explained(client, idea, guards):
    response = client.post(f"/melden/idee/{idea.pk}/", {"reason": "illegal", "good_faith": "on", **guards})

    assert response.context["form"].errors["text"]
    assert not Report.objects.exists()


def test_nobody_reports_their_own_or_what_they_cannot_see(client, idea, anna, clara):
    client.force_login(anna)
    assert client.get(f"/melden/idee/{idea.pk}/").status_code == 403
    Idea.objects.update(is_hidden=True)
    client.force_login(clara)
    assert client.get(f"/melden/idee/{idea.pk}/").status_code == 404


def test_past_the_threshold_it_is_hidden_until_somebody_decides(idea, commit):
    set_up(hide_at_reports=3)
    with commit():
        for person in UserFactory.create_batch(3):
            report(target=idea, reason="hate", text="", actor=person)

    idea.refresh_from_db()
    assert idea.is_hidden
    assert case_of(idea).codes.split() == ["reported", "hidden_by_reports"]
    assert "selbst entschieden" in next(each.body for each in mail.outbox if each.to == ["anna@example.org"])


def test_a_storm_of_one_person_counts_once(idea, ben):
    set_up(hide_at_reports=3)
    for _number in range(10):
        report(target=idea, reason="hate", text="noch einmal", actor=ben)
        report(target=idea, reason="hate", text="und ohne Konto", actor=None, email="ben@example.org")

    idea.refresh_from_db()
    assert (idea.is_hidden, Report.objects.count(), Case.objects.count()) == (False, 2, 1)


def test_what_was_left_as_it_is_is_not_hidden_by_the_next_storm(idea, maren):
    set_up(hide_at_reports=2)
    report(target=idea, reason="hate", text="", actor=UserFactory())
    decide(case=case_of(idea), action=Action.KEEP, reason="", actor=maren)

    for person in UserFactory.create_batch(3):
        report(target=idea, reason="hate", text="", actor=person)

    idea.refresh_from_db()
    assert not idea.is_hidden


def test_a_report_that_changes_nothing_is_no_news_for_the_author(idea, ben, maren, commit):
    report(target=idea, reason="other", text="", actor=ben)

    with commit():
        decide(case=case_of(idea), action=Action.KEEP, reason="Das ist erlaubt.", actor=maren)

    assert [message.to for message in mail.outbox] == [[ben.email]]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": "Kauft auf https://a.example und https://b.example und www.c.com"}, "links"),
        ({"text": "Ein Text, der lang genug ist, um verglichen zu werden. " * 2}, "duplicate"),
    ],
)
def test_what_looks_like_spam_waits_on_the_desk_and_says_why(ben, kiel, home_page, fields, code):
    set_up(review_ideas="after")
    if code == "duplicate":
        submitted(ben, kiel, title="Unter einem anderen Titel", **fields)

    idea = submitted(ben, kiel, title="Ganz neu", **fields)

    assert (idea.status, code in case_of(idea).codes.split()) == (Status.REVIEW, True)
    assert all(case_of(idea).whys_in_words)


def test_a_profile_that_advertises_on_the_first_day(kiel, home_page):
    set_up(review_ideas="after")
    person = UserFactory(about="Besucht https://spam.example")

    assert case_of(submitted(person, kiel)).codes.split() == ["profile"]


def test_who_has_earned_trust_is_published_at_once(ben, kiel, maren, home_page):
    settings = set_up(review_ideas="before", trusted_after=2)
    for number in range(2):
        idea = submitted(ben, kiel, title=f"Idee Nummer {number}", text=f"Ein Vorschlag {number}.")
        assert idea.status == Status.REVIEW
        decide(case=case_of(idea), action=Action.APPROVE, reason="", actor=maren)

    third = submitted(ben, kiel, title="Die dritte Idee", text="Noch ein Vorschlag.")

    assert (third.status, is_trusted(ben, settings)) == (Status.PUBLISHED, True)
    report(target=third, reason="spam", text="", actor=UserFactory())
    decide(case=case_of(third), action=Action.HIDE, reason="Werbung", actor=maren)
    assert not is_trusted(ben, settings)


def test_the_second_manager_reads_that_the_first_was_there(idea, ben, maren, kiel):
    report(target=idea, reason="other", text="", actor=ben)
    case = case_of(idea)
    decide(case=Case.objects.get(pk=case.pk), action=Action.KEEP, reason="", actor=maren)

    with pytest.raises(ModerationError, match="Maren"):
        decide(case=case, action=Action.HIDE, reason="Doch", actor=ManagerFactory(municipalities=[kiel]).user)


def test_a_restriction_needs_a_reason(idea, ben, maren):
    report(target=idea, reason="other", text="", actor=ben)

    with pytest.raises(ModerationError, match="Sag warum"):
        decide(case=case_of(idea), action=Action.HIDE, reason=" ", actor=maren)

    idea.refresh_from_db()
    assert not idea.is_hidden


def test_only_managers_of_the_place_decide_and_nobody_about_themselves(idea, ben, kiel):
    report(target=idea, reason="other", text="", actor=ben)
    own = ManagerFactory(municipalities=[kiel], user=idea.author).user
    for person in (ben, own, ManagerFactory(municipalities=[MunicipalityFactory()]).user):
        with pytest.raises(PermissionDenied):
            decide(case=case_of(idea), action=Action.KEEP, reason="", actor=person)


def test_an_objection_is_answered_by_the_next_decision(client, idea, anna, ben, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    decision = decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)
    client.force_login(anna)

    client.post(f"/konto/entscheidungen/{decision.pk}/", {"text": "Ich verkaufe nichts."})
    assert case_of(idea).codes.split() == ["objected"]
    decide(case=case_of(idea), action=Action.SHOW, reason="Stimmt.", actor=maren)

    idea.refresh_from_db()
    decision.refresh_from_db()
    assert (idea.is_hidden, decision.objection.outcome) == (False, "upheld")
    assert "der Widerspruch war berechtigt" in client.get(f"/konto/entscheidungen/{decision.pk}/").text


def test_only_the_author_objects_and_once(client, idea, anna, ben, clara, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    decision = decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)
    client.force_login(clara)
    assert client.get(f"/konto/entscheidungen/{decision.pk}/").status_code == 404
    with pytest.raises(PermissionDenied):
        object_to(decision=decision, text="Nein", actor=clara)

    object_to(decision=decision, text="Nein", actor=anna)
    with pytest.raises(PermissionDenied):
        object_to(decision=Decision.objects.get(pk=decision.pk), text="Nein!", actor=anna)


def test_a_decision_is_taken_back(idea, ben, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    decision = decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)

    take_back(decision=decision, actor=maren)

    idea.refresh_from_db()
    assert (idea.is_hidden, case_of(idea).codes.split()) == (False, ["reported", "reopened"])


def test_who_is_blocked_does_not_write_until_it_is_lifted(ben, maren, commit):
    with commit():
        made = block(user=ben, until=timezone.now() + timedelta(days=7), reason="Beleidigungen", actor=maren)
    with pytest.raises(ModerationError, match="Beleidigungen"):
        require_not_blocked(ben)
    assert "Beleidigungen" in mail.outbox[0].body

    unblock(block=made, actor=maren)
    require_not_blocked(ben)


def test_citizens_block_nobody_and_managers_no_managers(ben, clara, maren, kiel):
    for actor, person in ((ben, clara), (maren, ManagerFactory(municipalities=[kiel]).user), (maren, maren)):
        with pytest.raises(PermissionDenied):
            block(user=person, until=timezone.now() + timedelta(days=7), reason="", actor=actor)


def test_a_hidden_comment_is_gone_for_everybody_else(client, idea, ben, maren):
    comment = commenting.write(target=idea, text="Das ist gemein gesagt.", parent=None, actor=ben)
    report(target=comment, reason="insult", text="", actor=UserFactory())

    decide(case=case_of(comment), action=Action.HIDE, reason="Beleidigung", actor=maren)

    assert Comment.objects.get().status == "hidden"
    assert "gemein gesagt" not in client.get(f"/ideen/{idea.pk}/").text


def test_the_desk_shows_what_is_mine_filtered(client, idea, ben, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    elsewhere = listed(IdeaFactory(title="In Plön", municipality=MunicipalityFactory()))
    report(target=elsewhere, reason="spam", text="", actor=ben)
    client.force_login(maren)

    text = client.get(reverse("desk:index")).text
    assert ("Trinkbrunnen am Hafen" in text, "In Plön" in text) == (True, False)
    assert "Trinkbrunnen" in client.get(reverse("desk:index"), {"because": "reported", "kind": "idee"}).text
    assert "Trinkbrunnen" not in client.get(reverse("desk:index"), {"because": "objected"}).text
    assert client.get(reverse("desk:case", args=[case_of(elsewhere).pk])).status_code == 404


def test_deciding_on_the_desk_goes_on_to_the_next(client, idea, anna, kiel, maren, ben):
    other = listed(IdeaFactory(title="Zweite", author=anna, municipality=kiel))
    for each in (idea, other):
        report(target=each, reason="spam", text="", actor=ben)
    TextModule.objects.create(name="Werbung", text_de="Das ist Werbung.")
    client.force_login(maren)
    page = client.get(reverse("desk:case", args=[case_of(idea).pk]))
    assert "Das ist Werbung." in page.text

    response = client.post(
        reverse("desk:case", args=[case_of(idea).pk]),
        {"action": "hide", "reason": "Das ist Werbung.", "block_for": "7"},
    )

    assert response.url == reverse("desk:case", args=[case_of(other).pk])
    assert anna.blocks.count() == 1
    refused = client.post(reverse("desk:case", args=[case_of(other).pk]), {"action": "hide", "reason": ""})
    assert "Sag warum" in refused.text


def test_two_managers_see_each_other(client, idea, ben, maren, kiel):
    report(target=idea, reason="spam", text="", actor=ben)
    client.force_login(maren)
    client.get(reverse("desk:case", args=[case_of(idea).pk]))
    client.force_login(ManagerFactory(municipalities=[kiel]).user)

    assert "Maren" in client.get(reverse("desk:case", args=[case_of(idea).pk])).context["other"].name


def test_many_are_decided_at_once(client, anna, kiel, ben, maren, home_page):
    ideas = [listed(IdeaFactory(author=anna, municipality=kiel)) for _number in range(3)]
    for each in ideas:
        report(target=each, reason="spam", text="", actor=ben)
    client.force_login(maren)

    client.post(
        reverse("desk:index"),
        {"cases": [case_of(each).pk for each in ideas[:2]], "action": "hide", "reason": "Werbung"},
    )

    assert [each.is_hidden for each in Idea.objects.order_by("pk")] == [True, True, False]
    assert Case.objects.open().count() == 1


def test_what_cannot_be_decided_at_once_stays_chosen(client, anna, kiel, ben, maren, home_page):
    """A reason is missing; then everything is chosen but the button."""
    for _number in range(2):
        report(target=listed(IdeaFactory(author=anna, municipality=kiel)), reason="spam", text="", actor=ben)
    cases = [case.pk for case in Case.objects.open()]
    client.force_login(maren)

    without_reason = client.post(reverse("desk:index"), {"cases": cases, "action": "hide", "reason": ""})
    without_action = client.post(reverse("desk:index"), {"cases": cases, "reason": "Werbung"})

    assert (without_reason.status_code, without_action.status_code) == (409, 400)
    for response in (without_reason, without_action):
        assert response.content.decode().count("checked") == 2
    assert "Werbung</textarea>" in without_action.content.decode()
    assert Case.objects.open().count() == 2


def test_the_desk_asks_as_often_for_thirty_as_for_one(client, kiel, maren, ben, home_page, queries_of):
    def add():
        report(target=listed(IdeaFactory(author=UserFactory(), municipality=kiel)), reason="spam", text="", actor=ben)

    add()
    client.force_login(maren)
    client.get(reverse("desk:index"))
    few = queries_of(reverse("desk:index"))
    for _number in range(29):
        add()

    assert queries_of(reverse("desk:index")) == few


def test_managers_get_one_mail_in_the_morning(idea, ben, maren, kiel):
    report(target=idea, reason="spam", text="", actor=ben)
    report(target=listed(IdeaFactory(municipality=kiel)), reason="spam", text="", actor=ben)

    jobs.tell_managers_of_new_cases()
    jobs.tell_managers_of_new_cases()

    assert [(message.to, "2 neue Fälle" in message.subject) for message in mail.outbox] == [([maren.email], True)]


def test_or_one_at_once(idea, ben, maren, commit):
    set_up(mails_at_once=True)

    with commit():
        report(target=idea, reason="spam", text="", actor=ben)

    assert [message.to for message in mail.outbox if "Schreibtisch" in message.subject] == [[maren.email]]


def test_a_case_of_something_deleted_is_closed(idea, ben, client, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    case = case_of(idea)

    idea.delete()

    case.refresh_from_db()
    assert not case.is_open
    client.force_login(maren)
    assert "Den Beitrag gibt es nicht mehr" in client.get(reverse("desk:case", args=[case.pk])).text


def test_of_two_who_decide_at_the_same_moment_one_does(committed):
    people = UserFactory.create_batch(2, is_superuser=True)
    case = open_case(target=IdeaFactory(), why=Why("submitted"))

    refused = at_the_same_moment(
        [partial(decide, case=case, action=Action.KEEP, reason="", actor=person) for person in people]
    )

    assert [type(each) for each in refused] == [ModerationError]
    assert Decision.objects.count() == 1


def test_the_mail_that_something_is_published_leads_there(ben, kiel, maren, home_page, commit):
    set_up(review_ideas="before")
    idea = submitted(ben, kiel)

    with commit():
        decide(case=case_of(idea), action=Action.APPROVE, reason="", actor=maren)

    (told,) = [message for message in mail.outbox if message.to == [ben.email]]
    assert f"http://localhost:8000{idea.get_absolute_url()}\n" in told.body
    assert "/entscheidungen/" not in told.body


def test_a_refusal_is_reversed_after_an_objection(ben, kiel, maren, home_page):
    set_up(review_ideas="before")
    idea = submitted(ben, kiel)
    refusal = decide(case=case_of(idea), action=Action.REFUSE, reason="Zu kurz.", actor=maren)
    object_to(decision=refusal, text="Es steht alles darin.", actor=ben)

    decide(case=case_of(idea), action=Action.APPROVE, reason="Stimmt.", actor=maren)

    idea.refresh_from_db()
    refusal.objection.refresh_from_db()
    assert (idea.status, refusal.objection.outcome) == (Status.PUBLISHED, "upheld")


def test_who_has_decided_leaves_the_objection_to_somebody_else_where_there_is_one(idea, anna, ben, kiel, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    decision = decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)
    object_to(decision=decision, text="Nein", actor=anna)
    other = ManagerFactory(municipalities=[kiel]).user

    with pytest.raises(ModerationError, match="anderes sieht"):
        decide(case=case_of(idea), action=Action.CONFIRM, reason="Doch", actor=maren)
    decide(case=case_of(idea), action=Action.CONFIRM, reason="Es ist Werbung.", actor=other)

    decision.objection.refresh_from_db()
    assert decision.objection.outcome == "rejected"


def test_what_stays_hidden_is_told_to_author_and_reporters(idea, maren, commit):
    set_up(hide_at_reports=1)
    reporter = UserFactory()
    report(target=idea, reason="hate", text="", actor=reporter)
    with commit():
        decide(case=case_of(idea), action=Action.CONFIRM, reason="Das ist Hetze.", actor=maren)

    told = {message.to[0]: message.body for message in mail.outbox}
    assert "Das ist Hetze." in told["anna@example.org"]
    assert "nicht mehr zu sehen" in told[reporter.email]
    assert not is_trusted(idea.author, ModerationSettings.load())


def test_what_is_hidden_is_not_left_without_a_word(idea, maren, ben):
    report(target=idea, reason="spam", text="", actor=ben)
    decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)
    report_again = open_case(target=idea, why=Why("reopened"))

    with pytest.raises(ModerationError):
        decide(case=report_again, action=Action.KEEP, reason="", actor=maren)


def test_managers_read_the_audit_trail_of_their_own_cases_alone(client, idea, ben, maren):
    report(
        target=listed(IdeaFactory(title="In Plön", municipality=MunicipalityFactory())),
        reason="spam",
        text="",
        actor=ben,
    )
    report(target=idea, reason="spam", text="", actor=ben)
    client.force_login(maren)

    text = client.get("/admin/portal_moderation/auditentry/").text

    assert ("Trinkbrunnen am Hafen" in text, "In Plön" in text) == (True, False)


def test_a_block_is_lifted_on_the_desk_and_stands_in_the_audit_trail(client, ben, maren, home_page):
    made = block(user=ben, until=timezone.now() + timedelta(days=7), reason="Beleidigungen", actor=maren)
    client.force_login(maren)
    assert "Beleidigungen" in client.get(reverse("desk:index")).text

    client.post(reverse("desk:unblock", args=[made.pk]))

    require_not_blocked(ben)
    assert list(AuditEntry.objects.values_list("what", flat=True)) == ["unblocked", "blocked"]


def test_nobody_is_blocked_without_a_reason(client, idea, ben, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    client.force_login(maren)

    response = client.post(
        reverse("desk:case", args=[case_of(idea).pk]), {"action": "keep", "reason": "", "block_for": "7"}
    )

    assert response.context["form"].errors["reason"]
    assert not idea.author.blocks.exists()


def test_a_case_that_was_settled_elsewhere_says_so(idea, ben, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    case = case_of(idea)
    close_case(target=idea)

    with pytest.raises(ModerationError, match="inzwischen"):
        decide(case=case, action=Action.KEEP, reason="", actor=maren)


def test_who_has_reported_is_forgotten_in_the_end(idea, ben, maren):
    report(target=idea, reason="spam", text="Egon sagt das auch.", actor=None, email="egon@example.org")
    decide(case=case_of(idea), action=Action.KEEP, reason="", actor=maren)
    Report.objects.update(created_at=timezone.now() - timedelta(days=201))

    enforce(timezone.now())

    assert list(Report.objects.values_list("email", "text")) == [("", "")]


def test_text_modules_and_blocks_stand_in_lists(client, ben, maren, home_page):
    TextModule.objects.create(name="Werbung", text_de="Das ist Werbung.")
    block(user=ben, until=timezone.now() + timedelta(days=7), reason="Beleidigungen", actor=maren)
    client.force_login(maren)

    assert "Werbung" in client.get("/admin/portal_moderation/textmodule/").text
    assert "Beleidigungen" in client.get("/admin/portal_moderation/block/").text


def test_a_manager_does_not_read_what_is_reported_about_themselves(client, maren, kiel, ben, home_page):
    own = listed(IdeaFactory(title="Die eigene", author=maren, municipality=kiel))
    report(target=own, reason="spam", text="Nur Eigenlob.", actor=ben)
    client.force_login(maren)

    assert client.get(reverse("desk:case", args=[case_of(own).pk])).status_code == 404
    assert "Die eigene" not in client.get(reverse("desk:index")).text
    assert "Die eigene" not in client.get("/admin/portal_moderation/auditentry/").text


def test_the_audit_trail_does_not_name_the_reporter(idea, ben):
    report(target=idea, reason="spam", text="", actor=ben)

    assert list(AuditEntry.objects.values_list("what", "actor")) == [("opened", None)]


def test_one_entry_is_inspected_by_those_who_may_read_it(client, ben, maren, home_page):
    report(target=listed(IdeaFactory(municipality=MunicipalityFactory())), reason="spam", text="", actor=ben)
    entry = AuditEntry.objects.get()
    client.force_login(maren)

    assert client.get(f"/admin/portal_moderation/auditentry/inspect/{entry.pk}/").status_code in {302, 403}


def test_what_was_asked_back_is_the_authors_alone(client, ben, kiel, maren, home_page):
    set_up(review_ideas="before")
    idea = submitted(ben, kiel, text="Ganz geheim geworden.")
    case = case_of(idea)
    decide(case=case, action=Action.ASK_BACK, reason="Wo genau?", actor=maren)
    client.force_login(maren)

    assert "Ganz geheim" not in client.get(reverse("desk:case", args=[case.pk])).text
    assert client.get(f"/admin/initiatives_ideas/idea/inspect/{idea.pk}/").status_code in {302, 403}
    assert client.get(f"/ideen/{idea.pk}/zusammenfuehrung/").status_code == 404


def test_what_an_app_refuses_is_said_on_the_desk(idea, ben, maren):
    comment = commenting.write(target=idea, text="Das ist gemein gesagt.", parent=None, actor=ben)
    report(target=comment, reason="insult", text="", actor=UserFactory())
    decision = decide(case=case_of(comment), action=Action.HIDE, reason="Beleidigung", actor=maren)
    commenting.delete(comment=comment, actor=ben)

    with pytest.raises(ModerationError):
        take_back(decision=decision, actor=maren)


def test_the_report_that_hides_leads_on_to_the_front_page(client, idea, guards):
    set_up(hide_at_reports=1)
    client.force_login(UserFactory())

    response = client.post(f"/melden/idee/{idea.pk}/", {"reason": "hate", "good_faith": "on", **guards}, follow=True)

    assert response.redirect_chain == [("/", 302)]


def test_nothing_is_said_of_reports_that_changed_nothing(client, idea, anna, ben, maren):
    report(target=idea, reason="other", text="", actor=ben)
    decide(case=case_of(idea), action=Action.KEEP, reason="", actor=maren)
    client.force_login(anna)

    assert "Trinkbrunnen" not in client.get("/konto/entscheidungen/").text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Schau auf https://example.org/trog nach", 1),
        ("[Trog](https://example.org/trog)", 1),
        ("www.example.com, und example.net/seite.", 2),
        ("https://a.example/x?b=c.com", 1),
        ("Kauft auf https://a.example und https://b.example und www.c.com", 3),
        ("Um 12.30 Uhr z.B. am Hafen.", 0),
    ],
)
def test_an_address_is_one_link(text, count):
    assert links_in(text) == count


def test_the_statement_of_reasons_says_what_is_restricted_and_why_it_was_looked_at(idea, ben, maren, commit):
    with commit():
        report(target=idea, reason="spam", text="", actor=ben)
        decide(case=case_of(idea), action=Action.HIDE, reason="Reine Werbung.", actor=maren)

    statement = next(each.body for each in mail.outbox if each.to == ["anna@example.org"])
    assert (
        "“ ist verborgen. Nur du und das Klimaschutzmanagement sehen es noch, solange diese Entscheidung gilt."
        in statement
    )
    assert "weil es gemeldet worden war" in statement
    assert ben.name not in statement


def test_what_was_asked_back_says_what_to_do(ben, kiel, maren, home_page, commit):
    idea = submitted(ben, kiel, title="Ein Trog")
    with commit():
        decide(case=case_of(idea), action=Action.ASK_BACK, reason="Wo genau?", actor=maren)

    statement = next(each.body for each in mail.outbox if each.to == [ben.email])
    assert "Bitte ergänze „Ein Trog“. Es ist wieder ein Entwurf" in statement


def test_the_mail_of_the_morning_has_a_line_a_case(ben, kiel, maren, home_page):
    for number in range(2):
        submitted(ben, kiel, title=f"Idee Nummer {number}", text=f"Ein Vorschlag {number}.")

    jobs.tell_managers_of_new_cases()

    assert [line for line in mail.outbox[-1].body.splitlines() if line.startswith("- ")] == [
        "- „Idee Nummer 0“: Neu: noch niemand hat es angesehen",
        "- „Idee Nummer 1“: Neu: noch niemand hat es angesehen",
    ]


def test_the_desk_shows_pictures_and_offers_only_what_can_be_done(client, ben, kiel, maren, home_page):
    idea = submitted(ben, kiel)
    IdeaPicture.objects.create(idea=idea, image=ImageFactory())
    case = case_of(idea)
    client.force_login(maren)

    said = client.get(f"/admin/schreibtisch/{case.pk}/").text

    assert 'class="desk-pictures"' in said
    assert f"/ideen/{idea.pk}/bearbeitung/" in said
    assert f"/ideen/{idea.pk}/stand/" not in said
    decide(case=case, action=Action.ASK_BACK, reason="Wo?", actor=maren)
    assert f"/ideen/{idea.pk}/" not in client.get(f"/admin/schreibtisch/{case.pk}/").text


def test_who_is_blocked_reads_it_before_they_type_and_in_their_language(client, ben, maren, home_page):
    block(user=ben, until=timezone.now() + timedelta(days=1), reason="Werbung", actor=maren)
    client.force_login(ben)

    response = client.get("/ideen/neu/")

    assert "nichts schreiben. Der Grund: Werbung" in response.text


def test_a_decision_is_read_as_something_done(client, idea, anna, ben, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    made = decide(case=case_of(idea), action=Action.HIDE, reason="Werbung", actor=maren)
    client.force_login(anna)

    assert "Verborgen · " in client.get("/konto/entscheidungen/").text
    assert "Verborgen</span>" in client.get(f"/konto/entscheidungen/{made.pk}/").text
    assert all(action.done for action in Action)


def test_the_audit_trail_names_its_columns_in_german(client, idea, ben, maren):
    report(target=idea, reason="spam", text="", actor=ben)
    decide(case=case_of(idea), action=Action.KEEP, reason="", actor=maren)
    client.force_login(maren)

    said = client.get("/admin/portal_moderation/auditentry/").text

    assert "Fall" in re.findall(r"<th[^>]*>\s*(?:<a[^>]*>)?\s*(\w+)", said)
    assert idea.title in said


def test_a_case_is_called_in_the_portals_language_whoever_wrote(idea, anna):
    with translation.override("en"):
        comment = commenting.write(target=idea, text="Fine!", parent=None, actor=anna)
        case = open_case(target=comment, why=Why("submitted"))

    assert case.title.startswith("Kommentar zu")
