"""People on pictures: who has agreed to what, what is asked before others see it, and how it is taken down."""

import io
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image, ImageDraw

from portal.accounts import privacy
from tests.factories.documents import ConsentFactory, FileFactory, FolderFactory, PictureNoteFactory, ShareLinkFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.posts import PostFactory, PostPictureFactory
from workspace.documents.choices import Form, Purpose
from workspace.documents.doubts import Kind, doubts_about
from workspace.documents.errors import DocumentError
from workspace.documents.jobs import warn_of_consents
from workspace.documents.likeness import are_alike, fingerprint
from workspace.documents.models import Confirmation, Consent, PictureNote, Preview, Publication, ShareLink
from workspace.documents.services import consenting, publishing, sharing
from workspace.documents.services.publishing import Said
from workspace.posts.models import PostPicture
from workspace.projects.choices import Status

SAID = {"who": " Jana  Jensen ", "purposes": ["portal", "press"], "given_on": "2026-05-01", "how": "paper"}


def drawn(size=(320, 240), picture_format="PNG", mirrored=False):
    """A picture with something on it."""
    picture = Image.new("RGB", (640, 480), "white")
    pen = ImageDraw.Draw(picture)
    for place, colour in enumerate(["navy", "teal", "orange", "brown", "grey", "pink"]):
        pen.rectangle([place * 97 % 500, place * 61 % 380, place * 97 % 500 + 140, place * 61 % 380 + 100], colour)
    pen.ellipse([380, 40, 620, 260], "black")
    if mirrored:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    file = io.BytesIO()
    picture.resize(size).save(file, picture_format)
    return file.getvalue()


@pytest.fixture
def project(project, home_page):
    """With a live page."""
    index = InitiativeIndexPageFactory(parent=home_page)
    project.page = InitiativePageFactory(parent=index, title="Reparaturtreff", slug="reparaturtreff")
    project.save()
    return project


@pytest.fixture
def picture(project):
    return FileFactory(project=project, name="Fest.png", written=drawn(), written__media_type="image/png")


@pytest.fixture
def looked_into(picture):
    """By the worker."""
    preview = Preview.objects.create(blob=picture.current.blob, form=Form.PICTURE)
    for number, size in enumerate([(48, 36), (320, 240)]):
        file = ContentFile(drawn(size, "WEBP"), name=f"{number}.webp")
        preview.pictures.create(number=number, file=file, width=size[0], height=size[1])


def kinds(document, purpose=Purpose.PORTAL):
    return [doubt.kind for each in doubts_about([document], purpose) for doubt in each.doubts]


def test_of_a_picture_of_which_nobody_has_said_anything_is_asked(picture, file):
    assert kinds(picture) == [Kind.UNSAID]
    assert kinds(file) == []


def test_without_people_there_is_nothing_to_ask(picture):
    PictureNoteFactory(document=picture, has_people=False)

    assert kinds(picture) == []


def test_with_people_each_has_to_agree_to_that(picture):
    PictureNoteFactory(document=picture)
    assert kinds(picture) == [Kind.NOBODY]
    ConsentFactory(document=picture, who="Jana", purposes=["portal"])
    ConsentFactory(document=picture, who="Karl", purposes=["link"])

    (found,) = doubts_about([picture], Purpose.PORTAL)

    assert [str(each) for each in found.doubts] == ["Karl hat zugestimmt, aber nicht hierzu."]
    assert kinds(picture, Purpose.LINK) == []  # who agrees that everybody sees it agrees that some do
    assert kinds(picture, Purpose.PRESS) == [Kind.OTHER, Kind.OTHER]


def test_what_is_over_or_withdrawn_covers_nothing_until_they_agree_again(picture):
    PictureNoteFactory(document=picture)
    yesterday = timezone.localdate() - timedelta(days=1)
    ConsentFactory(document=picture, who="Jana", until=yesterday)
    ConsentFactory(document=picture, who="Karl", withdrawn_at=timezone.now())
    ConsentFactory(document=picture, who="Lena", until=timezone.localdate())
    assert kinds(picture) == [Kind.OVER, Kind.WITHDRAWN]

    ConsentFactory(document=picture, who="jana")

    assert kinds(picture) == [Kind.WITHDRAWN]


