"""The pages under /mitmachen/ as people meet them."""

import datetime
import json
import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from initiatives.calls import links
from initiatives.calls.choices import Direction, Effort, Status
from initiatives.calls.models import Answer, Call, CallSettings
from initiatives.calls.services.calls import save_from_admin
from portal.accounts.privacy import parts
from portal.accounts.services import delete_account
from portal.base.guards import TRAP
from portal.moderation.models import ModerationSettings
from tests.factories.accounts import UserFactory
from tests.factories.calls import AnswerFactory, CallFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory, TopicFactory

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def titles(response):
    return [call.title for call in response.context["page_obj"]]


def text_of(response):
    return " ".join(strip_tags(response.content.decode()).split())


def said(response):
    return [str(message) for message in response.context["messages"]]


def url(name, *args):
    return reverse(f"calls:{name}", args=args)


def test_the_list_answers_two_hours_on_saturday_near_preetz(client, home_page):
    preetz = MunicipalityFactory(slug="preetz", latitude="54.235300", longitude="10.279200")
    kiel = MunicipalityFactory(slug="kiel", latitude="54.323300", longitude="10.122800")
    fits = {"effort": Effort.TWO_HOURS, "on_saturdays": True, "municipality": preetz}
    CallFactory(title="passt", **fits)
    CallFactory(
        title="kürzer und flexibel", **{**fits, "effort": "half_hour", "on_saturdays": False, "is_flexible": True}
    )
    CallFactory(title="zu lang", **{**fits, "effort": Effort.DAY})
    CallFactory(title="abends", **{**fits, "on_saturdays": False, "in_evenings": True})
    CallFactory(title="zu weit", **{**fits, "municipality": kiel})
    CallFactory(title="Angebot", direction=Direction.OFFERS, **fits)

    response = client.get("/mitmachen/?zeit=two_hours&wann=on_saturdays&bei=preetz&km=10")

    assert sorted(titles(response)) == ["kürzer und flexibel", "passt"]
    assert (response.context["calls_count"].number, response.context["offers_count"].number) == (2, 1)


def test_more_calls_than_are_counted_are_named_as_such(client, home_page, monkeypatch):
    monkeypatch.setattr("portal.base.counting.MOST_COUNTED", 2)
    CallFactory.create_batch(2)
    two = client.get("/mitmachen/").content.decode()
    CallFactory(title="Noch eins")

    three = client.get("/mitmachen/")

    assert ("2 Gesuche" in two, "mehr als" in two) == (True, False)
    assert "Mehr als 2 Gesuche" in three.content.decode()
    assert "(mehr als 2)" in three.content.decode()
    assert len(titles(three)) == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["A", "B"]),
        ("art=knowledge", ["B"]),
        ("art=hands&art=knowledge", ["A", "B"]),
        ("thema=rad", ["A"]),
        ("ort=kiel", ["A"]),
        ("q=loeten", ["B"]),
        ("q=LÖTEN strom", ["B"]),
        ("online=1", ["B"]),
        ("richtung=angebote", ["C"]),
        ("zeit=nie&wann=nie&art=nix&thema=nix&ort=nix&bei=nix&km=-3&sortierung=quer&page=999999", ["A", "B"]),
        ("bei=10.1,54.3&km=5", ["A", "B"]),
        ("q=" + HOSTILE, []),
        ("q=%00%FF", ["A", "B"]),
    ],
)
def test_each_filter(client, home_page, kiel, query, found):
    kiel.latitude, kiel.longitude = "54.323300", "10.122800"
    kiel.save()
    save_from_admin(call=CallFactory(title="A", municipality=kiel, topics=[TopicFactory(slug="rad")]))
    save_from_admin(call=CallFactory(title="B", kind="knowledge", skills="Löten, Strom", is_online=True))
    save_from_admin(call=CallFactory(title="C", direction=Direction.OFFERS))

    response = client.get(f"/mitmachen/?{query}")

    assert sorted(titles(response)) == found
    assert HOSTILE not in response.content.decode()


