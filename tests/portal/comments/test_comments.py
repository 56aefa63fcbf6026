"""Supporting and commenting, as people meet it on the page of an idea."""

from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import Locale

from initiatives.ideas.models import Idea
from portal.accounts.privacy import parts
from portal.accounts.services import delete_account
from portal.comments.choices import Order, Status
from portal.comments.errors import CommentError
from portal.comments.mentions import mentioned_in
from portal.comments.models import Comment, Support, Thread
from portal.comments.querysets import counts_of, shown_of_thread
from portal.comments.reading import COMMENTS_A_PAGE, FEW
from portal.comments.rendering import rendered
from portal.comments.services import supporting, threads, writing
from portal.moderation.models import Case, ModerationSettings
from portal.moderation.services.blocking import block
from tests.factories.accounts import UserFactory
from tests.factories.ideas import IdeaFactory
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory
from tests.simultaneous import at_the_same_moment


def say(idea, actor, text="Das wäre wirklich gut.", parent=None):
    return writing.write(target=idea, text=text, parent=parent, actor=actor)


def numbers(idea):
    counts = counts_of(Idea, [idea.pk])[idea.pk]
    return counts.supports, counts.comments


def test_one_support_a_person_and_its_undo(client, idea, ben):
    client.force_login(ben)
    address = f"/unterstuetzung/idee/{idea.pk}/"

    client.post(address)
    client.post(address)
    assert numbers(idea) == (1, 0)
    assert "1 Stimme dafür" in client.get(f"/ideen/{idea.pk}/").text

    client.post(address, {"undo": "1"})
    assert numbers(idea) == (0, 0)


def test_the_button_says_of_each_reader_whether_they_support_it(client, idea, ben, clara):
    supporting.support(target=idea, actor=ben)
    address, said = f"/ideen/{idea.pk}/", "Ich bin dafür"
    nobody = client.get(address).text

    shown = []
    for person in (ben, clara):
        client.force_login(person)
        shown.append(client.get(address).text)

    assert [said in page for page in (nobody, *shown)] == [False, True, False]
    assert all("1 Stimme dafür" in page for page in (nobody, *shown))


def test_a_link_alone_supports_nothing(client, idea, ben):
    client.force_login(ben)

    response = client.get(f"/unterstuetzung/idee/{idea.pk}/")

    assert f'name="back" value="/ideen/{idea.pk}/"' in response.text
    assert "Unterstützt du das?" in response.text
    assert not Support.objects.exists()


def test_two_levels_and_an_answer_to_an_answer_stands_beside_it(idea, ben, clara):
    first = say(idea, ben)
    second = say(idea, clara, "Finde ich auch.", parent=first)
    third = say(idea, ben, "Danke dir!", parent=second)

    assert [second.parent, third.parent] == [first, first]
    assert numbers(idea) == (0, 3)


def test_links_lists_and_emphasis_and_nothing_else():
    html = rendered(
        "*sehr* gut\n\n- eins\n- zwei\n\n<script>alert(1)</script> [hier](javascript:alert(1)) https://kiel.de"
    )

    assert "<em>sehr</em>" in html
    assert "<li>eins</li>" in html
    assert "<script>" not in html
    assert 'href="javascript' not in html
    assert '<a href="https://kiel.de" rel="nofollow ugc noopener">' in html


def test_a_first_name_is_enough_where_only_one_can_be_meant(idea, ben, clara):
    say(idea, ben)
    say(idea, UserFactory(name="Dora Dahl"), "Ich bin auch hier.")
    comment = say(idea, clara, "@Dora und @Ben: prima! @Clara meint das auch.")
    assert {person.name for person in mentioned_in(comment)} == {"Dora Dahl", ben.name}

    say(idea, UserFactory(name="Dora Duve"), "Noch eine Dora.")
    assert {person.name for person in mentioned_in(comment)} == {ben.name}


def test_a_comment_is_changed_for_a_quarter_of_an_hour_and_the_original_is_kept(client, idea, ben, clara):
    comment = say(idea, ben)
    client.force_login(ben)

    client.post(f"/kommentare/{comment.pk}/bearbeitung/", {"text": "Das wäre großartig."})
    assert "Das wäre wirklich gut." in client.get(f"/kommentare/{comment.pk}/fassungen/").text
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    assert client.get(f"/kommentare/{comment.pk}/bearbeitung/").status_code == 403
    with pytest.raises(CommentError, match="15 Minuten"):
        writing.edit(comment=comment, text="Zu spät", actor=ben)

    client.force_login(clara)
    assert client.get(f"/kommentare/{comment.pk}/fassungen/").status_code == 404
    assert client.get(f"/kommentare/{comment.pk}/loeschung/").status_code == 404


