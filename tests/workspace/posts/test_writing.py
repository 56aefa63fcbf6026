"""Posts in the workspace: written, changed, pinned, deleted and taken back."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from portal.moderation.models import Block
from tests.factories.posts import PostCommentFactory, PostFactory, PostPictureFactory
from workspace.posts.jobs import remove_deleted_posts
from workspace.posts.models import Post, PostComment, PostPicture
from workspace.projects.choices import Status
from workspace.projects.models import Happening


def test_a_post_is_written_with_a_picture(as_person, ben, gesa, project, address, said, photo):
    sent = said(text="**Fett** <script>alert(1)</script>\n\n# kein Titel", picture_1=photo(), words_of_1="Ein Tisch")

    response = as_person(ben).post(address("create"), sent)

    post, picture = Post.objects.get(), PostPicture.objects.get()
    assert response.url == post.get_absolute_url()
    assert (post.author, post.audience, post.published_at) == (ben, "members", None)
    page = as_person(gesa).get(response.url).text
    assert "<strong>Fett</strong> &lt;script&gt;" in page
    assert "# kein Titel" in page
    assert 'alt="Ein Tisch"' in page
    assert (picture.width, picture.small_width) == (1200, 720)


def test_where_a_picture_was_taken_is_removed(as_person, ben, project, address, said, photo):
    as_person(ben).post(address("create"), said(picture_1=photo(), words_of_1="Ein Tisch"))

    picture = PostPicture.objects.get()
    for file in (picture.file, picture.small):
        with Image.open(file.open()) as stored:
            assert (stored.format, dict(stored.getexif())) == ("WEBP", {})


def test_an_upload_that_fails_says_why_and_loses_no_words(as_person, ben, project, address, said, photo):
    hostile = SimpleUploadedFile("foto.jpg", b"<svg onload=alert(1)>" * 50, content_type="image/jpeg")

    sent = said(title="Fest", picture_1=photo(), words_of_1="Tisch", picture_2=hostile, words_of_2="Garten")
    response = as_person(ben).post(address("create"), sent)

    form = response.context["form"]
    assert sorted(form.errors) == ["picture_1", "picture_2"]
    assert "beschädigt" in form.errors["picture_2"][0]
    assert [form[name].value() for name in ("title", "text", "words_of_2")] == ["Fest", "Der Raum ist da.", "Garten"]
    assert '<details class="mb-3" open>' in response.text
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("text", "  ", "text"),
        ("text", "x" * 6001, "text"),
        ("title", "x" * 121, "title"),
        ("video", "https://example.org/film", "video"),
        ("video", "javascript:alert(1)", "video"),
        ("audience", "everybody", "audience"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(as_person, ben, project, address, said, field, value, wrong):
    assert list(as_person(ben).post(address("create"), said(**{field: value})).context["form"].errors) == [wrong]


def test_a_picture_needs_its_words(as_person, ben, project, address, said, photo):
    form = as_person(ben).post(address("create"), said(picture_1=photo(), words_of_1=" ")).context["form"]

    assert sorted(form.errors) == ["picture_1", "words_of_1"]


def test_no_more_than_six_pictures(as_person, ben, post, address, said, photo):
    PostPictureFactory.create_batch(6, post=post)

    sent = said(**{f"words_{each.pk}": "Tisch" for each in post.pictures.all()}, picture_1=photo(), words_of_1="Noch")
    as_person(ben).post(address("edit", post), sent)

    assert post.pictures.count() == 6


def test_a_video_waits_for_a_click(as_person, ben, project, address, said):
    response = as_person(ben).post(address("create"), said(video="https://youtu.be/aqz-KE-bpKQ?si=verfolgt"))

    page = as_person(ben).get(response.url).text
    assert Post.objects.get().video == "https://www.youtube.com/watch?v=aqz-KE-bpKQ"
    assert 'data-video="https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ' in page
    assert "<iframe" not in page


def test_pressing_twice_is_as_once(as_person, ben, project, address, said):
    for _press in range(2):
        as_person(ben).post(address("create"), said())

    assert Post.objects.count() == 1


def test_a_change_leaves_a_trace(as_person, ben, post, address, said):
    picture, other = PostPictureFactory.create_batch(2, post=post)
    client = as_person(ben)
    same = said(title=post.title, text=post.text, **{f"words_{each.pk}": each.words for each in (picture, other)})
    client.post(address("edit", post), same)
    post.refresh_from_db()
    assert post.edited_at is None

    client.post(address("edit", post), {**same, "text": "Er ist weg.", f"remove_{picture.pk}": "on"})

    post.refresh_from_db()
    assert (post.words, list(post.pictures.all())) == ("Er ist weg.", [other])
    assert "geändert" in client.get(address("detail", post)).text


def test_deleted_nobody_finds_it_until_it_is_taken_back(as_person, ben, gesa, post, address):
    picture = PostPictureFactory(post=post)
    Happening.objects.create(project=post.project, kind="post_added", title=post.title, room="posts", object_id=post.pk)
    there = as_person(ben).post(address("delete", post)).url

    assert "Rückgängig" in as_person(ben).get(there).text
    client = as_person(gesa)
    assert client.get(address("detail", post)).status_code == 404
    assert client.get(picture_address(picture)).status_code == 404
    assert post.title not in client.get(address("list")).text + client.get(post.project.workspace_url).text

    assert as_person(ben).post(address("restore", post)).url == post.get_absolute_url()
    assert post.title in as_person(gesa).get(address("list")).text


def picture_address(picture):
    return f"/projekte/reparaturtreff/neuigkeiten/{picture.post_id}/bilder/{picture.pk}/klein/"


def test_after_fourteen_days_it_is_gone_with_its_files(post, commit):
    picture = PostPictureFactory(post=post)
    Post.objects.update(deleted_at=timezone.now() - timedelta(days=13))
    remove_deleted_posts()
    assert Post.objects.exists()
    Post.objects.update(deleted_at=timezone.now() - timedelta(days=15))

    with commit():
        remove_deleted_posts()

    assert not Post.objects.exists()
    assert not any(storages["documents"].exists(name) for name in (picture.file.name, picture.small.name))


def test_pinned_it_stands_on_top_and_on_the_home(as_person, ben, project, post, address):
    PostFactory(project=project, title="Neuer")
    client = as_person(ben)
    for _press in range(2):
        client.post(address("pin", post))

    assert [row["post"].title for row in client.get(address("list")).context["rows"]] == ["Schlüssel", "Neuer"]
    home = client.get(project.workspace_url).text
    assert home.index("Schlüssel") < home.index("Neuer")
    client.post(address("pin", post), {"undo": "1"})
    assert [row["post"].title for row in client.get(address("list")).context["rows"]] == ["Neuer", "Schlüssel"]


def test_only_a_few_are_pinned(as_person, ben, project, post, address):
    PostFactory.create_batch(3, project=project, pinned_at=timezone.now())

    assert "schon 3 Beiträge angepinnt" in as_person(ben).post(address("pin", post), follow=True).text
    post.refresh_from_db()
    assert post.pinned_at is None


def test_a_blocked_person_writes_nothing(as_person, ben, project, post, address, said):
    Block.objects.create(user=ben, until=timezone.now() + timedelta(days=1), reason="Werbung")
    client = as_person(ben)

    assert "Werbung" in client.post(address("create"), said(text="Kauft!")).text
    client.post(address("edit", post), said(text="Kauft!"))
    client.post(address("comment", post), {"text": "Kauft!"})

    assert [each.text for each in Post.objects.all()] == [post.text]
    assert not PostComment.objects.exists()


def test_guests_read_and_comment_and_nothing_else(as_person, gesa, post, address, said):
    client = as_person(gesa)
    page = client.get(address("list")).text + client.get(address("detail", post)).text
    refused = [client.post(address(name, post), said()) for name in ("edit", "delete", "pin", "restore")]
    refused += [client.get(address("create")), client.post(address("create"), said())]
    assert {answer.status_code for answer in refused} == {403}
    assert not any(address(name, post) in page for name in ("edit", "delete", "pin"))

    client.post(address("comment", post), {"text": "Ich habe einen zweiten."})
    own = PostComment.objects.get()
    assert "Ich habe einen zweiten." in client.get(address("detail", post)).text
    client.post(address("delete_comment", post, own))
    assert not PostComment.objects.exists()


def test_members_change_their_own_and_admins_all(as_person, anna, ben, project, post, address, said):
    of_anna = PostFactory(project=project, author=anna)
    client = as_person(ben)
    answers = [client.post(address(name, of_anna), said()) for name in ("edit", "delete")]
    assert [answer.status_code for answer in answers] == [403, 403]

    as_person(anna).post(address("edit", post), said(text="Anna war hier."))
    post.refresh_from_db()
    assert post.text == "Anna war hier."


@pytest.mark.parametrize("who", ["clara", None])
def test_for_strangers_there_is_nothing(as_person, request, post, public_post, address, said, who):
    comment, picture = PostCommentFactory(post=post), PostPictureFactory(post=post)
    client = as_person(request.getfixturevalue(who) if who else None)
    expected = 404 if who else 302

    pages = [client.get(address(name, each)) for name in ("detail", "edit") for each in (post, public_post)]
    pages += [client.post(address(name, post), said()) for name in ("edit", "delete", "restore", "pin", "comment")]
    pages.append(client.post(address("delete_comment", post, comment)))

    assert {answer.status_code for answer in pages} == {expected}
    assert client.get(picture_address(picture)).status_code == 404
    assert not any(post.title in answer.text for answer in pages)


def test_a_post_of_another_project_is_not_there(as_person, anna, project, address, said):
    other = PostFactory(project__admin=anna)
    client = as_person(anna)

    answers = [client.get(address("detail", other)), client.get(address("edit", other))]
    answers += [client.post(address(name, other), said()) for name in ("edit", "delete", "restore", "pin", "comment")]

    assert {answer.status_code for answer in answers} == {404}


def test_a_closed_project_is_read_only(as_person, anna, project, post, address, said):
    project.status = Status.ARCHIVED
    project.save()
    client = as_person(anna)

    assert post.title in client.get(address("detail", post)).text
    answers = [client.post(address(name, post), said()) for name in ("edit", "delete", "restore", "pin", "comment")]
    assert {answer.status_code for answer in answers} == {403}


def test_switched_off_nothing_of_the_room_is_there(as_person, anna, project, post, public_post, address):
    picture = PostPictureFactory(post=public_post)
    project.rooms_off = ["posts"]
    project.save()
    client = as_person(anna)

    gone = [
        client.get(address("detail", post)),
        client.get(picture_address(picture)),
        client.get(public_post.public_url),
    ]
    assert {answer.status_code for answer in gone} == {404}
    assert post.title not in client.get(project.workspace_url).text


@pytest.mark.parametrize("name", ["list", "home"])
def test_thirty_posts_cost_no_more_than_one(as_person, ben, project, post, address, queries_of, name):
    as_person(ben)
    there = address("list") if name == "list" else project.workspace_url
    PostPictureFactory(post=post), PostCommentFactory(post=post)
    PostFactory(project=project, pinned_at=timezone.now())
    one = queries_of(there)
    for number in range(30):
        more = PostFactory(project=project, pinned_at=timezone.now() if number < 2 else None)
        PostPictureFactory(post=more), PostCommentFactory(post=more)

    counted = 1 if name == "list" else 0  # where they fill a page
    assert queries_of(there) == one + counted
    assert one <= 20


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Der Bus springt wieder an! Es war nur die Batterie.", "Der Bus springt wieder an!"),
        ("**Samstag** um [elf](https://example.org)", "Samstag um elf"),
        (
            "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn",
            "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf…",
        ),
        ("x" * 200, "x" * 79 + "…"),
        ("a < b & c", "a < b & c"),
    ],
)
def test_without_a_title_it_is_called_by_its_first_sentence(text, heading):
    assert PostFactory.build(title="", text=text).heading == heading