def test_the_list_asks_as_often_for_thirty_as_for_one(client, home_page, initiative, query_count):
    def fill(number):
        for _each in range(number):
            CallFactory(initiative=initiative, municipality=initiative.municipality, topics=[TopicFactory()])

    fill(1)
    client.get("/mitmachen/")
    with query_count() as one:
        client.get("/mitmachen/")
    fill(29)
    client.get("/mitmachen/")
    with query_count() as thirty:
        client.get("/mitmachen/")

    assert len(thirty) == len(one)
    assert len(one) <= 12


def test_an_empty_list_says_what_to_do(client, home_page):
    assert 'href="/mitmachen/anbieten/"' in client.get("/mitmachen/").content.decode()
    assert "Zu diesen Filtern passt nichts" in client.get("/mitmachen/?zeit=two_hours").content.decode()


def test_a_calls_page_shows_everything_escaped_and_no_address(client, home_page, call, initiative):
    Call.objects.update(
        title=HOSTILE[:100], text=HOSTILE, skills=HOSTILE, place_name=HOSTILE, accessibility_note=HOSTILE
    )

    response = client.get(url("detail", call.pk))
    html = response.content.decode()

    assert response.status_code == 200
    assert html.count("<script>alert") + html.count("<img src=x") == 0
    assert html.count("anna@example.org") == 0
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.DOTALL)[1])
    assert [each["@type"] for each in data["@graph"]] == ["Demand"]
    assert "csrfmiddlewaretoken" not in html  # readers get no cookie


def test_a_calls_page_asks_a_dozen_times_at_most(client, home_page, call, query_count):
    for _number in range(30):
        CallFactory(kind=call.kind, initiative=call.initiative, municipality=call.municipality, topics=[TopicFactory()])
    client.get(url("detail", call.pk))
    with query_count() as queries:
        client.get(url("detail", call.pk))

    assert len(queries) <= 12


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WAITING, Status.CLOSED])
def test_strangers_do_not_find_what_is_not_public(client, home_page, call, clara, status):
    Call.objects.update(status=status)

    anonymous = client.get(url("detail", call.pk)).status_code
    client.force_login(clara)

    assert (anonymous, client.get(url("detail", call.pk)).status_code) == (404, 404)


def test_somebody_signed_in_answers_with_one_field(client, home_page, call, clara):
    client.force_login(clara)
    form = client.get(url("detail", call.pk)).context["answer_form"]
    response = client.post(url("answer", call.pk), {"message": "Ich kann das."}, follow=True)

    assert list(form.fields) == ["message"]
    assert response.redirect_chain == [(url("detail", call.pk), 302)]
    assert [(each.user, each.message) for each in Answer.objects.all()] == [(clara, "Ich kann das.")]
    assert response.context["answer_form"] is None


def test_answering_twice_is_told(client, home_page, call, clara):
    client.force_login(clara)
    client.post(url("answer", call.pk), {"message": "Ja"})
    response = client.post(url("answer", call.pk), {"message": "Ja"}, follow=True)

    assert said(response) == [
        "Deine Zusage ist abgeschickt. Du findest sie in deinem Konto, und du bekommst eine Mail.",
        "Darauf hast du dich schon gemeldet.",
    ]
    assert Answer.objects.count() == 1


def test_answering_what_was_filled_meanwhile_is_told(client, home_page, call, clara):
    client.force_login(clara)
    Call.objects.update(status=Status.FILLED)
    response = client.post(url("answer", call.pk), {"message": "Ja"}, follow=True)

    assert said(response) == ["Darauf kannst du dich nicht mehr melden: Es ist besetzt oder vorbei."]
    assert Answer.objects.count() == 0


def link_in(message):
    return re.search(r"http://[^/]+(/\S+)", message.body)[1]