def test_a_deleted_comment_leaves_its_place_where_somebody_has_answered(client, idea, ben, clara):
    answered, alone = say(idea, ben, "Erstes Wort hier."), say(idea, ben, "Zweites Wort hier.")
    say(idea, clara, "Eine Antwort darauf.", parent=answered)

    for comment in (answered, alone):
        writing.delete(comment=comment, actor=ben)
    text = client.get(f"/ideen/{idea.pk}/").text

    assert "Dieser Kommentar wurde gelöscht." in text
    assert "Eine Antwort darauf." in text
    assert "Erstes Wort" not in text
    assert text.count('class="comment"') == 2
    assert numbers(idea) == (0, 1)


def test_what_managers_say_looks_official(client, idea, maren):
    say(idea, maren, "Wir kümmern uns darum.")

    text = client.get(f"/ideen/{idea.pk}/").text

    assert "comment--official" in text
    assert "Klimaschutzmanagement Kiel" in text


def test_closed_comments_take_no_more_but_official_ones(client, idea, ben, maren):
    client.force_login(maren)
    client.post(f"/kommentare/idee/{idea.pk}/schluss/")

    with pytest.raises(CommentError, match="geschlossen"):
        say(idea, ben)
    say(idea, maren, "Ein letztes Wort.")
    client.post(f"/kommentare/idee/{idea.pk}/schluss/", {"reopen": "1"})
    say(idea, ben)

    assert numbers(idea) == (0, 2)


def test_only_managers_close(client, idea, ben):
    client.force_login(ben)

    assert client.post(f"/kommentare/idee/{idea.pk}/schluss/").status_code == 403
    with pytest.raises(PermissionDenied):
        threads.close(target=idea, actor=ben)


def test_what_was_typed_is_still_there_after_signing_in(client, idea, ben):
    response = client.post(f"/kommentare/idee/{idea.pk}/", {"text": "Lange getippt.", "back": f"/ideen/{idea.pk}/"})
    assert response.url == f"/konto/anmelden/?next=/ideen/{idea.pk}/"

    client.force_login(ben)

    assert "Lange getippt." in client.get(f"/ideen/{idea.pk}/").text
    assert not Comment.objects.exists()


def test_an_empty_comment_is_refused_with_a_sentence(client, idea, ben):
    client.force_login(ben)

    response = client.post(f"/kommentare/idee/{idea.pk}/", {"text": "👍"})

    assert response.context["form"].errors["text"] == ["Bitte schreib ein, zwei Wörter."]
    assert client.get(f"/kommentare/idee/{idea.pk}/").url == f"/ideen/{idea.pk}/#kommentare"


def test_the_button_pressed_twice_is_one_comment(idea, ben):
    assert say(idea, ben) == say(idea, ben)
    assert numbers(idea) == (0, 1)


def test_the_permalink_finds_the_page(client, idea, ben):
    for number in range(21):
        comment = say(idea, UserFactory(), f"Kommentar mit der Nummer {number}.")

    response = client.get(f"/kommentare/{comment.pk}/")

    assert response.url == f"/ideen/{idea.pk}/?kseite=2#kommentar-{comment.pk}"
    assert "Nummer 20." in client.get(response.url).text


def test_newest_first_on_request(client, idea, ben):
    say(idea, ben, "Erstes Wort hier.")
    say(idea, ben, "Zweites Wort hier.")

    text = client.get(f"/ideen/{idea.pk}/?kommentare=neu").text

    assert text.index("Zweites Wort") < text.index("Erstes Wort")