def test_thirty_pictures_cost_two_queries(project, django_assert_num_queries):
    pictures = FileFactory.create_batch(30, project=project, written__media_type="image/png")
    for each in pictures:
        ConsentFactory(document=PictureNoteFactory(document=each).document)

    with django_assert_num_queries(2):
        assert doubts_about(pictures, Purpose.PORTAL) == []


def test_a_member_writes_it_down(as_person, ben, picture, file, address):
    client = as_person(ben)
    said = {**SAID, "until": "2027-05-01", "given_by": "ihre Mutter", "proof": str(file.pk)}

    page = client.post(address("consents", picture), said, follow=True).text

    consent = Consent.objects.get()
    assert (consent.who, consent.purposes, consent.proof, consent.noted_by) == (
        "Jana Jensen",
        ["portal", "press"],
        file,
        ben,
    )
    assert PictureNote.objects.get().has_people
    for words in ("Jana Jensen", "ihre Mutter", "Satzung.txt", "für die Presse"):
        assert words in page, words


def test_that_nobody_is_on_it_is_one_button(as_person, ben, picture, address):
    as_person(ben).post(address("note_people", picture), {"has_people": "no"})
    assert PictureNote.objects.get().has_people is False
    as_person(ben).post(address("note_people", picture), {"has_people": "yes"})
    assert PictureNote.objects.get().has_people is True


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"who": " "}, "who"),
        ({"who": "x" * 121}, "who"),
        ({"purposes": []}, "purposes"),
        ({"purposes": ["everything"]}, "purposes"),
        ({"how": "magic"}, "how"),
        ({"given_on": "2999-01-01"}, "given_on"),
        ({"given_on": "gestern"}, "given_on"),
        ({"until": "2026-04-30"}, "until"),
        ({"proof": "999999"}, "proof"),
    ],
)
def test_nonsense_is_not_written_down(as_person, ben, picture, address, sent, wrong):
    page = as_person(ben).post(address("consents", picture), {**SAID, **sent})

    assert list(page.context["form"].errors) == [wrong]
    assert not Consent.objects.exists()


def test_no_other_projects_file_is_a_proof(as_person, ben, picture, address):
    other = FileFactory()

    page = as_person(ben).post(address("consents", picture), {**SAID, "proof": str(other.pk)})

    assert "proof" in page.context["form"].errors
    assert other.name not in page.text


def test_who_may_what(as_person, gesa, clara, ben, anna, picture, file, address):
    consent = ConsentFactory(document=picture, who="Jana", noted_by=anna)
    for name, things in (("consents", [picture]), ("note_people", [picture]), ("withdraw_consent", [picture, consent])):
        assert as_person(gesa).post(address(name, *things), SAID).status_code == 403, name
        assert as_person(clara).post(address(name, *things), SAID).status_code == 404, name
    assert as_person(gesa).get(address("consents", picture)).status_code == 200
    assert as_person(gesa).get(address("usages", picture)).status_code == 403
    assert as_person(ben).get(address("consents", file)).status_code == 404  # no picture
    assert as_person(ben).post(address("withdraw_consent", picture, consent), {"strike": "1"}).status_code == 403
    assert Consent.objects.count() == 1
    as_person(anna).post(address("withdraw_consent", picture, consent), {"strike": "1"})
    assert not Consent.objects.exists()


def test_publishing_without_it_is_asked_about_and_kept(as_person, ben, picture, address):
    ConsentFactory(document=PictureNoteFactory(document=picture).document, who="Jana", purposes=["press"])
    said = {"title": "Sommerfest", "words": ""}
    client = as_person(ben)
    assert "Jana hat zugestimmt, aber nicht hierzu." in client.get(address("publish", picture)).text

    page = client.post(address("publish", picture), said)
    assert list(page.context["form"].errors) == ["is_confirmed"]
    assert not Publication.objects.exists()

    client.post(address("publish", picture), {**said, "is_confirmed": "on"})

    row = Confirmation.objects.get()
    assert (row.document, row.purpose, row.doubts, row.said_by) == (picture, "portal", ["other"], ben)
    assert Publication.objects.get().is_standing
    assert "Ohne passende Einwilligung gezeigt" in client.get(address("consents", picture)).text


