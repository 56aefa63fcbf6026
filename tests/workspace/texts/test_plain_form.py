"""The plain form: what was changed is changed, what others wrote meanwhile stays, and others see who has it open."""

import secrets
from datetime import timedelta

import pytest
from django.utils import timezone
from pycrdt import Doc, XmlFragment

from tests.factories.texts import EditingFactory
from workspace.projects.choices import Status
from workspace.texts.document import plain
from workspace.texts.models import Change, Editing
from workspace.texts.services import editing as service
from workspace.texts.services import storing, versions


def written(text):
    return plain.of(storing.load(text))


def type_live(text, at, words):
    """Somebody types in the editor."""
    doc = storing.load(text)
    before = doc.get_state()
    doc.get("text", type=XmlFragment).children[0].children[0].insert(at, words)
    storing.append(text=text, update=doc.get_update(before), user=None, name="Olga")


@pytest.fixture
def opened(as_person, ben, text, address):
    """Ben has opened the form; `send(source)` saves it."""
    client = as_person(ben)
    client.get(address("plain_form", text))
    began = text.editings.get()

    def send(source, **more):
        return client.post(address("plain_form", text), {"editing": began.pk, "source": source, **more}, follow=True)

    return send


def test_what_was_typed_is_in_the_text(opened, ben, text):
    opened("Zweck des Vereins e. V.\n\n- [ ] Ben: zum Amt")

    assert written(text) == "Zweck des Vereins e. V.\nBen: zum Amt"
    assert text.editings.count() == 0
    assert text.versions.get().plain == "Zweck des Vereins"
    assert text.authors.get().user == ben


def test_an_address_is_a_link_for_all_who_read_it(opened, text):
    page = opened("Zweck des Vereins: https://example.org/satzung, nicht javascript:alert(1)").text

    assert '<a href="https://example.org/satzung" rel="nofollow ugc noopener">https://example.org/satzung</a>,' in page
    assert 'href="javascript:' not in page


def test_what_somebody_types_meanwhile_in_the_same_paragraph_stays(opened, text):
    type_live(text, 0, "Der ")
    type_live(text, len("Der Zweck des Vereins"), ", kurz")

    opened("Zweck unseres Vereins")

    assert written(text) == "Der Zweck unseres Vereins, kurz"


def test_who_changes_nothing_writes_nothing(opened, text):
    opened("Zweck des Vereins\n")

    assert Change.objects.count() == 0


def test_windows_line_ends_are_no_change(opened, text):
    opened("Zweck des Vereins\r\n\r\nNeu")

    assert written(text) == "Zweck des Vereins\nNeu"


def test_others_see_who_has_it_open_and_can_open_it_all_the_same(opened, as_person, anna, ben, text, address):
    client = as_person(anna)

    page = client.get(address("plain_form", text)).text
    assert ben.get_short_name() in page
    assert "<textarea" not in page
    page = client.post(address("plain_form", text), {"break": "1"}, follow=True).text
    mine = text.editings.get(user=anna)
    client.post(address("plain_form", text), {"editing": mine.pk, "source": "Zweck des Clubs"})

    assert "<textarea" in page
    assert written(text) == "Zweck des Clubs"


def test_two_forms_at_once_are_joined(opened, as_person, anna, ben, text, address):
    began = text.editings.get()
    client = as_person(anna)
    client.post(address("plain_form", text), {"break": "1"}, follow=True)
    mine = text.editings.get(user=anna)
    client.post(address("plain_form", text), {"editing": mine.pk, "source": "Unser Zweck des Vereins"})

    service.save(editing=began, membership=text.project.memberships.get(user=ben), source="Zweck des Vereins\n\nEnde")

    assert written(text) == "Unser Zweck des Vereins\nEnde"


def test_after_a_quarter_of_an_hour_it_is_free(opened, as_person, anna, text, address):
    text.editings.update(until=timezone.now() - timedelta(seconds=1))

    assert "<textarea" in as_person(anna).get(address("plain_form", text)).text


def test_more_time_keeps_what_was_typed(opened, text):
    text.editings.update(until=timezone.now())

    page = opened("Noch nicht fertig", extend="1").text

    assert "Noch nicht fertig" in page
    assert text.editings.get().is_locked
    assert written(text) == "Zweck des Vereins"


def test_given_up_nothing_is_changed_and_it_is_free(opened, text):
    opened("Etwas anderes", give_up="1")

    assert written(text) == "Zweck des Vereins"
    assert text.editings.count() == 0


def test_a_form_that_is_not_known_any_more_is_shown_again_with_what_was_typed(opened, text):
    text.editings.all().delete()

    page = opened("Meine lange Arbeit").text

    assert "Meine lange Arbeit" in page
    assert "Zweck des Vereins" in page
    assert written(text) == "Zweck des Vereins"


def test_the_form_of_somebody_else_cannot_be_sent(opened, as_person, anna, text, address):
    theirs = text.editings.get()

    as_person(anna).post(address("plain_form", text), {"editing": theirs.pk, "source": "Fremdes"})

    assert written(text) == "Zweck des Vereins"
    assert Editing.objects.filter(pk=theirs.pk).exists()


def test_a_person_has_a_few_forms_open_at_most(as_person, ben, text, address):
    client = as_person(ben)

    for _ in range(service.MOST_OPEN + 3):
        client.get(address("plain_form", text))

    assert text.editings.count() == service.MOST_OPEN


def test_old_forms_are_forgotten(text):
    EditingFactory(text=text, until=timezone.now() - service.KEPT_FOR - timedelta(hours=1))
    kept = EditingFactory(text=text)

    service.forget_old()

    assert list(Editing.objects.all()) == [kept]


@pytest.mark.parametrize("state", ["guest", "finished", "deleted", "closed"])
def test_who_may_not_write_gets_no_form(as_person, request, project, text, address, state):
    if state == "finished":
        text.finished_at = timezone.now()
    elif state == "deleted":
        text.deleted_at = timezone.now()
    elif state == "closed":
        project.status = Status.ARCHIVED
        project.save()
    text.save()
    client = as_person(request.getfixturevalue("gesa" if state == "guest" else "ben"))

    answers = [client.get(address("plain_form", text)), client.post(address("plain_form", text), {"source": "x"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert written(text) == "Zweck des Vereins"
    assert Editing.objects.count() == 0


def test_what_is_long_is_not_cut(opened, text):
    words = "\n\n".join(f"Absatz {number}" for number in range(300))

    opened(words)

    assert written(text).count("Absatz") == 300
    assert versions.doc_of(text.versions.get()).get_state() != Doc().get_state()


def test_what_is_long_is_still_there_after_signing_in_again(as_person, client, ben, text, address):
    """A text of 150,000 letters; what is longer than the session holds is said to be lost."""
    long = "".join(f"Größe {number} " for number in range(15_000))
    for source, is_kept in ((long, True), (secrets.token_hex(80_000), False)):
        client.logout()

        answer = client.post(address("plain_form", text), {"source": source})
        page = client.get(answer.url).text
        client.force_login(ben)
        shown = client.get(address("plain_form", text)).context["form"].initial["source"]

        assert (source == shown) is is_kept
        assert ("steht dann noch da" in page, "zu lang" in page) == (is_kept, not is_kept)
