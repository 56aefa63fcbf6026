""" "We do this too": saying so, confirming, taking back, deciding; and how places are counted."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from initiatives.stories import links, services
from initiatives.stories.errors import CopyError
from initiatives.stories.models import Copy
from initiatives.stories.places import Place
from initiatives.stories.querysets import Places
from initiatives.stories.querysets import places_of as places_of_all
from portal.accounts import privacy
from portal.accounts.services import delete_account
from portal.base.guards import STAMP
from tests.factories.accounts import UserFactory
from tests.factories.regions import ManagerFactory, MunicipalityFactory
from tests.factories.stories import CopyFactory, StoryPageFactory
from tests.stamps import guards


@pytest.fixture
def story(stories_page, kiel):
    return StoryPageFactory(
        parent=stories_page, title="Mitfahrbank", slug="bank", municipality=kiel, contact_email="antje@example.org"
    )


@pytest.fixture
def preetz(db):
    return MunicipalityFactory(name="Preetz", slug="preetz")


@pytest.fixture
def send(client, story, commit):
    """Fills in the form below the story."""

    def post(address=None, **fields):
        with commit():
            return client.post(address or f"{story.url}nachmachen/", fields)

    return post


def by_address(**fields):
    return {"name": "Clara", "email": "clara@example.org", "place": "Husum", **guards(), **fields}


def places_of(story):
    return places_of_all([story.pk]).get(story.translation_key, Places())


def path_in(letter):
    return re.search(r"http://[^/\s]+(/nachmachen/\S+)", letter.body)[1]


def test_somebody_signed_in_says_so_with_a_place_alone(client, send, story, anna, preetz):
    client.force_login(anna)

    response = send(municipality=preetz.pk, group="Bankgruppe", message="Wir haben Holz.")

    assert response["Location"] == "/konto/nachgemacht/"
    copy = Copy.objects.get()
    assert (copy.user, copy.where, copy.group, copy.status) == (anna, "Preetz", "Bankgruppe", "planned")
    assert places_of(story) == Places(done=0, planned=1)


def test_the_contact_gets_a_mail_whose_answer_goes_to_the_person(client, send, anna, preetz):
    client.force_login(anna)

    send(municipality=preetz.pk, message="<b>Holz</b>")

    [letter] = mail.outbox
    assert (letter.to, letter.reply_to) == (["antje@example.org"], ["Anna Ahrens <anna@example.org>"])
    assert letter.subject == "Das machen sie auch in Preetz: Mitfahrbank"
    assert "&lt;b&gt;Holz" in letter.alternatives[0].content


def test_twice_is_once(client, send, story, anna, preetz):
    client.force_login(anna)
    send(municipality=preetz.pk)

    again = send(municipality=preetz.pk)

    assert again["Location"] == "/konto/nachgemacht/"
    assert Copy.objects.count() == 1
    with pytest.raises(CopyError):
        services.copy_story(story=story, place=Place(preetz), group="", message="", actor=anna)


def test_twice_is_once_in_the_other_language_too(story, anna, preetz):
    english = story.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0], copy_parents=True)
    english.save_revision().publish()
    services.copy_story(story=english, place=Place(preetz), group="", message="", actor=anna)

    assert Copy.objects.get().story == story
    with pytest.raises(CopyError):
        services.copy_story(story=story, place=Place(preetz), group="", message="", actor=anna)


def test_what_was_said_by_address_becomes_that_of_the_account(story, anna, preetz):
    earlier = CopyFactory(story=story, email="Anna@example.org", place="Husum", status="done")

    copy = services.copy_story(story=story, place=Place(preetz), group="", message="", actor=anna)

    assert (copy, Copy.objects.count()) == (earlier, 1)
    assert (copy.user, copy.email, copy.where, copy.status) == (anna, "", "Husum", "done")


def test_without_an_account_it_counts_once_the_address_is_confirmed(client, send, story):
    response = send(**by_address())
    assert response["Location"] == "/nachmachen/gesendet/"
    assert places_of(story) == Places()
    [question] = mail.outbox
    assert question.to == ["clara@example.org"]

    looked_at = client.get(path_in(question))
    assert (looked_at.status_code, places_of(story)) == (200, Places())
    confirmed = send(path_in(question))

    assert places_of(story) == Places(planned=1)
    assert [letter.to for letter in mail.outbox] == [["clara@example.org"], ["antje@example.org"]]
    assert "Husum" in client.get(confirmed["Location"]).content.decode()


def test_the_same_address_again_gets_another_mail_and_changes_nothing(send, story):
    CopyFactory(story=story, email="Clara@example.org", place="Husum")

    response = send(**by_address())

    assert response["Location"] == "/nachmachen/gesendet/"
    assert mail.outbox[0].subject == "Das hast du schon gesagt: Mitfahrbank"
    second = Copy.objects.get(confirmed_at=None)
    assert services.confirm(copy=second).email == "Clara@example.org"
    assert Copy.objects.count() == 1


def test_a_forged_or_old_link_opens_nothing(client, story):
    copy = CopyFactory(story=story, confirmed_at=None)

    answers = [
        client.get("/nachmachen/bestaetigung/gefaelscht/"),
        client.get(f"/nachmachen/bestaetigung/{links.own_token(copy)}/"),
        client.get(f"/nachmachen/eigenes/{links.own_token(copy)}/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_what_nobody_confirms_is_forgotten(story):
    CopyFactory(story=story, confirmed_at=None, created_at=timezone.now() - timedelta(days=4))
    CopyFactory(story=story, confirmed_at=None)
    CopyFactory(story=story, created_at=timezone.now() - timedelta(days=4))

    assert services.forget_unconfirmed() == 1
    assert Copy.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"place": ""}, "municipality"),
        ({"place": "x" * 81}, "place"),
        ({"municipality": "999999"}, "municipality"),
        ({"group": "x" * 121}, "group"),
        ({"message": "x" * 2001}, "message"),
        ({"email": "clara@"}, "email"),
        ({"name": ""}, "name"),
        ({STAMP: ""}, "__all__"),
    ],
)
def test_mistakes_are_said_at_their_field(send, fields, wrong):
    response = send(**by_address(**fields))

    assert list(response.context["form"].errors) == [wrong]
    assert (Copy.objects.count(), mail.outbox) == (0, [])


def test_whoever_says_it_too_often_must_wait(send, settings):
    settings.ACCOUNT_RATE_LIMITS = {"copy_story_by_address": "1/h/key"}
    send(**by_address())

    assert send(**by_address()).status_code == 429
    assert Copy.objects.count() == 1


def test_a_place_is_counted_once_however_it_is_written(story, preetz):
    CopyFactory(story=story, municipality=preetz, status="done")
    CopyFactory(story=story, place="PREETZ", status="done")
    CopyFactory(story=story, place="Lübeck", status="done")
    CopyFactory(story=story, place=" luebeck ", status="planned")
    CopyFactory(story=story, place="Husum", status="planned")
    CopyFactory(story=story, place="Geheim", status="hidden")
    CopyFactory(story=story, place="Unbestätigt", status="done", confirmed_at=None)

    assert places_of(story) == Places(done=2, planned=1)


def test_the_page_and_the_card_say_where(client, stories_page, story):
    CopyFactory(story=story, place="Husum", group="Bankfreunde", status="done")
    CopyFactory(story=story, place="Geheimhausen", group="Geheimbund", status="hidden")
    CopyFactory(story=story, place="Planstadt", group="Planende", status="planned")

    page, cards = client.get(story.url).content.decode(), client.get(stories_page.url).content.decode()

    assert "In 1 Ort nachgemacht" in page
    assert "Husum: Bankfreunde" in page
    assert "1 weiterer Ort hat es vor" in page
    assert "In 1 Ort nachgemacht" in cards
    assert ("Geheim" in page, "Planende" in page) == (False, False)


def test_a_person_takes_it_back_in_the_account(client, send, story, anna, ben):
    mine, others = CopyFactory(story=story, user=anna), CopyFactory(story=story, user=ben)
    client.force_login(anna)
    assert "Mitfahrbank" in client.get("/konto/nachgemacht/").content.decode()

    assert send(f"/konto/nachgemacht/{others.pk}/ruecknahme/").status_code == 404
    assert send(f"/konto/nachgemacht/{mine.pk}/ruecknahme/")["Location"] == "/konto/nachgemacht/"

    assert list(Copy.objects.all()) == [others]
    with pytest.raises(PermissionDenied):
        services.undo(copy=others, actor=anna)


def test_the_links_in_an_english_mail_lead_to_the_english_story(client, story):
    english = story.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0], copy_parents=True)
    english.title = "A meadow that hums"
    english.save_revision().publish()
    copy = CopyFactory(story=story)

    assert "A meadow that hums" in client.get(f"/en/nachmachen/eigenes/{links.own_token(copy)}/").content.decode()


def test_a_person_without_an_account_takes_it_back_by_the_link(client, story):
    copy = CopyFactory(story=story)

    response = client.post(f"/nachmachen/eigenes/{links.own_token(copy)}/")

    assert response["Location"] == story.url
    assert Copy.objects.count() == 0


@pytest.mark.parametrize("status", ["done", "hidden"])
def test_what_was_decided_is_not_taken_back(client, send, story, anna, status):
    copy = CopyFactory(story=story, user=anna, status=status)
    client.force_login(anna)

    send(f"/konto/nachgemacht/{copy.pk}/ruecknahme/")

    assert Copy.objects.get().status == status


def test_managers_of_the_story_or_the_place_decide_and_nobody_else(story, maren, anna, preetz):
    joost = ManagerFactory(municipalities=[preetz]).user
    here = CopyFactory(story=story, place="Husum")
    there = CopyFactory(story=story, municipality=preetz)

    services.decide(copy=here, status=Copy.Status.DONE, actor=maren)
    services.decide(copy=there, status=Copy.Status.HIDDEN, actor=joost)

    assert (here.decided_by, there.status) == (maren, "hidden")
    for person in (joost, anna):
        with pytest.raises(PermissionDenied):
            services.decide(copy=here, status=Copy.Status.HIDDEN, actor=person)
    assert set(Copy.objects.decided_by(joost)) == {there}
    assert set(Copy.objects.decided_by(maren)) == {here, there}
    assert not Copy.objects.decided_by(anna).exists()


def test_a_manager_confirms_in_the_admin(client, story, maren, preetz):
    copy = CopyFactory(story=story, municipality=preetz)
    stranger = CopyFactory(story=StoryPageFactory(parent=story.get_parent(), municipality=preetz), place="Fern")
    client.force_login(maren)

    listed = client.get(reverse("initiatives_stories_copy_modeladmin_index")).content.decode()
    edit = reverse("initiatives_stories_copy_modeladmin_edit", args=[copy.pk])
    saved = client.post(edit, {"status": "done", "group": "Bankgruppe", "initiative": ""})
    copy.refresh_from_db()

    assert ("Preetz" in listed, "Fern" in listed) == (True, False)
    assert (saved.status_code, copy.status, copy.group, copy.decided_by) == (302, "done", "Bankgruppe", maren)
    assert client.get(reverse("initiatives_stories_copy_modeladmin_edit", args=[stranger.pk])).status_code in {302, 404}


def test_a_manager_looks_at_one_in_the_admin(client, story, maren, preetz):
    copy = CopyFactory(story=story, municipality=preetz, name="Karla", email="karla@example.org", user=None)
    client.force_login(maren)

    html = client.get(reverse("initiatives_stories_copy_modeladmin_inspect", args=[copy.pk])).content.decode()

    assert "Karla (karla@example.org)" in html
    assert re.findall("<dt[^>]*>(.*?)</dt>", html)[:4] == ["Geschichte", "Ort", "Name der Gruppe", "Person"]


def test_the_archive_of_ones_data_holds_it_and_the_account_takes_it_along(story, anna):
    planned, done = CopyFactory(story=story, user=anna, place="Husum"), None
    other = StoryPageFactory(parent=story.get_parent())
    done = CopyFactory(story=other, user=anna, place="Kiel-Süd", status="done", message="Von Anna")
    part = next(each for each in privacy.parts() if each.name == "story_copies")
    assert [each["where"] for each in part.export(anna)] == ["Kiel-Süd", "Husum"]

    delete_account(user=anna, actor=UserFactory(is_superuser=True))

    assert not Copy.objects.filter(pk=planned.pk).exists()
    done.refresh_from_db()
    assert (done.user, done.who, done.message, done.where) == (None, "", "", "Kiel-Süd")


def test_the_list_in_the_account_costs_the_same_for_thirty(client, stories_page, anna, queries_of):
    client.force_login(anna)
    CopyFactory(story=StoryPageFactory(parent=stories_page), user=anna)
    one = queries_of("/konto/nachgemacht/")
    for _number in range(29):
        CopyFactory(story=StoryPageFactory(parent=stories_page), user=anna)

    assert queries_of("/konto/nachgemacht/") == one


def test_who_does_none_again_yet_is_led_to_the_stories(client, stories_page, anna):
    client.force_login(anna)

    assert f'href="{stories_page.url}">Geschichten lesen' in client.get("/konto/nachgemacht/").text