def test_without_an_account_the_link_in_the_mail_confirms(client, home_page, call, guards, commit):
    with commit():
        response = client.post(
            url("answer", call.pk), {"name": "Ole", "email": "ole@example.org", "message": "Ja", **guards}
        )
    link = link_in(mail.outbox[0])
    opened = client.get(link)
    before = Answer.objects.get().confirmed_at
    with commit():
        confirmed = client.post(link, follow=True)

    assert response.url == "/mitmachen/gesendet/"
    assert (opened.status_code, before) == (200, None)
    assert confirmed.context["answer"].confirmed_at is not None
    assert mail.outbox[1].to == ["anna@example.org"]
    again = client.get(link).url  # signed anew, perhaps a second later
    assert again.partition(":")[0] == confirmed.redirect_chain[-1][0].partition(":")[0]


def test_who_asks_for_an_offer_is_not_spoken_to_like_somebody_who_helps(client, home_page, offer, ben, guards, commit):
    asking = text_of(client.get(url("answer", offer.pk)))
    with commit():
        client.post(url("answer", offer.pk), {"name": "Ole", "email": "ole@example.org", "message": "Ja", **guards})
    link = link_in(mail.outbox[0])
    confirming = text_of(client.get(link))
    with commit():
        own = text_of(client.post(link, follow=True))
    client.force_login(ben)
    with commit():
        client.post(url("decide", offer.pk, Answer.objects.get().pk), {"decision": "accept"})
    accepted = mail.outbox[-1]
    with commit():
        taken_back = text_of(client.post(url("own_answer", links.answer_token(Answer.objects.get())), follow=True))

    assert "Ein Satz genügt: Wofür brauchst du es, und wann?" in asking
    assert mail.outbox[0].subject == "Bitte bestätigen: deine Anfrage zu „Lastenrad zu verleihen“"
    assert "Bestätige deine Anfrage" in confirming
    assert "Deine Anfrage ist rausgegangen." in own
    assert "Deine Anfrage ist angekommen." in own
    assert accepted.subject == "Es klappt: „Lastenrad zu verleihen“"
    assert "mitmachst" not in accepted.body
    assert "Deine Anfrage ist zurückgezogen." in taken_back
    assert mail.outbox[-1].subject == "Ole braucht es nicht mehr: „Lastenrad zu verleihen“"


def test_the_answers_own_page_lets_its_writer_withdraw(client, home_page, call):
    answer = AnswerFactory(call=call)
    link = url("own_answer", links.answer_token(answer))
    client.post(link)

    answer.refresh_from_db()
    assert answer.status == "withdrawn"
    assert client.get(link).context["may_withdraw"] is False


@pytest.mark.parametrize("name", ["confirm", "own_answer", "still_needed"])
def test_a_forged_link_says_so(client, home_page, call, name):
    answer = AnswerFactory(call=call, confirmed_at=None)
    right = links.confirm_token(answer)
    forged = [right[:-1] + ("A" if right[-1] != "A" else "B"), "x", links.answer_token(answer), "1:2:3"]

    for token in forged:
        response = client.post(url(name, token))
        assert response.status_code == 404
        assert "Dieser Link gilt nicht mehr" in response.content.decode()
    assert Answer.objects.get().confirmed_at is None


def test_a_link_older_than_three_days_says_so(client, home_page, call, monkeypatch):
    answer = AnswerFactory(call=call, confirmed_at=None)
    monkeypatch.setattr("django.core.signing.time.time", lambda: timezone.now().timestamp() - 4 * 86400)
    token = links.confirm_token(answer)
    monkeypatch.undo()

    assert client.post(url("confirm", token)).status_code == 404


@pytest.mark.parametrize("trap", [{TRAP: "x"}, {"portal_stamp": "forged"}])
def test_machines_are_stopped(client, home_page, call, guards, trap):
    response = client.post(
        url("answer", call.pk), {"name": "Bot", "email": "b@example.org", "message": "x", **guards, **trap}
    )

    assert (response.status_code, Answer.objects.count()) == (200, 0)


