"""Managers in the administration: each their own, a draft is kept with whatever is missing, previews, figures."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from home.newsletters.models import Newsletter
from home.newsletters.services import sending
from tests.factories.ideas import IdeaFactory
from tests.factories.newsletters import NewsletterFactory, SubscriptionFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory


@pytest.fixture
def preetz(db):
    return MunicipalityFactory(name="Preetz", slug="preetz")


@pytest.fixture
def other_manager(preetz):
    return ManagerFactory(municipalities=[preetz]).user


pytestmark = pytest.mark.indexed  # Wagtail says where a newsletter is used


def address(name, *args):
    return reverse(f"newsletters_admin:{name}", args=args)


def form_data(blocks=(), **fields):
    data = {"subject": "", "introduction": "", "municipality": "", "subject_en": "", "introduction_en": ""}
    data |= {"body-count": len(blocks), "body_en-count": 0}
    for number, (kind, values) in enumerate(blocks):
        prefix = f"body-{number}"
        data |= {f"{prefix}-deleted": "", f"{prefix}-order": number, f"{prefix}-type": kind, f"{prefix}-id": ""}
        data |= {f"{prefix}-value-{name}" if name else f"{prefix}-value": value for name, value in values.items()}
    return {**data, **fields}


def test_a_manager_writes_one_and_nothing_has_to_be_filled_in(client, maren, kiel, home_page):
    client.force_login(maren)

    answer = client.post(address("add"), form_data([("button", {"button": "Los", "page": "", "url": ""})]))

    newsletter = Newsletter.objects.get()
    assert answer["Location"] == address("dispatch", newsletter.pk)
    assert (newsletter.created_by, newsletter.subject, newsletter.body[0].value["button"]) == (maren, "", "Los")
    html = client.get(answer["Location"]).content.decode()
    assert ("Der Betreff fehlt." in html, "1 (Knopf)" in html) == (True, True)


def test_what_is_wrong_is_said_and_what_was_written_stays(client, maren, home_page):
    client.force_login(maren)
    newsletter = NewsletterFactory(created_by=maren, subject="Alt")

    answer = client.post(
        address("edit", newsletter.pk),
        form_data([("button", {"button": "Los", "page": "", "url": "keine adresse"})], subject="Neu " * 60),
    )

    newsletter.refresh_from_db()
    html = answer.content.decode()
    assert (answer.status_code, newsletter.subject) == (200, "Alt")
    assert ("Neu Neu" in html, "keine adresse" in html) == (True, True)


def test_managers_choose_among_their_own_municipalities(client, maren, kiel, preetz, home_page):
    client.force_login(maren)

    client.post(address("add"), form_data(subject="Kiel", municipality=kiel.pk))
    answer = client.post(address("add"), form_data(subject="Preetz", municipality=preetz.pk))

    assert answer.status_code == 200
    assert list(Newsletter.objects.values_list("subject", flat=True)) == ["Kiel"]


@pytest.mark.parametrize(
    ("fields", "may"),
    [
        ({"municipality": "kiel"}, [True, False, True]),
        ({"created_by": "maren"}, [True, False, True]),
        ({}, [False, False, True]),
    ],
)
def test_who_may_see_test_and_send_one(client, maren, kiel, other_manager, admin, home_page, fields, may):
    given = {"municipality": {"municipality": kiel}, "created_by": {"created_by": maren}}
    newsletter = NewsletterFactory(**(given[next(iter(fields))] if fields else {}))
    SubscriptionFactory(municipality=kiel)
    seen, edited = [], []
    for person in (maren, other_manager, admin):
        client.force_login(person)
        seen.append(client.get(address("dispatch", newsletter.pk)).status_code == 200)
        edited.append(client.get(address("edit", newsletter.pk)).status_code == 200)
        listed = newsletter.subject in client.get(address("list")).content.decode()
        looked = client.get(address("newsletter_as_mail", newsletter.pk, "mail")).status_code == 200
        preview = client.post(address("preview_on_edit", newsletter.pk), form_data()).status_code == 200
        history = client.get(address("history", newsletter.pk)).status_code == 200
        client.post(address("dispatch", newsletter.pk), {"what": "test"})
        assert [listed, looked, preview, history] == [seen[-1]] * 4

    assert (seen, edited) == (may, may)
    assert len(mail.outbox) == sum(may)


def test_nobody_chooses_newsletters_from_a_list_of_all(client, other_manager, home_page):
    NewsletterFactory(subject="Nur für Kiel")
    client.force_login(other_manager)

    for name in ("choose", "choose_results"):
        answer = client.get(reverse(f"wagtailsnippetchoosers_home_newsletters_newsletter:{name}"))
        assert (answer.status_code, "Nur für Kiel" in answer.content.decode()) == (200, False)


def test_what_is_scheduled_or_out_is_not_edited(client, admin, home_page):
    client.force_login(admin)
    for state in ("scheduled", "sending", "sent"):
        newsletter = NewsletterFactory(subject="Fest", state=state, send_at=timezone.now(), started_at=timezone.now())

        client.post(address("edit", newsletter.pk), form_data(subject="Anders"))

        newsletter.refresh_from_db()
        assert newsletter.subject == "Fest"


def test_propose_schedule_and_take_back(client, admin, home_page):
    client.force_login(admin)
    SubscriptionFactory()
    idea = IdeaFactory(title="Frische Idee")
    newsletter = NewsletterFactory()
    page = address("dispatch", newsletter.pk)

    assert client.post(page, {"what": "propose"})["Location"] == address("edit", newsletter.pk)
    newsletter.refresh_from_db()
    assert [child.block_type for child in newsletter.body] == ["text", "ideas"]
    assert newsletter.body[1].value["chosen"][0] == idea

    past = client.post(page, {"what": "schedule", "send_at": "01.01.2020 10:00"})
    nonsense = client.post(page, {"what": "schedule", "send_at": "morgen früh"})
    newsletter.refresh_from_db()
    assert (past.status_code, nonsense.status_code, newsletter.state) == (200, 200, "draft")
    assert "morgen früh" in nonsense.content.decode()

    client.post(page, {"what": "schedule", "send_at": "01.01.2031 10:00"})
    newsletter.refresh_from_db()
    assert newsletter.state == "scheduled"

    client.post(page, {"what": "cancel"})
    newsletter.refresh_from_db()
    assert newsletter.state == "draft"


def test_what_is_to_go_at_once_waits_five_minutes_and_can_be_taken_back(client, admin, home_page):
    client.force_login(admin)
    SubscriptionFactory()
    newsletter = NewsletterFactory()
    page = address("dispatch", newsletter.pk)

    client.post(page, {"what": "schedule", "send_at": ""})
    sending.begin_what_is_due()

    newsletter.refresh_from_db()
    assert newsletter.state == "scheduled"
    assert timedelta(minutes=4) < newsletter.send_at - timezone.now() <= timedelta(minutes=5)
    client.post(page, {"what": "cancel"})
    newsletter.refresh_from_db()
    assert newsletter.state == "draft"


def test_the_figures(client, admin, home_page, send):
    SubscriptionFactory.create_batch(3)
    newsletter = NewsletterFactory()
    send(newsletter, admin)
    client.force_login(admin)

    html = client.get(address("dispatch", newsletter.pk)).content.decode()

    assert "<dt>Verschickt</dt><dd>3</dd>" in html


def test_a_mail_in_the_administration_runs_no_script(client, admin, home_page):
    newsletter = NewsletterFactory()
    client.force_login(admin)
    client.post(address("preview_on_edit", newsletter.pk), form_data())

    for path in (
        address("newsletter_as_mail", newsletter.pk, "mail"),
        address("preview_on_edit", newsletter.pk) + "?mode=mail",
    ):
        policy = client.get(path)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy


@pytest.mark.parametrize("mode", ["mail", "mail-en", "page"])
def test_previews_of_something_empty(client, admin, home_page, mode):
    client.force_login(admin)

    client.post(address("preview_on_add"), form_data())
    answer = client.get(f"{address('preview_on_add')}?mode={mode}")

    assert answer.status_code == 200


@pytest.mark.parametrize("chooser", ["newsletter_ideas", "newsletter_calls"])
def test_choosing_an_idea_or_a_call(client, maren, home_page, chooser):
    IdeaFactory(title="Brunnen am Hafen")
    IdeaFactory(title="Heimlicher Entwurf", status="draft")
    client.force_login(maren)

    shown = json.loads(client.get(reverse(f"{chooser}:choose")).content)["html"]
    found = client.get(reverse(f"{chooser}:choose_results"), {"q": "hafen"}).content.decode()

    assert "Heimlicher" not in shown + found
    assert ("Brunnen am Hafen" in found) == (chooser == "newsletter_ideas")
