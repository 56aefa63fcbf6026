"""What a thing looks like and where it stands: said with it, handed out to whoever sees it, and gone with it."""

from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from initiatives.directory.models import DirectoryEntry
from portal.base.storage import document_storage
from tests.factories.files import uploaded_picture
from tests.factories.lending import ThingFactory
from workspace.lending.models import Thing

SAID = {"kind": "thing", "title": "Leiter", "unit": "day", "longest": "3", "is_lent": "on"}
WORDS = "Eine lange Leiter an der Wand"


@pytest.fixture
def with_picture(as_person, ben, project):
    """Ben's ladder, with a picture; `with_picture()` enters it in the project."""

    def enter(**said):
        picture = {"new_picture": uploaded_picture(), "picture_words": WORDS}
        as_person(ben).post(reverse("workspace:lending:create", args=[project.slug]), SAID | picture | said)
        return Thing.objects.get()

    return enter


def test_a_picture_is_written_anew_and_stands_on_the_page_and_the_list(as_person, with_picture, gesa, project):
    thing = with_picture()

    answer = as_person(gesa).get(thing.picture_url)
    with Image.open(BytesIO(b"".join(answer))) as picture:
        assert (answer["Content-Type"], picture.format) == ("image/webp", "WEBP")
    assert f'src="{thing.picture_url}" alt="{WORDS}"' in as_person(gesa).get(thing.get_absolute_url()).text
    assert thing.picture_url in as_person(gesa).get(reverse("workspace:lending:list", args=[project.slug])).text
    etag = answer["ETag"]
    assert as_person(gesa).get(thing.picture_url, headers={"If-None-Match": etag}).status_code == 304


def test_the_picture_of_a_project_is_handed_out_to_nobody_else(as_person, with_picture, project, clara, gesa):
    thing = with_picture()

    assert [as_person(person).get(thing.picture_url).status_code for person in (clara, None)] == [404, 302]
    assert as_person(gesa).get(reverse("lending:picture", args=[thing.pk])).status_code == 404
    project.memberships.filter(user=gesa).delete()
    assert as_person(gesa).get(thing.picture_url).status_code == 404


def test_everybody_sees_the_picture_of_what_a_municipality_lends(as_person, maren, clara, kiel):
    said = SAID | {"municipality": kiel.pk, "new_picture": uploaded_picture(), "picture_words": WORDS}
    as_person(maren).post(reverse("lending:create"), said)
    thing = Thing.objects.get()

    def answers():
        return [as_person(person).get(thing.picture_url).status_code for person in (None, clara, maren)]

    assert answers() == [200, 200, 200]
    Thing.objects.update(is_lent=False)
    assert answers() == [404, 404, 200]


@pytest.mark.parametrize(("said", "field", "words"), [
    ({"picture_words": " "}, "picture_words", "in ein paar Worten"),
    ({"new_picture": uploaded_picture(content=b"kein Bild")}, "new_picture", "kein Bild"),
    ({"title": ""}, "new_picture", "noch einmal"),
    ({"latitude": "54.3"}, "longitude", "Breiten- und Längengrad"),
])  # fmt: skip
def test_what_is_missing_is_said_at_its_field(as_person, ben, project, said, field, words):
    picture = {"new_picture": uploaded_picture(), "picture_words": WORDS}
    answer = as_person(ben).post(reverse("workspace:lending:create", args=[project.slug]), SAID | picture | said)

    assert words in " ".join(answer.context["form"].errors[field])
    assert (answer.status_code, Thing.objects.exists()) == (200, False)


def test_another_picture_takes_its_place_and_its_file_goes(as_person, with_picture, ben, commit):
    thing = with_picture()
    first = thing.picture.name
    client = as_person(ben)
    client.post(thing.edit_url, SAID | {"picture_words": "Die Leiter"})
    assert Thing.objects.values_list("picture", "picture_words").get() == (first, "Die Leiter")

    with commit():
        client.post(thing.edit_url, SAID | {"new_picture": uploaded_picture(), "picture_words": WORDS})
    second = Thing.objects.get().picture.name
    assert [document_storage().exists(name) for name in (first, second)] == [False, True]
    with commit():
        client.post(thing.edit_url, SAID | {"picture_words": WORDS, "remove_picture": "on"})
    assert Thing.objects.values_list("picture", "picture_words").get() == ("", "")
    assert not document_storage().exists(second)


def test_the_file_goes_with_the_thing(with_picture, commit):
    thing = with_picture()
    name = thing.picture.name
    with commit():
        thing.delete()

    assert not document_storage().exists(name)


def test_a_thing_stands_on_the_map_at_its_point_else_where_its_municipality_is(as_person, client, maren, kiel):
    def stands():
        return {(float(row.latitude), float(row.longitude)) for row in DirectoryEntry.objects.on("ausleihe")}

    kiel.latitude, kiel.longitude = "54.320000", "10.130000"
    kiel.save()
    thing = ThingFactory(municipality=kiel)
    assert stands() == {(54.32, 10.13)}

    as_person(maren).post(thing.edit_url, SAID | {"latitude": "54.33", "longitude": "10.12"})

    assert stands() == {(54.33, 10.12)}
    assert 'data-latitude="54.330000"' in client.get(thing.get_absolute_url()).text
    as_person(maren).post(thing.edit_url, SAID)
    assert stands() == {(54.32, 10.13)}