def test_the_service_asks_whatever_the_form_says(picture, membership, ben):
    with pytest.raises(DocumentError):
        publishing.publish(document=picture, said=Said("Sommerfest"), membership=membership(ben))
    with pytest.raises(DocumentError):
        sharing.make_link(target=picture, said=sharing.Said(days=1), membership=membership(ben))

    assert (Publication.objects.count(), ShareLink.objects.count(), Confirmation.objects.count()) == (0, 0, 0)


def test_a_consent_that_fits_needs_no_question(as_person, ben, picture, address):
    ConsentFactory(document=PictureNoteFactory(document=picture).document)
    client = as_person(ben)
    assert "is_confirmed" not in client.get(address("publish", picture)).context["form"].fields

    client.post(address("publish", picture), {"title": "Sommerfest"})

    assert Publication.objects.get().is_standing
    assert not Confirmation.objects.exists()


def test_of_a_shared_folder_each_picture_is_looked_at(as_person, ben, project, picture, address):
    folder = FolderFactory(project=project)
    inner = FolderFactory(project=project, parent=folder)
    inside = FileFactory(project=project, folder=inner, name="Tief.png", written__media_type="image/png")
    said = {"days": "1", "label": ""}
    client = as_person(ben)

    page = client.post(address("share_folder", folder), said)
    assert ([each.document for each in page.context["doubtful"]], ShareLink.objects.count()) == ([inside], 0)

    client.post(address("share_folder", folder), {**said, "is_confirmed": "on"})

    assert (ShareLink.objects.count(), Confirmation.objects.get().document) == (1, inside)


def test_withdrawn_it_says_where_others_see_it_and_takes_it_down(
    as_person, anna, ben, picture, looked_into, project, address, membership
):
    consent = ConsentFactory(document=PictureNoteFactory(document=picture).document, who="Jana")
    publishing.publish(document=picture, said=Said("Sommerfest"), membership=membership(ben))
    sharing.make_link(
        target=picture, said=sharing.Said(days=1, label="Druckerei", is_confirmed=True), membership=membership(ben)
    )
    folder = FolderFactory(project=project, name="Bilder")
    picture.folder = folder
    picture.save()
    ShareLinkFactory(document=None, folder=folder, maker=membership(anna), label="Alle Bilder")
    post = PostFactory(project=project, author=ben, title="Das war das Fest", audience="public")
    small = ContentFile(drawn((160, 120), "WEBP"), name="a.webp")
    PostPictureFactory(post=post, small=small, words="Das Fest")
    PostPictureFactory(post=post, small=ContentFile(drawn(mirrored=True), name="b.webp"), words="Etwas anderes")
    client = as_person(anna)

    page = client.post(address("withdraw_consent", picture, consent), follow=True)

    assert Consent.objects.get().withdrawn_by == anna
    assert [each.title for each in page.context["usages"]] == [
        "Sommerfest",
        "Druckerei",
        "Alle Bilder",
        "Das war das Fest",
    ]
    keys = re.findall(r'type="submit" name="key" value="([^"]+)"', page.text)
    assert len(keys) == len(page.context["usages"])
    for key in keys:
        client.post(address("usages", picture), {"key": key})
    assert client.get(address("usages", picture)).context["usages"] == []
    assert not Publication.objects.public().exists()
    assert not ShareLink.objects.open().exists()
    assert [each.words for each in PostPicture.objects.all()] == ["Etwas anderes"]
    assert kinds(picture) == [Kind.WITHDRAWN]