def test_one_address_gets_no_flood_of_mail(client, home_page, guards):
    ModerationSettings.objects.update_or_create(defaults={"proof_of_work": "never"})
    sent = {"name": "Ole", "email": "ole@example.org", "message": "Ja", **guards}
    answers = [client.post(url("answer", CallFactory().pk), sent).status_code for _number in range(6)]

    assert answers == [302, 302, 302, 302, 302, 429]


def test_whoever_decides_reads_the_answers_and_nobody_else(client, home_page, call, anna, clara, maren):
    answer = AnswerFactory(call=call, email="ole@example.org")
    page = url("answers", call.pk)

    found = {}
    for person in (clara, anna, maren):
        client.force_login(person)
        response = client.get(page)
        found[person.name] = (response.status_code, "ole@example.org" in response.content.decode())
    client.post(url("decide", call.pk, answer.pk), {"decision": "accept", "reply": "Bis Samstag!"})

    assert found == {
        "Clara Claussen": (403, False), "Anna Ahrens": (200, False), "Maren Matthiesen": (200, False),
    }  # fmt: skip
    assert "mailto:ole@example.org" in client.get(page).content.decode()


def test_a_manager_does_not_read_the_answers_to_a_citizens_offer(client, home_page, offer, maren, ben):
    client.force_login(maren)
    manager = client.get(url("answers", offer.pk)).status_code
    client.force_login(ben)

    assert (manager, client.get(url("answers", offer.pk)).status_code) == (403, 200)


@pytest.mark.parametrize(("decision", "status"), [("accept", "accepted"), ("decline", "declined"), ("nonsense", "new")])
def test_deciding_and_undoing(client, home_page, call, anna, decision, status):
    answer = AnswerFactory(call=call)
    client.force_login(anna)
    client.post(url("decide", call.pk, answer.pk), {"decision": decision, "reply": ""})
    answer.refresh_from_db()
    decided = answer.status
    client.post(url("decide", call.pk, answer.pk), {"decision": "undo"})
    answer.refresh_from_db()

    assert (decided, answer.status) == (status, "new")


def test_an_answer_of_another_call_is_not_decided_through_this_one(client, home_page, call, anna):
    answer = AnswerFactory()
    client.force_login(anna)

    assert client.post(url("decide", call.pk, answer.pk), {"decision": "accept"}).status_code == 404


def test_the_state_is_changed_by_those_who_may(client, home_page, call, anna, clara):
    client.force_login(clara)
    refused = client.post(url("change", call.pk), {"action": "filled"}).status_code
    client.force_login(anna)
    client.post(url("change", call.pk), {"action": "filled"})
    filled = Call.objects.get().status
    client.post(url("change", call.pk), {"action": "reopen"})

    assert (refused, filled, Call.objects.get().status) == (403, "filled", "open")
    assert said(client.post(url("change", call.pk), {"action": "sprengen"}, follow=True))[-1] == (
        "Das haben wir nicht verstanden. Bitte wähle noch einmal."
    )


def call_form(until, **fields):
    return {"kind": "hands", "title": "Beete", "text": "Umgraben", "until": until.isoformat(), **fields}


def test_a_contact_writes_a_call_from_the_initiatives_page(client, home_page, initiative, anna, tomorrow):
    client.force_login(anna)
    response = client.post(
        f"/mitmachen/neu/?initiative={initiative.pk}",
        call_form(tomorrow, times=["on_saturdays", "in_evenings"], accessibility=["step_free"], how_many="3"),
        follow=True,
    )

    call = Call.objects.get()
    assert response.redirect_chain == [(f"/mitmachen/{call.pk}/", 302)]
    assert (call.initiative, call.owner, call.status, call.language) == (initiative, anna, "open", "de")
    assert (call.on_saturdays, call.in_evenings, call.on_sundays) == (True, True, False)
    assert (call.accessibility, call.how_many) == (["step_free"], 3)