@pytest.mark.parametrize("count", [COMMENTS_A_PAGE + 2, FEW + 2])
@pytest.mark.parametrize("order", Order.values)
def test_each_comment_stands_on_one_page_with_its_answers(client, idea, ben, count, order):
    first = say(idea, ben, "Kommentar 0.")
    told = {"thread": first.thread, "author": ben}
    rows = [Comment(html=f"<p>Kommentar {number}.</p>", **told) for number in range(1, count - 1)]
    Comment.objects.bulk_create([*rows, Comment(html="<p>Die Antwort.</p>", parent=first, **told)])
    threads.count_anew(first.thread)

    pages = [client.get(f"/ideen/{idea.pk}/?kommentare={order}&kseite={page}").text for page in (1, 2, 3, 4)]
    pages = pages[: -(-(count - 1) // COMMENTS_A_PAGE)]

    for number in range(count - 1):
        assert [f"Kommentar {number}." in page for page in pages].count(True) == 1
    assert ["Kommentar 0." in page for page in pages] == ["Die Antwort." in page for page in pages]
    newest = pages[0] if order == Order.NEWEST else pages[-1]
    assert f"Kommentar {count - 2}." in newest


def test_a_comment_that_waits_is_seen_by_its_author_and_the_managers_alone(client, idea, ben, clara, maren):
    settings = ModerationSettings.load()
    settings.review_comments = ModerationSettings.Review.BEFORE
    settings.save()
    comment = say(idea, ben, "Noch nicht freigegeben.")

    seen = []
    for person in (None, clara, ben, maren):
        client.logout()
        if person:
            client.force_login(person)
        seen.append("Noch nicht freigegeben." in client.get(f"/ideen/{idea.pk}/").text)

    assert seen == [False, False, True, True]
    assert (comment.status, numbers(idea), Case.objects.open().count()) == (Status.WAITING, (0, 0), 1)


@pytest.mark.parametrize(
    ("status", "instead"),
    [
        (Status.HIDDEN, "Dieser Kommentar wurde von der Moderation verborgen."),
        (Status.WAITING, "Dieser Kommentar wird gerade angesehen."),
        (Status.REFUSED, "Dieser Kommentar wurde nicht veröffentlicht."),
        (Status.DELETED, "Dieser Kommentar wurde gelöscht."),
    ],
)
def test_of_what_stands_no_more_strangers_read_why(client, idea, ben, clara, maren, status, instead):
    first = say(idea, ben, "Das ist meins.")
    say(idea, clara, "Danke!", parent=first)
    Comment.objects.filter(pk=first.pk).update(status=status)

    def shown_to(person):
        if person is not None:
            client.force_login(person)
        text = client.get(f"/ideen/{idea.pk}/").text
        return ("Das ist meins." in text, instead in text)

    assert shown_to(None) == shown_to(clara) == (False, True)
    insiders = (False, True) if status == Status.DELETED else (True, False)
    assert shown_to(ben) == shown_to(maren) == insiders


def test_who_is_blocked_reads_until_when(client, idea, ben, maren):
    block(user=ben, until=timezone.now() + timedelta(days=1), reason="Beleidigungen", actor=maren)
    client.force_login(ben)

    response = client.post(f"/kommentare/idee/{idea.pk}/", {"text": "Trotzdem!"})

    assert response.status_code == 403
    assert "Beleidigungen" in response.text
    assert "Trotzdem!" in response.text


def test_strangers_to_a_hidden_thing_get_nothing(client, idea, ben, clara):
    comment = say(idea, ben)
    Idea.objects.update(is_hidden=True)
    client.force_login(clara)

    assert client.get(f"/melden/kommentar/{comment.pk}/").status_code == 404
    assert client.get(f"/kommentare/{comment.pk}/").status_code == 404
    assert client.post(f"/kommentare/idee/{idea.pk}/", {"text": "Hallo dort"}).status_code == 404
    assert client.post(f"/unterstuetzung/idee/{idea.pk}/").status_code == 404
    assert client.post("/unterstuetzung/nichts/1/").status_code == 404


def test_a_person_takes_everything_along_and_leaves_no_words(idea, ben, clara):
    answered = say(idea, ben)
    say(idea, clara, "Eine Antwort darauf.", parent=answered)
    supporting.support(target=idea, actor=ben)
    exported = {part.name: part.export(ben) for part in parts() if part.name in {"comments", "supports"}}

    delete_account(user=ben, actor=ben)

    assert exported["comments"][0]["text"] == "Das wäre wirklich gut."
    assert exported["supports"][0]["what"] == "Trinkbrunnen am Hafen"
    answered.refresh_from_db()
    assert (answered.status, answered.text, numbers(idea)) == (Status.DELETED, "", (0, 1))


def test_what_is_gone_takes_its_thread_along(idea, ben):
    say(idea, ben)
    idea.delete()

    assert not Thread.objects.exists()
    assert not Comment.objects.exists()


def test_numbers_are_right_when_many_write_at_once(committed):
    idea, people = IdeaFactory(), UserFactory.create_batch(4)
    tasks = []
    for person in people:
        tasks += [partial(supporting.support, target=idea, actor=person)] * 2
        tasks.append(partial(say, idea, person, f"Ich bin Nummer {person.pk} und dafür."))

    failed = at_the_same_moment(tasks)

    assert failed == []
    assert (numbers(idea), Support.objects.count()) == ((len(people), len(people)), len(people))


def test_the_same_thanks_to_two_people_are_two_answers(idea, ben, clara, anna):
    first, second = say(idea, ben, "Ich helfe gern."), say(idea, clara, "Ich komme auch.")

    answers = {say(idea, anna, "Danke dir!", parent=each).parent for each in (first, second)}

    assert answers == {first, second}


def test_a_changed_comment_that_is_approved_keeps_its_date_and_tells_nobody_again(idea, ben, anna, maren, commit):
    comment = say(idea, ben)
    written = comment.created_at
    Comment.objects.update(status=Status.WAITING, edited_at=timezone.now())

    with commit():
        writing.approve(comment=comment, actor=maren)

    comment.refresh_from_db()
    assert (comment.created_at, comment.status, mail.outbox) == (written, Status.VISIBLE, [])


def test_what_answers_a_comment_that_is_hidden_meanwhile_is_still_there(client, idea, anna, ben):
    comment = say(idea, anna)
    Comment.objects.update(status=Status.HIDDEN)
    client.force_login(ben)

    said = {"text": "Das sehe ich anders.", "parent": comment.pk}
    response = client.post(f"/kommentare/idee/{idea.pk}/", said)

    assert response.status_code == 410
    assert "Das sehe ich anders." in response.text


def test_an_answer_is_still_an_answer_after_signing_in(client, idea, anna, ben):
    comment = say(idea, anna)
    client.post(f"/kommentare/idee/{idea.pk}/", {"text": "Das sehe ich anders.", "parent": comment.pk})
    client.force_login(ben)

    page = client.get(f"/ideen/{idea.pk}/").text

    assert f'<input type="hidden" name="parent" value="{comment.pk}"><p' in page
    assert "Das sehe ich anders." in page


def test_what_was_changed_too_late_is_shown_to_be_copied(client, idea, anna):
    comment = say(idea, anna)
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    client.force_login(anna)

    response = client.post(f"/kommentare/{comment.pk}/bearbeitung/", {"text": "Eine viel bessere Fassung."})

    assert response.status_code == 403
    assert "Eine viel bessere Fassung." in response.text
    assert "15 Minuten" in response.text


def test_one_thread_for_all_translations_whichever_can_be_read(client, home_page, kiel, anna, ben):
    german = NewsPageFactory(parent=NewsIndexPageFactory(parent=home_page), municipality=kiel)
    english = Locale.objects.get_or_create(language_code="en")[0]
    home_page.copy_for_translation(english).save_revision().publish()
    german.get_parent().copy_for_translation(english).save_revision().publish()
    translation = german.copy_for_translation(english)
    translation.save_revision().publish()
    comment = say(german, anna)

    german.unpublish()
    answer = say(translation, ben, parent=comment)
    client.force_login(ben)

    assert answer.thread == comment.thread
    assert client.get(f"/kommentare/{comment.pk}/").url == f"{translation.url}#{comment.anchor}"
    assert client.get(f"/melden/kommentar/{comment.pk}/").status_code == 200


@pytest.mark.parametrize("manages", [False, True])
def test_a_short_thread_shows_each_reader_what_a_long_one_does(idea, anna, ben, manages):
    said = [say(idea, ben, f"Beitrag {status}") for status in Status.values]
    said += [say(idea, ben, f"Antwort auf {each.text}", parent=each) for each in said[:2]]
    said += [say(idea, ben, f"Antwort, die niemand sieht, auf {each.text}", parent=each) for each in said[2:4]]
    for comment, status in zip(said, [*Status.values, *[Status.VISIBLE] * 2, *[Status.HIDDEN] * 2], strict=True):
        Comment.objects.filter(pk=comment.pk).update(status=status)
    rows = Comment.objects.filter(thread__object_id=idea.pk)

    for reader in (AnonymousUser(), anna, ben):
        shown = shown_of_thread(list(rows), reader, manages=manages)
        assert {each.pk for each in shown} == {each.pk for each in rows.shown_to(reader, manages=manages)}
