"""Who hears of a post: the project's people, and of what everybody may read also those who follow what it is about."""

import pytest

from portal.activity.choices import Pace, Reason
from portal.activity.models import Event, Notification, Preference
from portal.activity.reading import hear
from portal.activity.services import follow
from portal.comments.services import writing as comments
from workspace.posts.models import Post
from workspace.posts.services import writing
from workspace.posts.services.writing import Said
from workspace.projects.models import Membership


@pytest.fixture
def write(project, commit):
    def write(person, audience="members"):
        membership = Membership.objects.get(project=project, user=person)
        with commit():
            return writing.create(
                membership=membership, said=Said(title="Fest am Samstag", text="Kommt!", video="", audience=audience)
            )

    return write


def rows_of(person):
    return list(Notification.objects.of(person).newest_first())


def test_the_others_of_the_project_hear_of_it_once(write, project, anna, ben):
    write(anna)

    (line,) = hear(ben, rows_of(ben), "de")
    assert line.line.words == f"Anna Ahrens hat in „{project.name}“ geschrieben: „Fest am Samstag“"
    assert line.notification.reason == Reason.MEMBER
    assert rows_of(anna) == []


def test_what_is_for_everybody_reaches_followers_of_the_project_who_read_it_outside(
    write, project, anna, ben, clara, client
):
    follow(target=project, actor=clara)
    follow(target=project, actor=ben)

    post = write(anna, "public")

    (line,) = hear(clara, rows_of(clara), "de")
    assert line.notification.reason == Reason.FOLLOWS
    assert line.line.url == post.public_url
    assert [row.event.kind for row in rows_of(ben)] == ["posts.post"]
    client.force_login(clara)
    client.get(line.line.url)
    assert Notification.objects.get(user=clara).read_at is not None


def test_what_is_internal_again_or_deleted_is_told_to_nobody(write, project, anna, ben, clara):
    follow(target=project, actor=clara)
    post = write(anna, "public")
    Post.objects.filter(pk=post.pk).update(audience="members", published_at=None)

    assert hear(clara, rows_of(clara), "de") == []
    assert len(hear(ben, rows_of(ben), "de")) == 1
    writing.delete(post=post, membership=Membership.objects.get(project=project, user=anna))
    assert hear(ben, rows_of(ben), "de") == []


def test_it_stands_in_what_is_new_of_its_place(write, project, anna, kiel):
    project.municipality = kiel
    project.save()

    write(anna, "public")

    assert [event.kind for event in Event.objects.concerning(kiel)] == ["posts.published"]


def test_what_was_chosen_for_the_project_holds_for_what_everybody_says_about_its_news(
    public_post, project, ben, clara, maren, commit
):
    follow(target=public_post, actor=maren)
    Preference.objects.create(user=ben, kind="", scope=project, pace=Pace.NEVER)

    with commit():
        comments.write(target=public_post, text="Ich komme gern.", parent=None, actor=clara)

    rows = Notification.objects.filter(event__kind="comments.comment")
    assert list(rows.values_list("user", flat=True)) == [maren.pk]
