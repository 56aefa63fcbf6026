"""The profile: what people tell, and who sees it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from portal.accounts.models import User, Visibility
from tests.factories.accounts import UserFactory
from tests.factories.regions import TopicFactory
from tests.portal.accounts import pictures

FORM = {
    "name": "Anna Ahrens",
    "language": "en",
    "about": "Ich repariere Räder. 🚲",
    "picture_visibility": "nobody",
    "about_visibility": "everybody",
    "municipality_visibility": "signed_in",
    "topics_visibility": "nobody",
    "findable_visibility": "nobody",
}


def save(client, **changes):
    return client.post(reverse("accounts:profile_edit"), {**FORM, **changes})


def test_fill_in_the_profile(client, home_page, anna, kiel):
    topic = TopicFactory()
    client.force_login(anna)

    response = save(client, municipality=kiel.pk, topics=[topic.pk], new_picture=pictures.jpeg())

    assert response.url == reverse("accounts:profile_edit")
    anna.refresh_from_db()
    assert (anna.language, anna.about, anna.municipality) == ("en", "Ich repariere Räder. 🚲", kiel)
    assert list(anna.topics.all()) == [topic]
    with Image.open(anna.picture) as picture:
        assert (picture.format, picture.size) == ("WEBP", (512, 512))


def test_the_municipality_need_not_be_said(client, home_page, anna, kiel):
    client.force_login(anna)

    choices = client.get(reverse("accounts:profile_edit")).context["form"].fields["municipality"].choices

    assert [str(label) for _value, label in choices] == ["Keine Angabe", str(kiel)]


def test_the_place_where_a_picture_was_taken_is_removed(client, home_page, anna):
    upload = pictures.with_gps()
    assert Image.open(upload).getexif().get_ifd(0x8825) != {}
    upload.seek(0)
    client.force_login(anna)

    save(client, new_picture=upload)

    anna.refresh_from_db()
    with Image.open(anna.picture) as picture:
        assert dict(picture.getexif()) == {}


def test_a_picture_of_40_megapixels_becomes_small(client, home_page, anna):
    client.force_login(anna)

    save(client, new_picture=pictures.jpeg(8000, 5000))

    anna.refresh_from_db()
    assert anna.picture.width == 512
    assert anna.picture.size < 100_000


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (pictures.svg_with_script, "invalid"),
        (lambda: SimpleUploadedFile("bild.jpg", b"no picture at all"), "invalid"),
        (lambda: SimpleUploadedFile("bild.jpg", pictures.jpeg().read()[:300]), "invalid"),
        (lambda: SimpleUploadedFile("bild.jpg", b"\xff\xd8" + b"0" * (10 * 1024 * 1024)), "too_large"),
        (lambda: pictures.jpeg(9000, 6000), "too_many"),
    ],
    ids=["svg", "text", "truncated", "11 MB", "54 megapixels"],
)
def test_what_is_no_good_picture_is_an_error_at_its_field(client, home_page, anna, upload, code):
    client.force_login(anna)

    response = save(client, new_picture=upload())

    assert response.status_code == 200
    assert [error.code for error in response.context["form"].errors["new_picture"].data] == [code]
    anna.refresh_from_db()
    assert not anna.picture


def test_a_replaced_picture_is_deleted(client, home_page, anna, commit):
    client.force_login(anna)
    save(client, new_picture=pictures.jpeg())
    before = User.objects.get(pk=anna.pk).picture

    with commit():
        save(client, new_picture=pictures.jpeg())

    after = User.objects.get(pk=anna.pk).picture
    assert after.name != before.name
    assert not before.storage.exists(before.name)
    assert after.storage.exists(after.name)


def test_a_removed_picture_is_deleted(client, home_page, anna, commit):
    client.force_login(anna)
    save(client, new_picture=pictures.jpeg())
    before = User.objects.get(pk=anna.pk).picture

    with commit():
        save(client, remove_picture="on")

    assert not User.objects.get(pk=anna.pk).picture
    assert not before.storage.exists(before.name)


def test_a_text_of_5000_characters_is_an_error_at_its_field(client, home_page, anna):
    client.force_login(anna)

    response = save(client, about="x" * 5000)

    assert list(response.context["form"].errors) == ["about"]


def shown_to(client, person):
    response = client.get(person.get_absolute_url())
    return response.content.decode() if response.status_code == 200 else response.status_code


def test_each_sees_what_is_meant_for_them(client, home_page, kiel, clara):
    anna = UserFactory(
        name="Anna Ahrens",
        about="Ich repariere Räder.",
        about_visibility=Visibility.EVERYBODY,
        municipality=kiel,
        municipality_visibility=Visibility.SIGNED_IN,
    )
    anna.topics.add(TopicFactory(name="Geheimes Thema"))

    page = shown_to(client, anna)
    assert ("Ich repariere Räder." in page, "Kiel<" in page, "Geheimes Thema" in page) == (True, False, False)

    client.force_login(clara)
    page = shown_to(client, anna)
    assert ("Ich repariere Räder." in page, ">Kiel</a>" in page, "Geheimes Thema" in page) == (True, True, False)

    client.force_login(anna)
    page = shown_to(client, anna)
    assert ("Ich repariere Räder." in page, ">Kiel</a>" in page, "Geheimes Thema" in page) == (True, True, True)


def test_who_shows_nothing_has_no_page(client, home_page, anna, clara):
    assert shown_to(client, anna) == 404
    client.force_login(clara)
    assert shown_to(client, anna) == 404


def test_whoever_wants_to_be_found_has_a_page_for_those_who_find_them(client, home_page, anna, clara):
    client.force_login(anna)
    save(client, about_visibility="nobody", municipality_visibility="nobody", findable_visibility="signed_in")

    assert "Anna Ahrens" in shown_to(client, anna)
    client.force_login(clara)
    assert "Ich repariere" not in shown_to(client, anna)
    client.logout()
    assert shown_to(client, anna) == 404


def test_somebody_switched_off_has_no_page(client, home_page):
    gone = UserFactory(about="Hallo", about_visibility=Visibility.EVERYBODY, is_active=False)

    assert shown_to(client, gone) == 404


def test_markup_in_a_profile_stays_text(client, home_page):
    person = UserFactory(name="<b>fett</b>", about="<script>alert(1)</script>", about_visibility=Visibility.EVERYBODY)

    page = shown_to(client, person)

    assert "<b>fett" not in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("name", ["profile", "profile_edit", "export", "delete"])
def test_the_account_is_for_people_who_are_signed_in(client, home_page, name):
    path = reverse(f"accounts:{name}")

    response = client.get(path)

    assert response.url == f"{reverse('account_login')}?next={path}"


def test_a_profile_costs_the_same_with_many_topics(client, home_page, anna, django_assert_max_num_queries):
    anna.about_visibility = anna.topics_visibility = Visibility.EVERYBODY
    anna.save()

    def queries():
        for _until_the_cache_is_warm in range(2):
            shown_to(client, anna)
        with django_assert_max_num_queries(30) as captured:
            shown_to(client, anna)
        return len(captured)

    anna.topics.add(TopicFactory())
    one = queries()
    anna.topics.add(*TopicFactory.create_batch(29))

    assert queries() == one


def test_what_was_typed_survives_the_end_of_the_session(client, home_page, anna):
    sent = save(client)
    back = client.post(sent.url, {"login": anna.email, "password": "geheim-und-lang"}).url

    form = client.get(back).context["form"]

    assert back == reverse("accounts:profile_edit")
    assert (form["about"].value(), form["language"].value()) == (FORM["about"], "en")
