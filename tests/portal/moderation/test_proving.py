"""Where the portal asks a browser for a proof of work, and what becomes of what comes without it."""

import logging
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.contrib.forms.models import FormSubmission

from home.forms import DOUBTS
from initiatives.calls.choices import Status as CallStatus
from initiatives.calls.models import Answer, Call
from initiatives.ideas.choices import Status as IdeaStatus
from initiatives.ideas.models import Idea
from portal.base import guards as guards_of_forms
from portal.base.guards import STAMP, TRAP, GuardMixin, new_stamp, signer
from portal.comments.choices import Status as CommentStatus
from portal.comments.models import Comment
from portal.moderation import proving
from portal.moderation.choices import Action, ProofOfWork
from portal.moderation.models import Case, ModerationSettings, Report
from portal.moderation.proving import ASKED, PROOF, ProofMixin
from portal.moderation.services.deciding import decide
from portal.moderation.whys import in_words
from tests.factories.accounts import UserFactory
from tests.factories.calls import CallFactory
from tests.factories.ideas import IdeaFactory, listed
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.pages import FormPageFactory
from tests.solving import as_sent, solved

LINKS = "Besser bei https://a.example und https://b.example kaufen"


@pytest.fixture
def idea(anna, kiel, home_page):
    return listed(IdeaFactory(title="Trinkbrunnen am Hafen", author=anna, municipality=kiel))


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def guards(monkeypatch):
    """What a form sends besides that was opened a minute ago."""
    monkeypatch.setattr("django.core.signing.time.time", lambda: timezone.now().timestamp() - 60)
    stamp = signer.sign("form")
    monkeypatch.undo()
    return {STAMP: stamp}


@pytest.fixture
def mode(db):
    def choose(proof_of_work, **others):
        ModerationSettings.objects.update_or_create(defaults={"proof_of_work": proof_of_work, **others})

    return choose


@pytest.fixture
def reported(client, idea, guards):
    """Somebody without an account reports the idea."""

    def send(text=LINKS, **more):
        sent = {"reason": "spam", "text": text, "good_faith": "on", **guards, **more}
        return client.post(f"/melden/idee/{idea.pk}/", sent)

    return send


def asked(response):
    """What the form asks for, where it was shown again."""
    assert response.status_code == 200
    return response.context["form"].proof


def without_script(response):
    return {ASKED: asked(response)["asked"], PROOF: ""}


def calculated(response):
    proof = asked(response)
    return {ASKED: proof["asked"], PROOF: as_sent(solved(proof["challenge"]))}


def reasons():
    return [in_words(why) for case in Case.objects.open() for why in case.whys if why["code"] == "unproven"]


def test_what_is_suspicious_comes_back_with_all_that_was_typed(reported):
    response = reported(email="ole@example.org")

    html = response.text
    assert Report.objects.count() == 0
    assert LINKS in html
    assert 'value="ole@example.org"' in html
    assert re.search(r'value="spam"[^>]*checked', html)
    assert ("data-proof=" in html, "build/proof.js" in html, 'role="status"' in html) == (True, True, True)


def test_that_a_form_asks_for_proof_is_a_line_without_what_was_written(reported, caplog):
    caplog.set_level(logging.INFO, proving.__name__)

    reported(email="ole@example.org")

    lines = [record.getMessage() for record in caplog.records if record.name == proving.__name__]
    assert lines == ["A form asks for proof (ReportForm): links"]


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({TRAP: "https://casino.example"}, "its hidden field was filled in"),
        ({STAMP: ""}, "it was open for too long, or never shown"),
        ({STAMP: "form:gestern:geraten"}, "it was open for too long, or never shown"),
        ({STAMP: new_stamp}, "it came faster than people write"),
    ],
)
def test_a_form_that_falls_into_a_trap_is_a_line_without_what_was_written(reported, mode, caplog, sent, why):
    mode(ProofOfWork.NEVER)

    reported(**{name: value() if callable(value) else value for name, value in sent.items()})

    assert Report.objects.count() == 0
    lines = [record.getMessage() for record in caplog.records if record.name == guards_of_forms.__name__]
    assert lines == [f"A form was refused (ReportForm): {why}"]