@pytest.mark.parametrize("query", ["", "?initiative=99999", "?initiative=abc", "?initiative=²"])
def test_citizens_write_no_calls(client, home_page, clara, query):
    client.force_login(clara)

    assert client.get(f"/mitmachen/neu/{query}").status_code == (404 if query else 403)


def test_a_manager_writes_for_their_own_municipality_only(client, home_page, maren, kiel, tomorrow):
    client.force_login(maren)
    other = MunicipalityFactory()
    refused = client.post("/mitmachen/neu/", call_form(tomorrow, municipality=other.pk))
    missing = client.post("/mitmachen/neu/", call_form(tomorrow))
    client.post("/mitmachen/neu/", call_form(tomorrow, municipality=kiel.pk))

    assert list(refused.context["form"].errors) == ["municipality"]
    assert list(missing.context["form"].errors) == ["municipality"]
    assert [call.municipality for call in Call.objects.all()] == [kiel]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"until": (timezone.localdate() - datetime.timedelta(days=1)).isoformat()}, ["until"]),
        ({"until": (timezone.localdate() + datetime.timedelta(days=999)).isoformat()}, ["until"]),
        ({"until": "gestern"}, ["until"]),
        ({"title": ""}, ["title"]),
        ({"title": "x" * 121}, ["title"]),
        ({"text": "x" * 4001}, ["text"]),
        ({"kind": "sorcery"}, ["kind"]),
        ({"how_many": "0"}, ["how_many"]),
        ({"how_many": "-1"}, ["how_many"]),
        ({"times": ["never"]}, ["times"]),
        ({"accessibility": ["wings"]}, ["accessibility"]),
        ({"starts_on": "2026-12-05", "ends_on": "2026-12-04"}, ["ends_on"]),
        ({"starts_on": "2020-12-05"}, ["starts_on"]),
        ({"latitude": "54.3"}, ["longitude"]),
        ({"latitude": "10.1228", "longitude": "54.3233"}, ["latitude"]),
        ({"latitude": "48.1", "longitude": "11.5"}, ["latitude"]),
        ({"latitude": "148.1", "longitude": "11.5"}, ["latitude"]),
    ],
)
def test_mistakes_are_named_at_their_field(client, home_page, initiative, anna, kiel, tomorrow, fields, wrong):
    kiel.latitude, kiel.longitude = "54.323300", "10.122800"
    kiel.save()
    client.force_login(anna)

    response = client.post(f"/mitmachen/neu/?initiative={initiative.pk}", call_form(tomorrow) | fields)

    assert list(response.context["form"].errors) == wrong
    assert Call.objects.count() == 0


@pytest.mark.parametrize("point", [("10.1228", "54.3233"), ("48.1", "11.5")])
def test_two_mistakes_are_told_in_one_sentence_each(client, home_page, initiative, anna, kiel, tomorrow, point):
    kiel.latitude, kiel.longitude = "54.323300", "10.122800"
    kiel.save()
    client.force_login(anna)
    form = call_form(tomorrow, starts_on="2126-12-05", ends_on="2126-12-04", latitude=point[0], longitude=point[1])

    errors = client.post(f"/mitmachen/neu/?initiative={initiative.pk}", form).context["form"].errors

    assert {name: len(found) for name, found in errors.items()} == {"latitude": 1, "ends_on": 1}


def test_a_place_outside_the_region_is_asked_about_and_allowed(client, home_page, initiative, anna, kiel, tomorrow):
    kiel.latitude, kiel.longitude = "54.323300", "10.122800"
    kiel.save()
    client.force_login(anna)
    munich = call_form(tomorrow, latitude="48.1", longitude="11.5")
    page = f"/mitmachen/neu/?initiative={initiative.pk}"

    asked = 'name="outside"' in client.post(page, munich).content.decode()
    client.post(page, {**munich, "outside": "on"})

    assert (asked, Call.objects.count()) == (True, 1)


