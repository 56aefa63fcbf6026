"""What everybody reads of a project: nothing that is internal, by whatever way."""

import pytest
from django.urls import reverse

from portal.accounts import privacy
from portal.comments.models import Comment
from portal.comments.services.writing import write
from portal.moderation.choices import Action, ReportReason
from portal.moderation.models import Case
from portal.moderation.services import deciding, reporting
from tests.factories.accounts import UserFactory
from tests.factories.posts import PostCommentFactory, PostFactory, PostPictureFactory
from tests.factories.projects import ProjectFactory
from workspace.posts.models import Post
from workspace.projects.choices import Status
from workspace.projects.models import Project

SPAM = "Jetzt zugreifen bei https://a.example https://b.example https://c.example https://d.example https://e.example"


def address_of(picture, size="klein"):
    slug = picture.post.project.slug
    return reverse("posts:picture", args=[slug, picture.post_id, picture.pk, size])


@pytest.fixture
def everywhere(client, project):
    """All that a stranger can ask about the project's news."""

    def read():
        client.logout()
        there = [
            reverse("posts:list", args=[project.slug]),
            reverse("posts:feed", args=[project.slug]),
            project.page.url,
            "/sitemap.xml",
            reverse("projects:about", args=[project.slug]),
        ]
        return "".join(client.get(each).text for each in there)

    return read


def test_everybody_reads_a_public_post(client, project, public_post, everywhere):
    picture = PostPictureFactory(post=public_post)

    page = client.get(public_post.public_url)

    assert "Wir <em>feiern</em> am Hafen." in page.text
    assert f'<link rel="canonical" href="http://testserver{public_post.public_url}">' in page.text
    assert f'property="og:image" content="http://testserver{address_of(picture, "gross")}"' in page.text
    assert '<meta property="og:type" content="article">' in page.text
    assert f'type="application/atom+xml" title="Neues aus „Reparaturtreff“" href="{feed_of(project)}"' in page.text
    assert everywhere().count(public_post.public_url) >= 4
    answer = client.get(address_of(picture))
    assert (answer.status_code, b"".join(answer)[8:12]) == (200, b"WEBP")


def feed_of(project):
    return reverse("posts:feed", args=[project.slug])


def test_nobody_outside_learns_of_an_internal_post(client, clara, maren, post, everywhere):
    picture = PostPictureFactory(post=post)
    PostCommentFactory(post=post, text="Geheim")

    for person in (None, clara, maren, UserFactory(is_superuser=True)):
        client.logout()
        if person:
            client.force_login(person)
        gone = [post.public_url, address_of(picture), address_of(picture, "gross"), f"/melden/neuigkeit/{post.pk}/"]
        assert {client.get(each).status_code for each in gone} == {404}
        assert client.post(f"/kommentare/neuigkeit/{post.pk}/", {"text": "Hallo"}).status_code == 404
    said = everywhere()
    assert not any(word in said for word in (post.title, "Blumentopf", post.public_url))
    assert "0 Beiträge" in client.get(reverse("posts:list", args=[post.project.slug])).text


def test_a_post_is_published_and_taken_back(as_person, client, ben, clara, post, address, said, everywhere):
    picture = PostPictureFactory(post=post)
    PostCommentFactory(post=post, text="Nur unter uns")
    sent = said(title=post.title, text=post.text, **{f"words_{picture.pk}": picture.words})

    as_person(ben).post(address("edit", post), {**sent, "audience": "public"})

    assert post.title in everywhere()
    page = client.get(post.public_url)
    assert (page.status_code, "Nur unter uns" in page.text) == (200, False)
    assert client.get(address_of(picture)).status_code == 200
    write(target=Post.objects.get(), text="Schön!", parent=None, actor=clara)

    as_person(ben).post(address("edit", post), {**sent, "title": "Ganz geheim"})

    assert not any(title in everywhere() for title in (post.title, "Ganz geheim"))
    assert client.get(post.public_url).status_code == 404
    assert client.get(address_of(picture)).status_code == 404
    part = next(each for each in privacy.parts() if each.name == "comments")
    assert [each["about"] for each in part.export(clara)] == ["Neuigkeit eines Projekts"]


def test_a_picture_is_asked_for_anew_each_time(as_person, client, ben, public_post):
    picture = PostPictureFactory(post=public_post)
    first = client.get(address_of(picture))
    b"".join(first)

    assert first.headers["Cache-Control"] == "private, no-cache"
    again = client.get(address_of(picture), headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, "private, no-cache")
    Post.objects.update(audience="members", published_at=None)
    gone = client.get(address_of(picture), headers={"if-none-match": first.headers["ETag"]})
    assert gone.status_code == 404


@pytest.mark.parametrize(
    ("fields", "is_public"),
    [
        ({"status": Status.PAUSED}, True),
        ({"status": Status.FINISHED}, True),
        ({"status": Status.ARCHIVED}, True),
        ({"status": Status.REQUESTED}, False),
        ({"status": Status.DECLINED}, False),
        ({"is_listed": False}, False),
        ({"page": None}, False),
    ],
)
def test_it_is_public_as_long_as_the_project_is(client, project, public_post, fields, is_public):
    Project.objects.filter(pk=project.pk).update(**fields)
    expected = 200 if is_public else 404

    pages = [public_post.public_url, reverse("posts:list", args=[project.slug]), feed_of(project)]

    assert {client.get(each).status_code for each in pages} == {expected}
    assert Post.objects.public().exists() is is_public