def test_what_is_not_suspicious_is_asked_for_nothing(client, idea, reported):
    first = client.get(f"/melden/idee/{idea.pk}/")

    assert ("data-proof=" in first.text, "build/proof.js" in first.text) == (False, False)
    assert reported(text="Das ist Werbung.").status_code == 302


def test_with_a_solution_it_is_taken_and_nothing_is_noted(reported):
    assert reported(**calculated(reported())).status_code == 302

    assert (Report.objects.get().text, reasons()) == (LINKS, [])


def test_without_javascript_it_is_taken_and_the_desk_says_why(reported):
    assert reported(**without_script(reported())).status_code == 302

    assert Report.objects.count() == 1
    [said] = reasons()
    assert said.startswith("Ohne den Rechennachweis abgeschickt, um den das Portal gebeten hatte")
    assert said.endswith("(viele Links von Gästen oder einem neuen Konto)")


def test_a_wrong_solution_is_asked_for_again(reported):
    response = reported()
    proof = asked(response)
    payload = solved(proof["challenge"])
    wrong = {**payload, "number": payload["number"] + 1}

    second = reported(**{ASKED: proof["asked"], PROOF: as_sent(wrong)})

    assert asked(second)["challenge"] != proof["challenge"]
    assert (Report.objects.count(), LINKS in second.text) == (0, True)


def test_a_solution_that_was_used_is_asked_for_again(reported):
    solution = calculated(reported())
    reported(**solution)

    assert asked(reported(**solution)) is not None
    assert Report.objects.count() == 1


def test_a_solution_that_came_too_late_is_asked_for_again(reported, monkeypatch):
    solution = calculated(reported())
    monkeypatch.setattr("altcha.v1.time.time", (timezone.now() + timedelta(hours=3)).timestamp)

    assert asked(reported(**solution)) is not None
    assert Report.objects.count() == 0


@pytest.mark.parametrize("solution", ["forged", "e30=", "W10="])
def test_a_forged_solution_is_asked_for_again(reported, solution):
    response = reported()

    assert asked(reported(**{ASKED: asked(response)["asked"], PROOF: solution})) is not None
    assert Report.objects.count() == 0


def test_nobody_says_without_having_been_asked_that_there_is_no_javascript(reported):
    assert asked(reported(**{ASKED: "WyJsaW5rcyJd:forged", PROOF: ""})) is not None
    assert Report.objects.count() == 0


def test_who_is_as_quick_as_a_machine_is_asked(reported):
    response = reported(text="Werbung", **{STAMP: signer.sign("form")})

    assert Report.objects.count() == 0
    reported(text="Werbung", **without_script(response))
    assert "(in weniger als zwei Sekunden ausgefüllt)" in reasons()[0]


def test_many_contributions_from_one_connection_are_asked(client, reported):
    for number in range(5):
        assert reported(text=f"Werbung {number}", email=f"ole{number}@example.org").status_code == 302

    reported(text="Werbung", **without_script(reported(text="Werbung")))
    assert "viele Beiträge von einem Anschluss" in reasons()[0]


@pytest.mark.parametrize(("days", "is_asked"), [(1, True), (30, False)])
def test_a_new_account_is_asked_past_half_of_the_limit(client, idea, settings, days, is_asked):
    settings.ACCOUNT_RATE_LIMITS = {"comment": "4/h/user", "near_comment": "2/h/user"}
    client.force_login(UserFactory(date_joined=timezone.now() - timedelta(days=days)))
    address = f"/kommentare/idee/{idea.pk}/"
    for number in range(2):
        client.post(address, {"text": f"Gute Idee, die Nummer {number}"})

    response = client.post(address, {"text": "Noch eine"})

    assert Comment.objects.count() == (2 if is_asked else 3)
    assert (response.status_code == 200) == is_asked


