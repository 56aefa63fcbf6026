"""Who hears of a comment, and of which they do not."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.activity.choices import Reason
from portal.activity.delivery import deliver_due
from portal.activity.models import Notification
from portal.activity.reading import hear
from portal.activity.services import follow, mute
from portal.comments.models import Comment
from portal.comments.services import writing


@pytest.fixture
def say(idea, commit):
    def say(author, text="Das wäre wirklich gut.", parent=None):
        with commit():
            return writing.write(target=idea, text=text, parent=parent, actor=author)

    return say


def heard():
    return set(Notification.objects.values_list("user__name", "event__kind", "reason"))


def test_the_author_the_answered_the_named_and_followers_hear_of_it_once(say, idea, anna, ben, clara, maren):
    first = say(ben)
    follow(target=idea, actor=maren)
    Notification.objects.all().delete()

    say(clara, f"@{anna.name}, sehe ich auch so. Und @Unbekannt auch.", parent=first)

    assert heard() == {
        (anna.name, "comments.comment", Reason.THEIRS),  # a stranger's name that takes no part is no mention
        (ben.name, "comments.comment", Reason.ANSWERED),
        (maren.name, "comments.comment", Reason.FOLLOWS),
    }


def test_who_is_named_hears_of_that_alone_and_at_once(say, anna, ben, clara):
    say(ben)
    Notification.objects.all().delete()

    say(clara, f"@{ben.name}: prima!")

    assert heard() == {
        (anna.name, "comments.comment", Reason.THEIRS),
        (ben.name, "comments.mention", Reason.NAMED),
    }
    assert deliver_due() == 1
    (message,) = mail.outbox
    assert message.to == [ben.email]
    assert message.subject == f"{clara.name} hat dich genannt: „Trinkbrunnen am Hafen“"
    assert "prima!" in message.body


def test_the_rest_waits_for_the_daily_mail(say, anna, ben):
    say(ben)

    assert deliver_due() == 0
    assert deliver_due(timezone.now() + timedelta(days=1)) == 1

    (message,) = mail.outbox
    assert message.to == [anna.email]
    assert "weil es deins ist" in message.body


def test_what_was_deleted_meanwhile_makes_no_mail(say, anna, ben):
    comment = say(ben)
    writing.delete(comment=comment, actor=ben)

    assert deliver_due(timezone.now() + timedelta(days=1)) == 0
    assert hear(anna, list(Notification.objects.of(anna).newest_first()), "de") == []


def test_who_has_said_something_since_has_read_it(say, anna, ben):
    say(ben)
    say(anna, "Danke!")

    assert heard() == {(anna.name, "comments.comment", Reason.THEIRS)}
    assert deliver_due(timezone.now() + timedelta(days=1)) == 0
    assert mail.outbox == []


def test_nobody_hears_of_an_idea_that_they_may_not_see_any_more(say, idea, anna, ben, clara):
    follow(target=idea, actor=clara)
    say(ben)
    type(idea).objects.filter(pk=idea.pk).update(status="draft")

    rows = list(Notification.objects.of(clara).newest_first())

    assert rows
    assert hear(clara, rows, "de") == []


def test_a_muted_idea_is_silent(say, idea, anna, ben):
    mute(target=idea, actor=anna)

    say(ben)

    assert heard() == set()


def test_what_waits_for_a_manager_is_told_once_it_is_approved(say, monkeypatch, anna, ben, commit):
    monkeypatch.setattr(writing, "admit", lambda **_said: False)
    comment = say(ben)
    assert heard() == set()

    with commit():
        writing.approve(comment=comment, actor=anna)

    assert heard() == {(anna.name, "comments.comment", Reason.THEIRS)}


def test_many_comments_cost_as_many_queries_as_one(say, anna, ben, query_count):
    def cost():
        rows = list(Notification.objects.of(anna).newest_first())
        with query_count() as queries:
            hear(anna, rows, "de")
        return len(queries)

    say(ben)
    cost()
    one = cost()
    for number in range(5):
        say(ben, f"Und noch etwas: {number}")

    assert Comment.objects.count() == 6
    assert cost() == one
    assert {row.event.kind for row in Notification.objects.select_related("event")} == {"comments.comment"}
