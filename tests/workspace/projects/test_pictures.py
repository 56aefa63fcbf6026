"""The pictures of the public page: up to eight, in order, removed and brought back; hostile files are refused."""

from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from initiatives.models import InitiativePage, InitiativePicture
from portal.base.models import PortalImage
from portal.moderation.models import ModerationSettings
from tests.factories.files import ImageFactory, picture_bytes, uploaded_picture
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.simultaneous import at_the_same_moment
from workspace.projects.choices import Role
from workspace.projects.errors import PageConflictError
from workspace.projects.services import pictures
from workspace.projects.services.versions import draft_of

HOSTILE = {
    "a script": ("bild.png", b"<script>alert(1)</script>"),
    "an SVG": ("bild.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "another format": ("bild.jpg", picture_bytes()),
    "half of one": ("bild.png", picture_bytes()[:60]),
    "nothing": ("bild.png", b""),
    "a page": ("bild.html", picture_bytes()),
}


@pytest.fixture
def address(project):
    return reverse("workspace:pictures", args=[project.slug])


@pytest.fixture
def three(page):
    """The page with the pictures A, B and C of the editors."""
    images = [ImageFactory(title=name, description=name) for name in "ABC"]
    page.pictures = [InitiativePicture(picture=image, caption="") for image in images]
    page.save_revision().publish()
    return images


def now(page):
    return InitiativePage.objects.get(pk=page.pk)


def shown(page):
    return "".join(row.picture.description for row in now(page).pictures.select_related("picture"))


def press(client, address, page, do, **fields):
    return client.post(address, {"version": now(page).latest_revision_id or "", "do": do, **fields})


def new(**fields):
    said = {"file": uploaded_picture(), "words": "Ein Tisch", "caption": "Beim Löten", "credit": "Anna, CC0"}
    return {f"new-{name}": value for name, value in {**said, **fields}.items() if value is not None}


def test_a_picture_is_added_with_words_and_credit(as_person, anna, page, address):
    response = press(as_person(anna), address, page, "add", **new())

    row = now(page).pictures.get()
    assert response.url == address
    assert (row.caption, row.picture.description, row.picture.credit) == ("Beim Löten", "Ein Tisch", "Anna, CC0")
    assert "Beim Löten" in as_person().get(page.url).text


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_in_words(as_person, anna, page, address, what):
    response = press(as_person(anna), address, page, "add", **new(file=SimpleUploadedFile(*HOSTILE[what], "image/png")))

    assert response.context["new"].errors["file"]
    assert "Beim Löten" in response.text
    assert (shown(page), PortalImage.objects.count()) == ("", 0)


@pytest.mark.parametrize(
    ("field", "value"), [("words", " "), ("words", "x" * 300), ("caption", "x" * 300), ("file", None)]
)
def test_a_mistake_is_said(as_person, anna, page, address, field, value):
    response = press(as_person(anna), address, page, "add", **new(**{field: value}))

    assert field in response.context["new"].errors
    assert shown(page) == ""


def test_the_ninth_is_one_too_many(as_person, anna, page, address):
    client = as_person(anna)
    page.pictures = [InitiativePicture(picture=ImageFactory(description=str(number))) for number in range(8)]
    page.save_revision().publish()

    assert "new-file" not in client.get(address).text
    press(client, address, page, "add", **new(words="9"))

    assert shown(page) == "01234567"


def test_they_are_put_in_order(as_person, anna, page, address, three):
    client = as_person(anna)

    press(client, address, page, "down", picture=three[0].pk)
    assert shown(page) == "BAC"
    press(client, address, page, "up", picture=three[2].pk)
    assert shown(page) == "BCA"
    press(client, address, page, "down", picture=three[0].pk)  # it is the last already
    assert shown(page) == "BCA"


def test_one_is_removed_and_brought_back_to_its_place(as_person, anna, page, address, three):
    client = as_person(anna)
    onward = press(client, address, page, "remove", picture=three[1].pk).url
    assert shown(page) == "AC"

    before = client.get(onward).context["before"]
    press(client, address, page, "undo", before=before)

    assert shown(page) == "ABC"


def test_a_version_of_another_page_brings_nothing_back(as_person, anna, page, address, three):
    other = InitiativePageFactory(parent=page.get_parent().specific).save_revision()

    press(as_person(anna), address, page, "undo", before=other.pk)

    assert shown(page) == "ABC"


def test_what_the_editors_have_uploaded_keeps_their_words(as_person, anna, page, address, three):
    client = as_person(anna)
    prefix = f"picture-{three[0].pk}"

    press(client, address, page, "save", picture=three[0].pk, **{f"{prefix}-caption": "Neu", f"{prefix}-words": "X"})

    row = now(page).pictures.first()
    assert (row.caption, row.picture.description) == ("Neu", "A")


def test_ones_own_picture_is_described_anew(as_person, anna, page, address):
    client = as_person(anna)
    press(client, address, page, "add", **new())
    pk = now(page).pictures.get().picture_id
    prefix = f"picture-{pk}"

    assert press(client, address, page, "save", picture=pk, **{f"{prefix}-words": ""}).context["rows"][0].form.errors
    press(client, address, page, "save", picture=pk, **{f"{prefix}-words": "Zwei Tische", f"{prefix}-credit": "Ben"})

    image = PortalImage.objects.get(pk=pk)
    assert (image.description, image.credit) == ("Zwei Tische", "Ben")


def test_whoever_is_slower_overwrites_nothing(as_person, anna, maren, page, address, three):
    stale = now(page).latest_revision_id
    theirs = draft_of(now(page))
    theirs.introduction = "Die Fassung der Managerin."
    theirs.save_revision(user=maren).publish(user=maren, skip_permission_checks=True)
    client = as_person(anna)

    response = client.post(address, {"version": stale, "do": "remove", "picture": three[0].pk})

    assert response.status_code == 409
    assert "inzwischen" in response.text
    assert (shown(page), now(page).introduction) == ("ABC", "Die Fassung der Managerin.")
    typed = client.post(address, {"version": stale, "do": "add", **new(words="Getippt")})
    assert (typed.status_code, "Getippt" in typed.text) == (409, True)


def test_where_the_portal_looks_first_they_wait(as_person, anna, page, address, three, stories):
    settings = ModerationSettings.load()
    settings.review_project_pages = "before"
    settings.save()

    press(as_person(anna), address, page, "remove", picture=three[0].pk)

    assert shown(page) == "ABC"
    assert draft_of(now(page)).pictures.count() == 2


@pytest.mark.parametrize(
    "sent", [{"do": "save"}, {"do": "quatsch"}, {}, {"do": "up", "picture": "9" * 40}, {"do": "undo"}]
)
def test_nonsense_changes_nothing(as_person, anna, page, address, three, sent):
    client = as_person(anna)

    assert client.post(address, {"version": now(page).latest_revision_id, **sent}).status_code in {302, 403}
    assert shown(page) == "ABC"


@pytest.mark.parametrize("who", ["ben", "gesa"])
def test_others_cannot(as_person, page, address, three, who, request):
    client = as_person(request.getfixturevalue(who))

    assert {
        client.get(address).status_code,
        press(client, address, page, "remove", picture=three[0].pk).status_code,
    } == {403}
    assert shown(page) == "ABC"


def test_pictures_calls_and_contact_are_a_step_from_the_editor(as_person, anna, project, page, address):
    page.owner = anna
    page.save()

    text = as_person(anna).get(reverse("workspace:page", args=[project.slug])).text

    for way in (address, f"{reverse('calls:create')}?initiative={page.pk}", "#div_id_contact_name"):
        assert f'href="{way}"' in text


def test_eight_pictures_ask_as_much_as_two(as_person, anna, page, address, queries_of):
    as_person(anna)

    def asked(number):
        page.pictures = [InitiativePicture(picture=ImageFactory(), caption="") for _each in range(number)]
        page.save_revision().publish()
        return queries_of(address)

    assert asked(8) - asked(2) <= 0


def test_two_who_add_at_once_are_one_version(committed_home):
    page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=committed_home))
    project = ProjectFactory(page=page)
    admins = [MembershipFactory(project=project, role=Role.ADMIN) for _number in range(2)]
    words = pictures.Words("", "Ein Tisch")
    turns = [pictures.Turn(each, now(page).latest_revision_id, live=True) for each in admins]

    failed = at_the_same_moment(
        [partial(pictures.add, turn=turn, file=uploaded_picture(), words=words) for turn in turns]
    )

    assert ([type(each) for each in failed], now(page).pictures.count()) == ([PageConflictError], 1)
