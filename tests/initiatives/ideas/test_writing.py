"""Submitting, changing and deleting ideas, as people meet it at the front."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from PIL import Image

from initiatives.directory.models import DirectoryEntry
from initiatives.ideas.choices import Status
from initiatives.ideas.models import Idea
from initiatives.ideas.services import writing
from portal.accounts.privacy import export_archive
from portal.base.models import PortalImage
from portal.comments.services import supporting
from portal.moderation.models import Case
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.regions import MunicipalityFactory

TYPED = {"title": "Trinkbrunnen am Hafen", "text": "Einer zum Flaschenfüllen.", "reason": "Spart Plastik."}


def picture(name="hafen.jpg"):
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (54.0, 19.0, 0.0), 3: "E", 4: (10.0, 8.0, 0.0)}
    Image.new("RGB", (640, 480), "teal").save(file, "JPEG", exif=exif)
    file.seek(0)
    file.name = name
    return file


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_what_a_citizen_submits_is_online_at_once_where_it_is_looked_at_afterwards(
    client, ben, kiel, home_page, at_once
):
    client.force_login(ben)

    response = client.post(
        "/ideen/neu/", {**TYPED, "municipality": kiel.pk, "helps": "on", "can_do": "graben"}, follow=True
    )

    idea = Idea.objects.get()
    assert (idea.status, idea.author, idea.municipality) == (Status.PUBLISHED, ben, kiel)
    assert [(helper.user, helper.can_do) for helper in idea.helpers.all()] == [(ben, "graben")]
    assert response.redirect_chain == [(f"/ideen/{idea.pk}/", 302)]
    assert DirectoryEntry.objects.on("ideen").filter(object_id=idea.pk).exists()
    assert idea.answer_due is not None


def test_what_is_no_latitude_is_not_asked_about_as_a_place_far_away(client, ben, home_page):
    MunicipalityFactory(latitude="54.3233", longitude="10.1228")
    client.force_login(ben)

    response = client.post("/ideen/neu/", {**TYPED, "latitude": "99", "longitude": "10"})

    assert response.context["form"].errors["latitude"] == ["Dieser Wert muss kleiner oder gleich 90 sein."]


def test_where_ideas_are_looked_at_first_it_waits_on_the_desk(client, ben, home_page, before):
    client.force_login(ben)

    response = client.post("/ideen/neu/", TYPED, follow=True)

    idea = Idea.objects.get()
    assert idea.status == Status.REVIEW
    assert Case.objects.open().count() == 1
    assert "Danke! Jemand sieht sich deine Idee an" in said(response)[0]
    client.logout()
    assert client.get(f"/ideen/{idea.pk}/").status_code == 404


def test_a_draft_written_signed_out_survives_signing_up(client, home_page, at_once, guards):
    response = client.post("/ideen/neu/", {**TYPED, **guards}, follow=True)
    assert response.redirect_chain[-1][0] == "/ideen/aufgehoben/"
    assert "Trinkbrunnen am Hafen" in response.text
    idea = Idea.objects.get()
    assert (idea.author, idea.status) == (None, Status.DRAFT)

    dora = UserFactory(email="dora@example.org")
    client.force_login(dora)
    client.get("/konto/ideen/")

    idea.refresh_from_db()
    assert idea.author == dora


def test_two_drafts_without_an_account_are_both_kept(client, clara, home_page, guards):
    client.post("/ideen/neu/", {**TYPED, **guards})
    said = client.post("/ideen/neu/", {**TYPED, "title": "Noch eine Idee", **guards}, follow=True).text

    assert "Deine Ideen sind aufgehoben" in said
    assert "<title>Deine Idee ist aufgehoben" in said
    client.force_login(clara)
    client.get("/konto/ideen/")
    assert Idea.objects.filter(author=clara).count() == 2


def test_a_draft_of_nobody_is_nobodys_page(client, clara, home_page, guards):
    client.post("/ideen/neu/", {**TYPED, **guards})
    idea = Idea.objects.get()

    client.logout()
    assert client.get(f"/ideen/{idea.pk}/").status_code == 404
    client.force_login(clara)
    assert client.get(f"/ideen/{idea.pk}/").status_code == 404
    assert client.get(f"/ideen/{idea.pk}/bearbeitung/").status_code == 404


def test_the_same_idea_twice_within_a_second_is_one(client, ben, home_page, at_once):
    client.force_login(ben)

    first = client.post("/ideen/neu/", TYPED)
    second = client.post("/ideen/neu/", TYPED)

    assert Idea.objects.count() == 1
    assert first.url == second.url


@pytest.mark.parametrize("title", ["💧💧💧", "!!!", "1234567", "  "])
def test_a_title_says_in_words_what_it_is_about(client, ben, home_page, title):
    client.force_login(ben)

    response = client.post("/ideen/neu/", {**TYPED, "title": title})

    assert response.status_code == 200
    assert response.context["form"].errors["title"]
    assert "Einer zum Flaschenfüllen." in response.text
    assert not Idea.objects.exists()


def test_pictures_lose_the_place_where_they_were_taken(client, ben, home_page, at_once):
    client.force_login(ben)

    client.post("/ideen/neu/", {**TYPED, "pictures": [picture("a.jpg"), picture("b.jpg")]})

    stored = [each.image for each in Idea.objects.get().pictures.all()]
    assert len(stored) == 2
    with stored[0].file.open() as file, Image.open(file) as image:
        assert (image.format, dict(image.getexif())) == ("WEBP", {})


def test_the_pictures_are_in_the_archive_of_ones_data(client, ben, home_page):
    client.force_login(ben)
    client.post("/ideen/neu/", {**TYPED, "pictures": [picture("a.jpg"), picture("a.jpg")]})

    with zipfile.ZipFile(io.BytesIO(export_archive(ben))) as archive:
        listed = json.loads(archive.read("data.json"))["ideas"][0]["pictures"]
        sizes = [Image.open(io.BytesIO(archive.read(f"ideas/{each['file']}"))).size for each in listed]

    assert len({each["file"] for each in listed}) == 2
    assert sizes == [(each.image.width, each.image.height) for each in Idea.objects.get().pictures.all()]


def test_what_is_no_picture_is_refused_by_name(client, ben, home_page):
    broken = io.BytesIO(b"GIF89a not a picture")
    broken.name = "bombe.png"
    client.force_login(ben)

    response = client.post("/ideen/neu/", {**TYPED, "pictures": [picture(), broken]})

    assert response.context["form"].errors["pictures"] == [
        "bombe.png: Diese Datei ist beschädigt oder kein Bild.",
        "Bitte wähle die Bilder noch einmal aus: Der Browser behält sie nicht.",  # the harbour is lost, too
    ]
    assert not Idea.objects.exists()


def test_at_most_six_pictures(client, ben, home_page):
    client.force_login(ben)

    response = client.post("/ideen/neu/", {**TYPED, "pictures": [picture(f"{n}.jpg") for n in range(7)]})

    assert "6" in response.context["form"].errors["pictures"][0]


def test_the_author_changes_it_without_a_trace_as_long_as_nobody_stands_behind_it(client, anna, idea, at_once):
    client.force_login(anna)

    client.post(f"/ideen/{idea.pk}/bearbeitung/", {**TYPED, "title": "Zwei Trinkbrunnen"})

    idea.refresh_from_db()
    assert (idea.title, idea.amendments.count()) == ("Zwei Trinkbrunnen", 0)


def test_once_supported_what_stood_there_before_can_be_read_on(client, anna, ben, idea, at_once):
    supporting.support(target=idea, actor=ben)
    client.force_login(anna)

    client.post(f"/ideen/{idea.pk}/bearbeitung/", {**TYPED, "title": "Zwei Trinkbrunnen"})
    client.logout()
    response = client.get(f"/ideen/{idea.pk}/")

    assert [each.before["title"] for each in response.context["amendments"]] == ["Trinkbrunnen am Hafen"]
    assert "Trinkbrunnen am Hafen" in response.text


def test_a_manager_changes_it_with_a_trace_and_the_author_hears_of_it(client, maren, idea, commit):
    client.force_login(maren)

    with commit():
        client.post(f"/ideen/{idea.pk}/bearbeitung/", {**TYPED, "text": "Freundlicher gesagt."})

    idea.refresh_from_db()
    assert (idea.text, idea.amendments.get().is_official) == ("Freundlicher gesagt.", True)
    assert [message.to for message in mail.outbox] == [["anna@example.org"]]


def test_strangers_change_nothing(client, clara, idea):
    client.force_login(clara)

    for path in ("bearbeitung", "loeschung", "rueckzug", "stand", "zusammenfuehrung"):
        assert client.get(f"/ideen/{idea.pk}/{path}/").status_code == 403
    for path in ("zustaendigkeit", "ruecknahme", "trennung", "projekt/aufgabe", "projekt/antwort"):
        assert client.post(f"/ideen/{idea.pk}/{path}/").status_code == 403


def test_who_is_signed_out_while_writing_finds_all_of_it_again(client, anna, idea):
    response = client.post(f"/ideen/{idea.pk}/bearbeitung/", {**TYPED, "text": "Lange getippt."})
    assert response.status_code == 302
    assert "Melde dich an: Was du geschrieben hast, steht dann noch da." in client.get(response.url).text

    client.force_login(anna)
    response = client.get(f"/ideen/{idea.pk}/bearbeitung/")

    assert "Lange getippt." in response.text
    idea.refresh_from_db()
    assert idea.text != "Lange getippt."


def test_a_draft_is_deleted_with_its_pictures_a_published_idea_is_not(client, anna, idea, home_page):
    client.force_login(anna)
    client.post("/ideen/neu/", {**TYPED, "draft": "1", "pictures": [picture()]})
    draft = Idea.objects.get(status=Status.DRAFT)
    assert PortalImage.objects.count() == 1

    assert client.post(f"/ideen/{draft.pk}/loeschung/").status_code == 302
    assert client.post(f"/ideen/{idea.pk}/loeschung/").status_code == 403

    assert list(Idea.objects.all()) == [idea]
    assert not PortalImage.objects.exists()


def test_what_exists_already_appears_while_the_title_is_typed(client, idea, directory_page):
    page = InitiativePageFactory(parent=directory_page, title="Trinkbrunnen für alle")
    page.save_revision().publish()

    response = client.get("/ideen/aehnliche/", {"title": "Ein Trinkbrunnen"})

    assert sorted(card.title for card in response.context["alike"]) == [
        "Trinkbrunnen am Hafen",
        "Trinkbrunnen für alle",
    ]


def test_what_nobody_claims_is_forgotten_after_a_week(client, home_page, guards):
    client.post("/ideen/neu/", {**TYPED, **guards})
    Idea.objects.update(created_at=timezone.now() - timedelta(days=8))

    assert (writing.forget_drafts_of_nobody(), Idea.objects.count()) == (1, 0)


def test_a_picture_added_later_is_looked_at_as_a_new_idea_is(client, anna, idea, before):
    client.force_login(anna)
    typed = {"title": idea.title, "text": idea.text, "reason": idea.reason, "municipality": idea.municipality_id}

    response = client.post(f"/ideen/{idea.pk}/bearbeitung/", {**typed, "pictures": picture()}, follow=True)

    assert "Erst sieht sie sich jemand an; bis dahin sieht die Idee niemand sonst." in response.text
    idea.refresh_from_db()
    assert idea.status == Status.REVIEW
    assert Case.objects.open().of(idea).get().codes.split() == ["edited"]


def test_another_place_leaves_a_trace_once_others_stand_behind_it(client, anna, ben, idea, at_once):
    supporting.support(target=idea, actor=ben)
    client.force_login(anna)
    typed = {"title": idea.title, "text": idea.text, "reason": idea.reason, "municipality": idea.municipality_id}

    client.post(f"/ideen/{idea.pk}/bearbeitung/", {**typed, "place_name": "Am Kleinen Kiel"})

    assert idea.amendments.get().before == {"place_name": idea.place_name}


def test_no_page_of_the_editors_takes_a_picture_of_an_idea(client, anna, maren, idea, at_once):
    client.force_login(anna)
    client.post(f"/ideen/{idea.pk}/bearbeitung/", {**TYPED, "pictures": picture()})
    client.force_login(maren)

    page = client.get("/admin/images/chooser/").text

    assert idea.pictures.exists()
    assert "Bild zur Idee" not in page


def test_a_new_idea_sent_after_the_session_has_ended_stands_there_again(client, home_page):
    response = client.post("/ideen/neu/", TYPED)  # without the guards, as the form of somebody signed in

    assert "Du warst zwischendurch abgemeldet." in response.text
    assert response.context["form"]["title"].value() == TYPED["title"]


def test_a_button_pressed_after_the_session_has_ended_leads_back_to_its_page(client, anna, idea):
    before = f"http://testserver/ideen/{idea.pk}/?kseite=2"

    response = client.post(f"/ideen/{idea.pk}/einreichung/", headers={"referer": before})
    elsewhere = client.post(f"/ideen/{idea.pk}/einreichung/", headers={"referer": "https://evil.example/x"})

    assert response.url.endswith(f"?next=/ideen/{idea.pk}/%3Fkseite%3D2")
    assert elsewhere.url.endswith("?next=/")


def test_who_comes_back_to_the_address_of_a_form_is_led_to_where_it_stands(client, maren, anna, idea):
    client.force_login(maren)
    wrong = client.post(f"/ideen/{idea.pk}/zustaendigkeit/", {"answer_due": "bald"})
    to_the_answer = client.get(f"/ideen/{idea.pk}/zustaendigkeit/")
    client.force_login(anna)
    to_the_idea = client.get(f"/ideen/{idea.pk}/einreichung/")

    assert "is-invalid" in wrong.text
    assert (to_the_answer.url, to_the_idea.url) == (f"/ideen/{idea.pk}/stand/", f"/ideen/{idea.pk}/")


def test_an_answer_of_a_manager_survives_the_end_of_the_session(client, maren, idea):
    client.post(f"/ideen/{idea.pk}/stand/", {"status": "answered", "text": "Lange überlegt."})
    client.force_login(maren)

    assert "Lange überlegt." in client.get(f"/ideen/{idea.pk}/stand/").text