def test_never_leaves_the_time_trap_alone_in_place(mode, reported):
    mode("never")

    quick = reported(**{STAMP: signer.sign("form")})

    assert (quick.status_code, asked(quick), Report.objects.count()) == (200, None, 0)
    assert reported().status_code == 302


def test_always_is_asked_from_the_first_moment(client, idea, mode, reported):
    mode("always")
    first = client.get(f"/melden/idee/{idea.pk}/")

    assert asked(first) is not None
    assert asked(reported(text="Werbung")) is not None
    assert reported(text="Werbung", **calculated(first)).status_code == 302
    assert reasons() == []


def test_always_spares_those_who_are_trusted(client, idea, ben, maren, mode, monkeypatch):
    mode("always")
    address = f"/melden/idee/{idea.pk}/"
    client.force_login(ben)
    untrusted = asked(client.get(address))
    monkeypatch.setattr("portal.moderation.proving.is_trusted", lambda user, settings: user == ben)
    trusted = asked(client.get(address))
    client.force_login(maren)

    assert (untrusted is None, trusted, asked(client.get(address))) == (False, None, None)


def test_managers_are_never_asked(client, idea, maren):
    client.force_login(maren)

    assert client.post(f"/kommentare/idee/{idea.pk}/", {"text": LINKS}).status_code == 302
    assert Comment.objects.get().status == CommentStatus.VISIBLE


@pytest.mark.parametrize(("answer", "waits"), [(calculated, False), (without_script, True)])
def test_a_comment_waits_only_without_a_proof(client, idea, ben, settings, answer, waits):
    settings.ACCOUNT_RATE_LIMITS = {"write_often": "0/h/ip"}
    client.force_login(ben)
    address = f"/kommentare/idee/{idea.pk}/"
    response = client.post(address, {"text": "Da bin ich dabei."})
    assert (Comment.objects.count(), "Da bin ich dabei." in response.text) == (0, True)

    client.post(address, {"text": "Da bin ich dabei.", **answer(response)})

    assert Comment.objects.get().status == (CommentStatus.WAITING if waits else CommentStatus.VISIBLE)
    assert len(reasons()) == waits


def test_a_manager_lets_through_what_waits_for_want_of_a_proof(client, idea, ben, maren):
    client.force_login(ben)
    address = f"/kommentare/idee/{idea.pk}/"
    client.post(address, {"text": LINKS, **without_script(client.post(address, {"text": LINKS}))})
    case = Case.objects.get()

    client.force_login(maren)
    page = client.get(f"/admin/schreibtisch/{case.pk}/")
    decide(case=case, action=Action.APPROVE, reason="", actor=maren)

    assert "Ohne den Rechennachweis abgeschickt" in page.text
    assert Comment.objects.get().status == CommentStatus.VISIBLE


TYPED = {"title": "Trinkbrunnen am Hafen", "text": LINKS}


def test_an_idea_without_a_proof_waits_where_others_are_published_at_once(client, home_page, ben, mode):
    mode("suspicious", review_ideas="after", links_of_new_accounts=1)
    client.force_login(ben)
    response = client.post("/ideen/neu/", TYPED)
    assert (Idea.objects.count(), LINKS in response.text) == (0, True)

    client.post("/ideen/neu/", {**TYPED, **without_script(response)})

    assert Idea.objects.get().status == IdeaStatus.REVIEW
    assert len(reasons()) == 1


def test_a_draft_is_asked_when_it_is_submitted(client, home_page, ben, mode):
    mode("suspicious", review_ideas="after")
    client.force_login(ben)
    client.post("/ideen/neu/", {**TYPED, "draft": "1"})
    idea = Idea.objects.get()
    address = f"/ideen/{idea.pk}/einreichung/"

    response = client.post(address)
    waiting = Idea.objects.get().status
    client.post(address, calculated(response))

    assert (waiting, Idea.objects.get().status, reasons()) == (IdeaStatus.DRAFT, IdeaStatus.REVIEW, [])