def test_what_was_taken_down_meanwhile_and_what_is_not_there(as_person, ben, picture, address):
    for key in ("publication", "link-1", "posts-1", "<b>"):
        assert as_person(ben).post(address("usages", picture), {"key": key}).status_code == 302


def test_nobody_takes_down_what_is_not_theirs(as_person, ben, anna, picture, address, membership):
    link = ShareLinkFactory(document=picture, maker=membership(anna))

    page = as_person(ben).post(address("usages", picture), {"key": f"link-{link.pk}"}, follow=True)
    assert f'value="link-{link.pk}"' not in page.text

    assert ShareLink.objects.open().exists()
    assert link.token not in page.text


def test_also_in_an_archived_project_somebody_can_withdraw(as_person, anna, ben, picture, project, address):
    consent = ConsentFactory(document=picture)
    project.status = Status.ARCHIVED
    project.save()
    assert as_person(ben).post(address("withdraw_consent", picture, consent)).status_code == 403

    as_person(anna).post(address("withdraw_consent", picture, consent))

    assert Consent.objects.get().is_withdrawn


def test_two_weeks_before_its_end_the_admins_hear_of_it_once(project, picture, anna, settings):
    today = timezone.localdate()
    ConsentFactory(document=picture, who="Jana", until=today + timedelta(days=14))
    ConsentFactory(document=picture, who="Karl", until=today + timedelta(days=15))
    ConsentFactory(document=picture, who="Lena", until=today, withdrawn_at=timezone.now())
    trashed = FileFactory(project=project, deleted_at=timezone.now(), written__media_type="image/png")
    ConsentFactory(document=trashed, who="Mats", until=today)

    warn_of_consents()
    warn_of_consents()

    (letter,) = mail.outbox
    assert letter.to == [anna.email]
    assert ("Jana auf „Fest.png“" in letter.body, "Karl" in letter.body, "Lena" in letter.body) == (True, False, False)
    assert reverse("workspace:documents:consents_ending", args=[project.slug]) in letter.body


def test_the_page_of_those_that_end(as_person, gesa, clara, picture, address):
    ConsentFactory(document=picture, who="Jana", until=timezone.localdate())
    ConsentFactory(document=picture, who="Karl", withdrawn_at=timezone.now())
    ConsentFactory(who="Fremd", until=timezone.localdate())

    page = as_person(gesa).get(address("consents_ending")).text

    assert ("Jana" in page, "Karl" in page, "Fremd" in page) == (True, True, False)
    assert as_person(clara).get(address("consents_ending")).status_code == 404


def test_there_is_an_end_to_them(picture, membership, ben, monkeypatch):
    monkeypatch.setattr(consenting, "MOST", 0)
    said = consenting.Said(who="Jana", purposes=("portal",), given_on=timezone.localdate(), how="paper")

    with pytest.raises(DocumentError):
        consenting.give(document=picture, said=said, membership=membership(ben))


@pytest.mark.parametrize("made", [{"size": (90, 68)}, {"picture_format": "JPEG"}, {"picture_format": "WEBP"}])
def test_the_same_picture_is_recognised(made):
    assert are_alike(fingerprint(io.BytesIO(drawn())), fingerprint(io.BytesIO(drawn(**made))))


def test_other_pictures_are_not():
    assert not are_alike(fingerprint(io.BytesIO(drawn())), fingerprint(io.BytesIO(drawn(mirrored=True))))


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"<svg/>", drawn()[:500]])
def test_what_is_no_picture_is_like_nothing(content):
    assert fingerprint(SimpleUploadedFile("a.png", content)) is None


def test_an_empty_wall_is_like_nothing():
    file = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(file, "PNG")

    assert fingerprint(file) is None


def test_what_somebody_wrote_down_is_exported_without_other_peoples_names(ben, picture):
    ConsentFactory(document=picture, who="Jana Jensen", noted_by=ben)
    part = next(each for each in privacy.parts() if each.name == "picture_consents")

    said = part.export(ben)

    assert [row["document__name"] for row in said["noted"]] == ["Fest.png"]
    assert "Jana" not in str(said)