def test_without_its_page_nothing_is_public(client, as_person, ben, project, public_post, address, said):
    project.page.unpublish()

    assert client.get(public_post.public_url).status_code == 404
    form = as_person(ben).post(address("create"), said(audience="public")).context["form"]
    assert list(form.errors) == ["audience"]
    assert form.fields["audience"].help_text.startswith("Sobald die Seite des Projekts online ist")


def test_admins_may_keep_writing_for_everybody_to_themselves(as_person, anna, ben, project, public_post, address, said):
    Project.objects.update(only_admins_publish=True)
    client = as_person(ben)

    assert list(client.post(address("create"), said(audience="public")).context["form"].errors) == ["audience"]
    assert client.post(address("edit", public_post), said()).status_code == 403
    assert as_person(anna).post(address("create"), said(audience="public")).status_code == 302


def test_unlisted_it_is_gone_from_the_page_at_once(as_person, anna, client, project, public_post, everywhere):
    assert public_post.title in everywhere()
    sent = {"name": project.name, "summary": project.summary, "open_rooms": ["posts", "tasks"]}

    as_person(anna).post(reverse("workspace:settings", args=[project.slug]), sent)

    client.logout()
    assert public_post.title not in client.get(project.page.url).text


def test_everybody_comments_on_a_public_post(as_person, clara, project, public_post):
    as_person(clara).post(f"/kommentare/neuigkeit/{public_post.pk}/", {"text": "Ich komme!"})

    assert "Ich komme!" in as_person().get(public_post.public_url).text
    Project.objects.update(status=Status.ARCHIVED)
    as_person(clara).post(f"/kommentare/neuigkeit/{public_post.pk}/", {"text": "Noch etwas"})
    assert Comment.objects.count() == 1


def test_a_report_leads_to_the_desk_and_hides_it(as_person, ben, clara, maren, public_post, address, everywhere):
    picture = PostPictureFactory(post=public_post)
    assert as_person(clara).get(f"/melden/neuigkeit/{public_post.pk}/").status_code == 200
    reporting.report(target=public_post, reason=ReportReason.OTHER, text="", actor=clara)
    case = Case.objects.get()
    desk = as_person(maren).get(reverse("desk:case", args=[case.pk])).text
    assert (public_post.text in desk, address_of(picture) in desk) == (True, True)

    deciding.decide(case=case, action=Action.HIDE, reason="Stimmt nicht.", actor=maren)

    assert public_post.title not in everywhere()
    assert as_person(clara).get(public_post.public_url).status_code == 404
    assert "verborgen" in as_person(maren).get(public_post.public_url).text
    assert as_person(maren).get(address_of(picture)).status_code == 200
    assert "Von der Moderation verborgen" in as_person(ben).get(address("detail", public_post)).text
    deciding.take_back(decision=case.decisions.get(), actor=maren)
    assert as_person(clara).get(public_post.public_url).status_code == 200


def test_what_looks_like_spam_waits_for_a_manager(as_person, ben, maren, project, address, said, everywhere):
    as_person(ben).post(address("create"), said(title="Angebot", text=SPAM, audience="public"))
    post = Post.objects.get()
    assert (post.waits, "Angebot" in everywhere()) == (True, False)

    deciding.decide(case=Case.objects.get(), action=Action.APPROVE, reason="", actor=maren)

    assert "Angebot" in everywhere()


def test_the_desk_shows_nothing_of_what_has_become_internal(as_person, ben, clara, maren, public_post, address, said):
    reporting.report(target=public_post, reason=ReportReason.OTHER, text="", actor=clara)

    as_person(ben).post(address("edit", public_post), said(title="Geheim", text="Blumentopf"))

    case = Case.objects.get()
    assert not case.is_open
    assert "Blumentopf" not in as_person(maren).get(reverse("desk:case", args=[case.pk])).text


def test_a_feed_has_what_is_public_newest_first(client, project, public_post, post):
    PostFactory(project=project, title="Danach & <b>", audience="public")

    feed = client.get(feed_of(project))

    assert feed.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.text.index("Danach &amp; &lt;b&gt;") < feed.text.index("Sommerfest")
    assert post.title not in feed.text


def test_for_projects_gives_those_of_some(project, public_post, post):
    other = ProjectFactory()

    assert list(Post.objects.public().for_projects([project, other])) == [public_post]
    assert not Post.objects.public().for_projects([other]).exists()


@pytest.mark.parametrize("name", ["list", "feed", "initiative", "detail"])
def test_thirty_public_posts_cost_no_more_than_one(client, project, public_post, queries_of, name):
    there = {
        "list": reverse("posts:list", args=[project.slug]),
        "feed": feed_of(project),
        "initiative": project.page.url,
        "detail": public_post.public_url,
    }[name]
    PostPictureFactory(post=public_post)
    one = queries_of(there)
    for _number in range(30):
        PostPictureFactory(post=PostFactory(project=project, audience="public"))

    assert queries_of(there) == one