@pytest.mark.parametrize(("moderate", "status"), [(True, "waiting"), (False, "open")])
def test_a_citizen_offers_something_in_one_short_form(client, home_page, kiel, clara, tomorrow, moderate, status):
    CallSettings.objects.create(site=home_page.get_site(), moderate_offers=moderate)
    client.force_login(clara)
    response = client.post("/mitmachen/anbieten/", call_form(tomorrow, municipality=kiel.pk), follow=True)

    offer = Call.objects.get()
    assert (offer.direction, offer.owner, offer.status, offer.initiative) == ("offers", clara, status, None)
    assert response.status_code == 200


def test_a_manager_looks_at_an_offer_and_publishes_it(client, home_page, offer, maren):
    Call.objects.update(status=Status.WAITING)
    client.force_login(maren)
    page = client.get(url("detail", offer.pk))
    client.post(url("change", offer.pk), {"action": "approve"})

    assert page.context["moderates"] is True
    assert Call.objects.get().status == "open"


def test_changing_a_call(client, home_page, call, anna, tomorrow):
    client.force_login(anna)
    shown = client.get(url("edit", call.pk)).context["form"]
    client.post(url("edit", call.pk), call_form(tomorrow, title="Neuer Titel", times=["is_flexible"]))

    call.refresh_from_db()
    assert shown.initial["title"] == "Lötkolben halten"
    assert (call.title, call.is_flexible, call.initiative_id is None, call.status) == (
        "Neuer Titel",
        True,
        False,
        "open",
    )


def test_the_link_before_the_end_extends_or_closes_by_post_only(client, home_page, call):
    link = url("still_needed", links.still_needed_token(call))
    opened = client.get(link).status_code
    until = Call.objects.get().until
    client.post(link, {"action": "extend"})

    assert opened == 200
    assert Call.objects.get().until == until + datetime.timedelta(days=28)
    assert client.post(link, {"action": "close"}).status_code == 404  # used up
    client.post(url("still_needed", links.still_needed_token(Call.objects.get())), {"action": "close"})
    assert Call.objects.get().status == "closed"


def test_the_account_shows_the_answers_and_takes_them_back(client, home_page, call, clara):
    answer = AnswerFactory(call=call, user=clara, status="accepted", reply="Bis Samstag!")
    client.force_login(clara)
    html = client.get("/konto/zusagen/").content.decode()
    client.post(url("withdraw", answer.pk))

    answer.refresh_from_db()
    assert ("Lötkolben halten" in html, "Bis Samstag!" in html, answer.status) == (True, True, "withdrawn")
    assert client.post(url("withdraw", AnswerFactory(call=call).pk)).status_code == 404


@pytest.mark.parametrize("page", ["/konto/zusagen/", "/konto/gesuche/"])
def test_the_accounts_lists_ask_as_often_for_thirty_as_for_one(client, home_page, initiative, anna, query_count, page):
    def fill(number):
        for _each in range(number):
            call = CallFactory(initiative=initiative, municipality=initiative.municipality, topics=[TopicFactory()])
            AnswerFactory(call=call, user=anna)

    fill(1)
    client.force_login(anna)
    client.get(page)
    with query_count() as one:
        client.get(page)
    fill(29)
    client.get(page)
    with query_count() as thirty:
        client.get(page)

    assert len(thirty) == len(one)


def test_the_account_shows_what_one_has_written_and_looks_after(client, home_page, call, offer, anna, ben, clara):
    found = {}
    for person in (anna, ben, clara):
        client.force_login(person)
        found[person.name] = titles(client.get("/konto/gesuche/"))

    assert found == {
        "Anna Ahrens": ["Lötkolben halten"], "Ben Behrens": ["Lastenrad zu verleihen"], "Clara Claussen": [],
    }  # fmt: skip


