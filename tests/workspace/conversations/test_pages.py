"""The pages of conversations, filled in as a person does."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from portal.moderation.models import Case
from tests.factories.conversations import (
    AttachmentFactory,
    BlockingFactory,
    ConversationFactory,
    MessageFactory,
    MessageSettingsFactory,
)
from tests.factories.projects import MembershipFactory
from workspace.conversations.models import Blocking, Conversation, Message, MessageSettings, Participant

LIST = "/nachrichten/"


def text_of(response):
    return response.content.decode()


def unread_of(user, conversation):
    return Participant.objects.of(user).with_unread().get(conversation=conversation).unread


def test_the_list_says_what_is_unread(as_person, talk, group, anna):
    MessageFactory(conversation=talk, author=talk.created_by, text="Und die **Säge**?")

    page = text_of(as_person(anna).get(LIST))

    assert page.index("Ben Behrens") < page.index("Lampenabend")
    assert "Und die **Säge**?" in page
    assert '<span class="badge badge--accent">2<span class="visually-hidden"> ungelesen</span></span>' in page
    assert page.count("badge--accent") == 1  # in the group the last word is her own


def test_the_list_costs_as_much_for_thirty_as_for_one(as_person, talk, anna, project, queries_of):
    as_person(anna)
    one = queries_of(LIST)
    for _number in range(29):
        other = MembershipFactory(project=project).user
        MessageFactory(conversation=ConversationFactory(people=[anna, other]), author=other)

    assert queries_of(LIST) == one


def test_the_list_leads_to_each_and_says_who_spoke_last(as_person, talk, group, anna, ben):
    MessageFactory(conversation=group, author=ben, text="Ich. " + "Und Klemmen. " * 20)
    MessageFactory(conversation=talk, author=anna, text="Ja, gern.")
    Participant.objects.filter(user=anna, conversation=talk).update(read_to=talk.messages.latest("pk").pk)

    page = text_of(as_person(anna).get(LIST))

    assert f'href="{talk.get_absolute_url()}#unten"' in page
    assert f'href="{group.get_absolute_url()}#neu"' in page
    assert '<p class="talk-row__last" dir="auto">Du: Ja, gern.</p>' in page
    begins = "Ich. " + "Und Klemmen. " * 20
    assert f'<p class="talk-row__last" dir="auto">Ben: {begins[:119]}…</p>' in page


def test_the_list_names_the_files_of_a_message_without_words(as_person, group, anna, ben):
    AttachmentFactory(message=MessageFactory(conversation=group, author=ben, text=""), name="plan.pdf")

    page = text_of(as_person(anna).get(LIST))

    assert page.index("Ben: <svg") < page.index("plan.pdf")


def test_more_than_a_page_of_conversations_is_leafed_through(as_person, anna, ben):
    for number in range(31):
        talk = ConversationFactory(people=[anna, ben], is_group=True, title=f"Runde {number}")
        MessageFactory(conversation=talk, author=ben)
    client = as_person(anna)

    first, second = client.get(LIST), client.get(f"{LIST}?page=2")

    assert [len(each.context["rows"]) for each in (first, second)] == [30, 1]
    assert [each.context["page_obj"].paginator.count for each in (first, second)] == [31, 31]
    assert (first.context["rows"][0].name, second.context["rows"][0].name) == ("Runde 30", "Runde 0")


def test_a_conversation_opens_at_the_first_unread_and_reads_it(as_person, talk, anna, ben):
    first = talk.messages.get()
    Participant.objects.of(anna).update(read_to=first.pk)
    for number in range(45):
        MessageFactory(conversation=talk, author=ben, text=f"Sache Nummer {number}.")
    client = as_person(anna)

    page = text_of(client.get(talk.get_absolute_url()))

    assert page.index("Leiter") < page.index("Ab hier neu") < page.index("Sache Nummer 0.")
    assert "Sache Nummer 28." in page
    assert "Sache Nummer 29." not in page
    assert "Spätere Nachrichten" in page
    assert unread_of(anna, talk) == 16
    again = text_of(client.get(talk.get_absolute_url()))
    assert again.index("Ab hier neu") < again.index("Sache Nummer 29.")
    assert unread_of(anna, talk) == 0


def test_the_buttons_lead_where_they_should(as_person, group, anna, ben):
    own, others = group.messages.get(), MessageFactory(conversation=group, author=ben)
    gone = MessageFactory(conversation=group, author=anna, deleted_at=timezone.now())

    page = text_of(as_person(anna).get(group.get_absolute_url()))

    for name in ("news", "people", "mute", "delete", "leave"):
        assert f'"{reverse(f"conversations:{name}", args=[group.pk])}"' in page
    wanted = {"edit_message": own, "delete_message": own, "report_message": others, "restore_message": gone}
    for name, message in wanted.items():
        assert page.count(f'"{reverse(f"conversations:{name}", args=[group.pk, message.pk])}"') == 1
    for name, message in {**wanted, "edit_message": others, "delete_message": others, "report_message": own}.items():
        found = f'"{reverse(f"conversations:{name}", args=[group.pk, message.pk])}"' in page
        assert found == (wanted[name] == message)


def test_what_was_not_sent_does_not_stay_in_the_form_of_others(as_person, talk, anna, ben):
    as_person(anna).get(talk.get_absolute_url())
    wrong = text_of(as_person(anna).post(talk.get_absolute_url(), {"text": "x" * 5001}))

    page = text_of(as_person(ben).get(talk.get_absolute_url()))

    assert "xxxxx" in wrong
    assert "xxxxx" not in page


def test_a_message_shows_its_author_the_day_and_the_clock(as_person, talk, anna, ben):
    talk.messages.update(at="2026-07-01T10:05:30Z")

    page = text_of(as_person(anna).get(talk.get_absolute_url()))

    assert 'aria-label="Ben Behrens, 01.07.2026 12:05"' in page
    assert '<time datetime="2026-07-01T12:05:30+02:00">12:05</time>' in page
    assert '<span class="avatar" aria-hidden="true">BB</span>' in page


def test_earlier_ones_are_a_page_away(as_person, talk, anna, ben):
    for number in range(40):
        MessageFactory(conversation=talk, author=ben, text=f"Sache Nummer {number}.")
    Participant.objects.update(read_to=talk.last_number)
    client = as_person(anna)

    last = client.get(talk.get_absolute_url())
    before = client.get(f"{talk.get_absolute_url()}?vor={last.context['stretch'].first}")

    assert [len(each.context["stretch"].lines) for each in (last, before)] == [30, 11]
    assert not before.context["stretch"].has_older
    assert "Leiter" in text_of(before)


def test_three_hundred_unread_messages_cost_as_much_as_two_hundred(as_person, talk, anna, ben, queries_of):
    def said_by_ben(number):
        Message.objects.bulk_create(
            Message(conversation=talk, author=ben, text="x", html="<p>x</p>", folded="x") for _number in range(number)
        )
        Conversation.objects.update(last_number=Message.objects.latest("pk").pk)

    as_person(anna)
    said_by_ben(200)
    few = queries_of(talk.get_absolute_url())
    said_by_ben(300)

    assert queries_of(talk.get_absolute_url()) == few


def test_a_message_is_sent_by_the_form(as_person, talk, anna):
    client = as_person(anna)

    answer = client.post(talk.get_absolute_url(), {"text": "Ja, *gern*."})

    said = Message.objects.by(anna).get()
    assert answer.url == f"{talk.get_absolute_url()}#{said.anchor}"
    assert "Ja, <em>gern</em>." in text_of(client.get(talk.get_absolute_url()))


def test_nothing_is_no_message(as_person, talk, anna):
    answer = as_person(anna).post(talk.get_absolute_url(), {"text": "  "})

    assert answer.status_code == 200
    assert "Schreib etwas, oder häng eine Datei an." in text_of(answer)
    assert talk.messages.count() == 1


def test_a_script_gets_the_form_with_what_is_wrong(as_person, talk, anna):
    answer = as_person(anna).post(talk.get_absolute_url(), {"text": ""}, headers={"X-Requested-With": "fetch"})

    assert answer.status_code == 200
    assert "<html" not in text_of(answer)
    assert "data-error-summary" in text_of(answer)


def test_what_was_typed_waits_for_the_sign_in(as_person, talk, anna):
    client = as_person()
    answer = client.post(talk.get_absolute_url(), {"text": "Noch nicht abgeschickt"})
    assert answer.url == f"/konto/anmelden/?next={talk.get_absolute_url()}"

    client.post(answer.url, {"login": anna.email, "password": "geheim-und-lang"})

    assert "Noch nicht abgeschickt" in text_of(client.get(talk.get_absolute_url()))


def test_files_come_back_as_they_were_and_pictures_are_shown(as_person, talk, anna, ben, photo):
    client = as_person(anna)
    files = [SimpleUploadedFile("plan.txt", b"Erst die Leiter"), photo()]
    client.post(talk.get_absolute_url(), {"text": "", "attachments": files})
    plan, picture = talk.messages.last().attachments.all()
    client = as_person(ben)

    got = client.get(reverse("conversations:attachment", args=[plan.pk]))
    shown = client.get(reverse("conversations:attachment", args=[picture.pk]))

    assert (b"".join(got), got["Content-Type"]) == (b"Erst die Leiter", "application/octet-stream")
    assert got["Content-Disposition"] == 'attachment; filename="plan.txt"'
    assert (shown["Content-Type"], b"Exif" in b"".join(shown)) == ("image/jpeg", False)
    assert "no-store" in shown["Cache-Control"]


def test_what_is_not_what_it_says_is_refused(as_person, talk, anna):
    file = SimpleUploadedFile("plan.pdf", b"<script>alert(1)</script>")

    page = text_of(as_person(anna).post(talk.get_absolute_url(), {"text": "", "attachments": [file]}))

    assert "it is not a PDF" in page or "keine PDF-Datei" in page
    assert talk.messages.count() == 1


def test_an_open_page_asks_for_what_is_new(as_person, talk, anna, ben):
    first = talk.messages.get()
    since = timezone.now()
    second = MessageFactory(conversation=talk, author=ben, text="Und die Säge?")
    Message.objects.filter(pk=first.pk).update(touched_at=timezone.now(), deleted_at=timezone.now())
    client = as_person(anna)
    asked = {"nach": first.pk, "seit": since.isoformat()}

    page = client.get(f"{talk.get_absolute_url()}neues/", asked)

    assert [each.message for each in page.context["added"]] == [second]
    assert [each.message for each in page.context["changed"]] == [first]
    assert "Leiter" not in text_of(page)
    assert unread_of(anna, talk) == 1  # nobody has looked at it
    client.get(f"{talk.get_absolute_url()}neues/", {**asked, "gesehen": "1"})
    assert unread_of(anna, talk) == 0


def test_a_change_that_was_committed_after_the_page_asked_comes_too(as_person, talk, anna, ben):
    """It was touched before, by the clock."""
    first = talk.messages.get()
    Message.objects.filter(pk=first.pk).update(touched_at=timezone.now() - timedelta(seconds=2))
    asked = {"nach": first.pk, "seit": timezone.now().isoformat()}

    page = as_person(anna).get(f"{talk.get_absolute_url()}neues/", asked)

    assert [each.message for each in page.context["changed"]] == [first]


@pytest.mark.parametrize("asked", ["nach=x", "nach=9999999999999999999999", "seit=gestern", "seit=2026-13-45T00:00"])
def test_nonsense_is_asked_for_without_harm(as_person, talk, anna, asked):
    assert as_person(anna).get(f"{talk.get_absolute_url()}neues/?{asked}").status_code == 200


@pytest.mark.parametrize(("off", "is_said"), [(None, True), ("anna", False), ("ben", False)])
def test_what_was_read_is_shown_as_long_as_both_show_it(as_person, talk, anna, ben, off, is_said):
    MessageFactory(conversation=talk, author=anna, text="Ja.")
    as_person(ben).get(talk.get_absolute_url())
    if off:
        MessageSettingsFactory(user={"anna": anna, "ben": ben}[off], shows_reading=False)

    page = as_person(anna).get(talk.get_absolute_url())

    assert [each.name for each in page.context["read_by"]] == (["Ben Behrens"] if is_said else [])
    assert ("Gelesen" in text_of(page)) == is_said


def test_somebody_begins_from_the_page_of_a_person(as_person, project, anna, ben):
    client = as_person(anna)
    url = f"/nachrichten/neu/?an={ben.public_id}"
    page = client.get(url)
    assert page.context["form"].initial == {"people": [ben.pk]}

    answer = client.post(url, {"people": [ben.pk], "text": "Moin Ben"})

    talk = Conversation.objects.get()
    assert answer.url.startswith(talk.get_absolute_url())
    assert client.get(url).url == talk.get_absolute_url()


def test_whoever_takes_no_messages_is_not_written_to_in_vain(as_person, anna, clara):
    clara.about_visibility = "everybody"
    clara.save()

    page = text_of(as_person(anna).get(f"/nachrichten/neu/?an={clara.public_id}"))

    assert "Diese Person nimmt keine Nachrichten von dir an." in page
    assert "<textarea" not in page


def test_nobody_learns_of_people_by_their_keys(as_person, anna, clara):
    client = as_person(anna)

    for key in (clara.public_id, "00000000-0000-4000-8000-000000000000", "x", anna.public_id):
        assert client.get(f"/nachrichten/neu/?an={key}").status_code == 404


def test_only_people_one_knows_can_be_chosen(as_person, project, anna, ben, clara):
    client = as_person(anna)
    MessageSettingsFactory(user=clara, takes_from="everyone")

    page = client.post("/nachrichten/neu/", {"people": [clara.pk], "text": "Moin"})

    assert {each.name for each in page.context["form"].fields["people"].queryset} == {"Ben Behrens", "Gesa Gast"}
    assert Conversation.objects.count() == 0


def test_search_finds_in_ones_own_only(as_person, talk, group, anna, clara):
    MessageFactory(text="Die Leiter der anderen")
    client = as_person(anna)

    hits = client.get(LIST, {"q": "leiter MIT"}).context["hits"]

    assert [(message.text, name) for message, name in hits] == [("Bringst du die Leiter mit?", "Ben Behrens")]
    assert client.get(LIST, {"q": "ist"}).context["hits"] == []
    assert client.get(LIST, {"q": "…"}).context["hits"] == []
    assert as_person(clara).get(LIST, {"q": "leiter"}).context["hits"] == []


def test_a_message_is_changed_and_deleted_and_comes_back(as_person, talk, ben):
    client = as_person(ben)
    message = talk.messages.get()
    address = f"{talk.get_absolute_url()}{message.pk}/"

    client.post(f"{address}bearbeitung/", {"text": "Bringst du die Säge mit?"})
    assert "geändert" in text_of(client.get(talk.get_absolute_url()))
    client.post(f"{address}loeschung/")
    page = text_of(client.get(talk.get_absolute_url()))
    assert ("Nachricht gelöscht" in page, "Säge" in page) == (True, False)
    client.post(f"{address}ruecknahme/")
    assert "Säge" in text_of(client.get(talk.get_absolute_url()))


@pytest.mark.parametrize("way", ["loeschung", "austritt"])
def test_what_is_gone_from_the_list_is_taken_back_there(as_person, group, ben, way):
    client = as_person(ben)

    page = client.post(f"{group.get_absolute_url()}{way}/", follow=True)

    assert page.context["rows"] == []
    assert f'action="/nachrichten/{group.pk}/ruecknahme/"' in text_of(page)
    page = client.post(f"{group.get_absolute_url()}ruecknahme/", follow=True)
    assert [row.name for row in page.context["rows"]] == ["Lampenabend"]


def test_people_and_title_of_a_group(as_person, project, group, anna, clara):
    MembershipFactory(project=project, user=clara)
    client = as_person(anna)
    address = f"{group.get_absolute_url()}menschen/"

    client.post(address, {"people": [clara.pk]})
    client.post(address, {"title": "Lampen und Kabel"})

    group.refresh_from_db()
    assert (group.participants.count(), group.title) == (4, "Lampen und Kabel")


def test_somebody_is_blocked_from_the_conversation_and_freed_in_the_settings(as_person, talk, anna, ben):
    client = as_person(anna)

    client.post(f"/nachrichten/sperren/{ben.public_id}/")
    assert "Du hast diese Person blockiert" in text_of(client.get(talk.get_absolute_url()))
    assert "Ben Behrens" in text_of(client.get("/nachrichten/einstellungen/"))
    client.post(f"/nachrichten/sperren/{ben.public_id}/", {"undo": "1"})

    assert not Blocking.objects.exists()
    assert "<textarea" in text_of(client.get(talk.get_absolute_url()))


def test_what_a_blocked_person_says_in_a_group_is_folded_up(as_person, group, anna, ben):
    BlockingFactory(by=ben, whom=anna)

    page = text_of(as_person(ben).get(group.get_absolute_url()))

    assert page.index("Von jemandem, den du blockiert hast") < page.index("Kabelbinder")


def test_settings_are_chosen(as_person, anna):
    as_person(anna).post("/nachrichten/einstellungen/", {"takes_from": "nobody"})

    settings = MessageSettings.objects.get(user=anna)
    assert (settings.takes_from, settings.shows_reading) == ("nobody", False)


def test_a_report_shows_what_was_ticked(as_person, talk, anna, ben, guards, long_here):
    long_here(anna)
    insult = MessageFactory(conversation=talk, author=ben, text="Du Torfkopf!")
    client = as_person(anna)
    address = f"{talk.get_absolute_url()}{insult.pk}/meldung/"
    first = talk.messages.first()
    assert client.get(address).context["form"].fields["shown"].choices == [
        (f"{first.pk}", "Ben Behrens: Bringst du die Leiter mit?")
    ]

    client.post(address, {"reason": "insult", "shown": [first.pk], "good_faith": "on", **guards})

    case = Case.objects.get()
    assert (case.target, [each.shown for each in insult.disclosures.all()]) == (insult, [first])
    assert case.codes == " reported from_inside "


def test_the_general_form_reports_no_message(as_person, talk, anna):
    assert as_person(anna).get(f"/melden/unterhaltung/{talk.messages.get().pk}/").status_code == 404


def test_files_of_a_deleted_message_are_gone_at_once(as_person, talk, anna):
    file = AttachmentFactory(message=talk.messages.get())
    Message.objects.update(deleted_at=timezone.now() - timedelta(minutes=1))

    assert as_person(anna).get(reverse("conversations:attachment", args=[file.pk])).status_code == 404


def test_the_way_there_is_in_the_menu_and_on_peoples_pages(as_person, project, anna, ben):
    ben.about_visibility = "everybody"
    ben.save()
    client = as_person(anna)

    assert 'href="/nachrichten/"' in text_of(client.get("/konto/"))
    assert f'href="/nachrichten/neu/?an={ben.public_id}"' in text_of(client.get(ben.get_absolute_url()))
    assert f'href="/nachrichten/neu/?an={ben.public_id}"' in text_of(
        client.get("/arbeitsbereich/reparaturtreff/menschen/")
    )