def test_an_idea_without_an_account_comes_back_too(client, home_page, guards):
    response = client.post("/ideen/neu/", {**TYPED, **guards})
    assert (Idea.objects.count(), LINKS in response.text) == (0, True)

    again = client.post("/ideen/neu/", {**TYPED, **guards, **without_script(response)})

    assert (again.url, Idea.objects.get().status) == ("/ideen/aufgehoben/", IdeaStatus.DRAFT)


def test_a_message_to_an_initiative_is_marked(client, home_page, guards, commit):
    page = InitiativePageFactory(
        parent=InitiativeIndexPageFactory(parent=home_page), contact_email="hanne@example.org", title="Repair-Café"
    )
    sent = {"name": "Ole", "email": "ole@example.org", "message": LINKS, **guards}
    response = client.post(f"{page.url}nachricht/", sent)
    assert (LINKS in response.text, mail.outbox) == (True, [])

    with commit():
        client.post(f"{page.url}nachricht/", {**sent, **without_script(response)})

    letter = mail.outbox[0]
    for body in (letter.body, letter.alternatives[0].content):
        assert "Das ist vielleicht Spam:" in body
        assert "(viele Links von Gästen oder einem neuen Konto)" in " ".join(body.split())


@pytest.mark.parametrize(("answer", "marked"), [(calculated, False), (without_script, True)])
def test_an_answer_to_an_editors_form_is_marked(client, home_page, guards, commit, answer, marked):
    page = FormPageFactory(parent=home_page, to_address="kontakt@example.org")
    sent = {"nachricht": LINKS, "e_mail": "ole@example.org", **guards}
    response = client.post(page.url, sent)
    assert (LINKS in response.text, FormSubmission.objects.count()) == (True, 0)

    with commit():
        client.post(page.url, {**sent, **answer(response)})

    assert (DOUBTS in FormSubmission.objects.get().form_data) == marked
    assert len(reasons()) == marked
    assert ("Vielleicht Spam: Ohne den Rechennachweis" in mail.outbox[0].body) == marked


def test_the_form_of_an_editor_is_previewed(home_page, rf, maren):
    page = FormPageFactory(parent=home_page)
    request = rf.get("/")
    request.user = maren

    assert page.get_preview_context(request, "form")["form"].proof is None


def test_an_offer_without_a_proof_waits_and_is_published_on_the_desk(client, home_page, clara, maren, kiel):
    until = timezone.localdate() + timedelta(days=1)
    sent = {"kind": "hands", "title": "Beete", "text": LINKS, "until": until.isoformat(), "municipality": kiel.pk}
    client.force_login(clara)
    response = client.post("/mitmachen/anbieten/", sent)
    assert (LINKS in response.text, Call.objects.count()) == (True, 0)

    client.post("/mitmachen/anbieten/", {**sent, **without_script(response)})
    waiting = Call.objects.get().status
    decide(case=Case.objects.get(), action=Action.APPROVE, reason="", actor=maren)

    assert (waiting, Call.objects.get().status) == (CallStatus.WAITING, CallStatus.OPEN)


def test_an_answer_to_a_call_by_address_is_taken_all_the_same(client, home_page, guards):
    address = f"/mitmachen/{CallFactory().pk}/antwort/"
    sent = {"name": "Ole", "email": "ole@example.org", "message": LINKS, **guards}
    response = client.post(address, sent)
    assert (LINKS in response.text, Answer.objects.count()) == (True, 0)

    client.post(address, {**sent, **without_script(response)})

    assert Answer.objects.get().message == LINKS


def test_every_form_with_guards_asks_for_proofs():
    """Else the time trap of one would refuse where that of another asks."""

    def below(form):
        return [form, *(each for child in form.__subclasses__() for each in below(child))]

    assert [form for form in below(GuardMixin)[1:] if not issubclass(form, ProofMixin)] == []