def test_an_account_that_ends_takes_offers_and_answers_along(client, call, offer, ben):
    AnswerFactory(call=call, user=ben, status="accepted")
    Call.objects.filter(pk=call.pk).update(status=Status.FILLED, owner=ben)
    delete_account(user=ben, actor=UserFactory(is_superuser=True))

    assert [(each.title, each.owner, each.status) for each in Call.objects.all()] == [
        ("Lötkolben halten", None, "open"),
    ]  # fmt: skip
    assert Answer.objects.count() == 0


def test_the_archive_has_calls_and_answers(call, offer, ben):
    AnswerFactory(call=call, user=ben, message="Ich helfe.")
    archive = {part.name: part.export(ben) for part in parts()}

    assert [each["title"] for each in archive["calls"]] == ["Lastenrad zu verleihen"]
    assert [each["message"] for each in archive["call_answers"]] == ["Ich helfe."]


def test_what_was_answered_by_address_belongs_to_the_account_with_this_address(client, call, offer, ben):
    address = EmailAddress.objects.get_or_create(user=ben, email=ben.email)[0]
    address.verified = True
    address.save()
    by_name = {"user": None, "name": "Ben", "email": ben.email.upper()}
    answer = AnswerFactory(call=call, message="Ohne Konto.", confirmed_at=timezone.now(), **by_name)
    AnswerFactory(call=offer, message="Nie bestätigt.", confirmed_at=None, **by_name)
    client.force_login(ben)

    listed = client.get("/konto/zusagen/").text
    archive = {part.name: part.export(ben) for part in parts()}
    client.post(f"/konto/zusagen/{answer.pk}/rueckzug/")

    answer.refresh_from_db()
    assert "Ohne Konto." in listed
    assert "Nie bestätigt." not in listed
    assert [each["message"] for each in archive["call_answers"]] == ["Ohne Konto."]
    assert answer.status == "withdrawn"
    delete_account(user=ben, actor=UserFactory(is_superuser=True))
    assert not Answer.objects.filter(message="Ohne Konto.").exists()


def test_nobody_withdraws_what_came_from_another_address(client, call, clara):
    answer = AnswerFactory(call=call, user=None, name="Ben", email="ben@example.org", confirmed_at=timezone.now())
    client.force_login(clara)

    assert client.post(f"/konto/zusagen/{answer.pk}/rueckzug/").status_code == 404


def test_the_neighbours_manager_does_not_edit(client, home_page, call):
    client.force_login(ManagerFactory(municipalities=[MunicipalityFactory()]).user)

    assert client.get(url("edit", call.pk)).status_code == 403


def test_search_engines_find_open_calls(client, home_page, call):
    closed = CallFactory(status=Status.CLOSED)
    found = client.get("/sitemap.xml").content.decode()

    assert [f"/mitmachen/{each.pk}/</loc>" in found for each in (call, closed)] == [True, False]
    assert "/mitmachen/</loc>" in found


def test_search_engines_and_networks_read_what_a_call_is_about(client, home_page, call):
    page = client.get(f"/mitmachen/{call.pk}/").text

    assert f'<meta property="og:title" content="{call.title}">' in page
    assert 'rel="alternate" hreflang="en"' in page
    assert page.count("application/ld+json") == 1
    assert 'property="og:title"' in client.get("/mitmachen/").text


@pytest.mark.parametrize("path", ["neu/?initiative={initiative}", "anbieten/", "{call}/bearbeitung/"])
def test_what_was_typed_survives_the_end_of_the_session(client, anna, call, path):
    call.owner = anna
    call.save()
    address = f"/mitmachen/{path.format(initiative=call.initiative_id, call=call.pk)}"

    client.post(address, {"title": "Lange überlegt", "text": "Jeden Satz."})
    client.force_login(anna)

    form = client.get(address).context["form"]
    assert (form["title"].value(), form["text"].value()) == ("Lange überlegt", "Jeden Satz.")
