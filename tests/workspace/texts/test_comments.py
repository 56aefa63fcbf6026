"""Comments on passages: begun, answered, changed, resolved, by whom, and who hears of it."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.accounts.privacy import parts
from portal.activity.choices import Reason
from portal.activity.delivery import deliver_due
from portal.activity.models import Notification
from portal.activity.reading import hear
from portal.activity.services import follow
from portal.moderation.models import Block
from tests.factories.accounts import UserFactory
from tests.factories.projects import ProjectFactory
from tests.factories.texts import TextCommentFactory, TextFactory, ThreadFactory
from workspace.projects.choices import Status
from workspace.projects.models import Happening
from workspace.texts import announcing
from workspace.texts.document.clocks import clocks_of
from workspace.texts.models import Text, TextComment, Thread
from workspace.texts.services import commenting, storing

FROM_EDITOR = {"HX-Request": "true"}
LETTERS = {"first": "77:2", "last": "77:6"}


@pytest.fixture
def news(monkeypatch):
    """What those hear who have a text open."""
    told = []
    monkeypatch.setattr(announcing, "announce", lambda channel, said: told.append((channel, said)))
    return told


@pytest.fixture
def thread(text, ben):
    return ThreadFactory(text=text, begun_by=ben, words="Welcher Zweck?")


@pytest.fixture
def letters(text):
    """The first word of the text."""
    (window,) = clocks_of(storing.load(text).get_state())
    return {"first": f"{window}:2", "last": f"{window}:6"}


def said_in(text):
    return list(TextComment.objects.filter(thread__text=text).values_list("author__name", "text"))


def test_a_guest_says_something_about_a_passage_and_everybody_hears(
    as_person, gesa, text, address, letters, news, commit
):
    sent = {"text": " Passt das so? ", "quote": " Zweck\n ", **letters}

    with commit():
        page = as_person(gesa).post(address("comment", text), sent, follow=True)

    thread = Thread.objects.get()
    assert (thread.quote, thread.begun_by, thread.first) == ("Zweck", gesa, letters["first"])
    assert said_in(text) == [("Gesa Gast", "Passt das so?")]
    assert page.redirect_chain[-1][0] == f"{address('detail', text)}#{thread.anchor}"
    assert f'<span id="stelle-{thread.pk}"></span><mark class="text-passage">Zweck</mark>' in page.text
    assert (f"text:{text.pk}", b'N{"what": "comments"}') in news
    assert "Gesa hat etwas zum Text „Satzung“ angemerkt" in as_person(gesa).get(text.project.workspace_url).text


def test_several_comments_of_somebody_are_one_line_of_the_timeline(membership, ben, text):
    for words in ("Eins", "Zwei"):
        commenting.begin(text=text, membership=membership(ben), words=words)

    assert Happening.objects.filter(kind="text_commented").count() == 1
    assert Thread.objects.count() == 2


@pytest.mark.parametrize(
    "sent",
    [{}, {"first": "77:2"}, {**LETTERS, "quote": ""}, {"quote": "Zweck"}],
    ids=["nothing", "half", "no words", "no letters"],
)
def test_without_a_whole_passage_it_is_about_the_whole_text(as_person, ben, text, address, sent):
    as_person(ben).post(address("comment", text), {"text": "Schön!", **sent})

    thread = Thread.objects.get()
    assert (thread.first, thread.last, thread.quote) == ("", "", "")
    assert "Zum ganzen Text" in as_person(ben).get(address("detail", text)).text


@pytest.mark.parametrize("words", ["", "   ", "ä" * 20_000])
@pytest.mark.parametrize("name", ["comment", "answer"])
def test_what_is_empty_or_much_too_long_is_refused_and_stands_there_still(
    as_person, ben, text, thread, address, words, name
):
    things = [text] if name == "comment" else [text, thread]
    client = as_person(ben)

    page = client.post(address(name, *things), {"text": words})
    short = client.post(address(name, *things), {"text": words}, headers=FROM_EDITOR)

    assert TextComment.objects.count() == 1
    assert page.status_code == 200
    assert "error-summary" in page.text
    assert words.strip() in page.text
    assert short.status_code == 422
    assert short["Content-Type"].startswith("text/plain")
    assert 10 < len(short.text) < 200


@pytest.mark.parametrize("place", ["unsinn", "1", "1:2:3", "-1:2", "1:<b>", "1" * 60 + ":1", "\x00:1"])
def test_what_is_no_letter_is_refused(as_person, ben, text, address, place):
    answer = as_person(ben).post(
        address("comment", text), {"text": "Hm", "quote": "Zweck", "first": place, "last": "1:1"}, headers=FROM_EDITOR
    )

    assert answer.status_code == 422
    assert not Thread.objects.exists()


def test_letters_that_nobody_wrote_do_no_harm(as_person, ben, text, address):
    sent = {"text": "Hm", "quote": "Gibt es nicht", "first": "9999999999999999:1", "last": "5:9999999999999999"}

    page = as_person(ben).post(address("comment", text), sent, follow=True)

    assert "Die Stelle gibt es nicht mehr" in page.text
    assert "Zweck des Vereins" in page.text


def test_markup_is_words_and_long_quotes_are_cut(as_person, ben, text, address, letters):
    sent = {"text": "<script>x</script> https://mokwi.de", "quote": "<i>" + "a" * 400, **letters}

    page = as_person(ben).post(address("comment", text), sent, follow=True).text

    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page
    assert '<a href="https://mokwi.de" rel="nofollow">' in page
    assert len(Thread.objects.get().quote) == 300
    assert "&lt;i&gt;aaa" in page


def test_it_is_answered_and_who_took_part_gets_a_mail(as_person, anna, gesa, text, thread, address, news, commit):
    with commit():
        as_person(gesa).post(address("answer", text, thread), {"text": "Das frage ich mich auch."})
    with commit():
        as_person(anna).post(address("answer", text, thread), {"text": "@Gesa Gast: Bildung."})

    assert [name for name, _words in said_in(text)] == ["Ben Behrens", "Gesa Gast", "Anna Ahrens"]
    assert len(news) == 2
    deliver_due()
    (named,) = mail.outbox
    assert (named.to, named.subject) == (["gesa@example.org"], "Anna Ahrens hat dich genannt: „Satzung“")
    assert f"{address('detail', text)}#gespraech-{thread.pk}" in named.body
    ben = text.project.memberships.get(user__email="ben@example.org").user
    heard = hear(ben, list(Notification.objects.of(ben).newest_first()), "de")
    assert [each.line.words for each in heard] == [
        "Anna Ahrens hat „Satzung“ kommentiert",
        "Gesa Gast hat „Satzung“ kommentiert",
    ]


def test_only_who_belongs_to_the_project_is_named(membership, anna, ben, text, commit):
    UserFactory(name="Clara Kunze", email="clara.kunze@example.org")
    text.project.memberships.filter(user=anna).update(role="admin")

    with commit():
        commenting.begin(text=text, membership=membership(ben), words="@Clara Kunze @Ben Behrens @Anna bitte lesen")

    assert deliver_due() == 1
    assert [each.to for each in mail.outbox] == [["anna@example.org"]]


def test_who_has_begun_the_text_and_who_follows_it_hears_of_a_new_talk(membership, anna, ben, gesa, text, commit):
    Text.objects.filter(pk=text.pk).update(created_by=anna)
    follow(target=text, actor=gesa)

    with commit():
        commenting.begin(text=text, membership=membership(ben), words="Was ist der Zweck?")

    rows = Notification.objects.filter(event__kind="texts.comment")
    assert dict(rows.values_list("user", "reason")) == {anna.pk: Reason.THEIRS, gesa.pk: Reason.FOLLOWS}


def test_nobody_hears_of_what_lies_in_the_bin(membership, ben, text, commit):
    with commit():
        commenting.begin(text=text, membership=membership(ben), words="@Anna Ahrens?")
        Text.objects.update(deleted_at=timezone.now())

    assert deliver_due() == 0
    assert mail.outbox == []


def test_pressed_twice_it_is_said_once(as_person, ben, text, thread, address, letters):
    client = as_person(ben)
    for _time in range(2):
        client.post(address("comment", text), {"text": "Neu", "quote": "Zweck", **letters})
        client.post(address("answer", text, thread), {"text": "Doch"})

    assert said_in(text) == [("Ben Behrens", "Welcher Zweck?"), ("Ben Behrens", "Neu"), ("Ben Behrens", "Doch")]


def test_it_is_resolved_and_opened_again(as_person, ben, gesa, text, thread, address, news, commit):
    client = as_person(ben)
    with commit():
        client.post(address("resolve", text, thread))
    client.post(address("resolve", text, thread))
    assert Thread.objects.get().resolved_by == ben
    assert len(news) == 1

    page = as_person(gesa).get(address("detail", text)).text
    assert "Als erledigt markiert von Ben" in page
    assert address("answer", text, thread) not in page
    late = as_person(gesa).post(address("answer", text, thread), {"text": "Noch was"}, headers=FROM_EDITOR)
    assert late.status_code == 409
    assert "erledigt" in late.text

    as_person(ben).post(address("resolve", text, thread), {"undo": "1"})
    assert not Thread.objects.get().is_resolved
    assert as_person(gesa).post(address("answer", text, thread), {"text": "Noch was"}).status_code == 302
    assert len(said_in(text)) == 2


def test_guests_resolve_only_what_they_have_begun(as_person, gesa, text, thread, address):
    own = ThreadFactory(text=text, begun_by=gesa, words="Tippfehler?")
    client = as_person(gesa)

    answers = [client.post(address("resolve", text, each)).status_code for each in (thread, own)]

    assert answers == [403, 302]
    assert set(Thread.objects.resolved()) == {own}


def test_ones_own_words_are_changed_for_a_quarter_of_an_hour(as_person, anna, ben, text, thread, address):
    comment = thread.comments.get()
    client = as_person(ben)

    assert "Welcher Zweck?" in client.get(address("change_comment", text, comment)).text
    client.post(address("change_comment", text, comment), {"text": "Welcher Zweck genau?"})
    assert said_in(text) == [("Ben Behrens", "Welcher Zweck genau?")]
    assert "geändert" in client.get(address("detail", text)).text
    assert as_person(anna).post(address("change_comment", text, comment), {"text": "Fremd"}).status_code == 403

    TextComment.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    assert as_person(ben).post(address("change_comment", text, comment), {"text": "Spät"}).status_code == 403
    assert said_in(text) == [("Ben Behrens", "Welcher Zweck genau?")]


def test_the_thread_goes_with_its_last_comment(as_person, anna, ben, gesa, text, thread, address):
    answer = TextCommentFactory(thread=thread, author=gesa)
    first = thread.comments.get(author=ben)

    assert as_person(gesa).post(address("take_back_comment", text, first)).status_code == 403
    as_person(ben).post(address("take_back_comment", text, first))
    assert list(thread.comments.all()) == [answer]
    gone = as_person(ben).post(address("take_back_comment", text, first))
    assert gone.status_code == 404
    as_person(anna).post(address("take_back_comment", text, answer))

    assert not Thread.objects.exists()
    assert as_person(ben).post(address("answer", text, thread), {"text": "Hallo?"}).status_code == 404


def test_what_was_deleted_at_the_same_moment_is_said_in_words(membership, ben, thread):
    comment = thread.comments.get()
    Thread.objects.all().delete()

    for work in (
        lambda: commenting.answer(thread=thread, membership=membership(ben), words="Hallo?"),
        lambda: commenting.take_back(comment=comment, membership=membership(ben)),
    ):
        with pytest.raises(commenting.TextError, match="gelöscht"):
            work()


def test_on_a_finished_text_something_can_be_said_still(as_person, gesa, text, address):
    Text.objects.update(finished_at=timezone.now())

    as_person(gesa).post(address("comment", text), {"text": "Da ist noch ein Fehler."})

    assert said_in(text) == [("Gesa Gast", "Da ist noch ein Fehler.")]


def closed(text):
    text.project.status = Status.ARCHIVED
    text.project.save()


def binned(text):
    Text.objects.filter(pk=text.pk).update(deleted_at=timezone.now())


@pytest.mark.parametrize("happens", [closed, binned])
def test_in_the_bin_and_in_a_closed_project_it_is_only_read(as_person, ben, text, thread, address, happens):
    happens(text)
    client = as_person(ben)
    comment = thread.comments.get()
    before = (said_in(text), Thread.objects.get().resolved_at)

    answers = [client.post(address("comment", text), {"text": "Neu"})]
    answers += [client.post(address("answer", text, thread), {"text": "Neu"})]
    answers += [client.post(address("change_comment", text, comment), {"text": "Neu"})]
    answers += [
        client.post(address(name, text, each)) for name, each in (("resolve", thread), ("take_back_comment", comment))
    ]
    page = client.get(address("detail", text)).text

    assert {answer.status_code for answer in answers} <= {403, 302}
    assert (said_in(text), Thread.objects.get().resolved_at) == before
    assert "Welcher Zweck?" in page
    assert address("comment", text) not in page
    assert address("resolve", text, thread) not in page


def test_strangers_and_other_texts_find_nothing(as_person, clara, anna, text, thread, address):
    other = TextFactory(project=ProjectFactory(slug="anderes", admin=anna))
    comment = thread.comments.get()

    def answers(client, which):
        yield client.get(address("comments", which), headers=FROM_EDITOR)
        yield client.post(address("answer", which, thread), {"text": "Fremd"})
        yield client.post(address("resolve", which, thread))
        yield client.post(address("take_back_comment", which, comment))
        yield client.get(address("change_comment", which, comment))
        yield client.post(address("comment", which), {"text": "Fremd"})
        yield client.post(address("move_passages", which), "[]", content_type="application/json")

    assert {answer.status_code for answer in answers(as_person(clara), text)} == {404}
    assert {answer.status_code for answer in answers(as_person(anna), other)} == {404}
    assert len(said_in(text)) == 1
    assert not Thread.objects.resolved().exists()


def test_who_is_blocked_says_nothing(as_person, ben, text, thread, address):
    Block.objects.create(user=ben, reason="Streit", until=timezone.now() + timedelta(days=1))

    answer = as_person(ben).post(address("comment", text), {"text": "Neu"}, headers=FROM_EDITOR)

    assert answer.status_code == 409
    assert len(said_in(text)) == 1


def test_the_editor_fetches_a_piece_of_the_page(as_person, ben, text, thread, address):
    client = as_person(ben)

    piece = client.get(address("comments", text), headers=FROM_EDITOR)
    after = client.post(address("answer", text, thread), {"text": "Neu"}, headers=FROM_EDITOR)

    assert piece.text.lstrip().startswith("<section")
    assert f'data-thread="{thread.pk}"' in piece.text
    assert "Neu" in after.text
    assert client.get(address("comments", text)).url == f"{address('detail', text)}#kommentare"


def test_there_is_an_end_to_what_can_be_said(membership, monkeypatch, ben, text, thread):
    monkeypatch.setattr(commenting, "MOST_OPEN", 1)
    monkeypatch.setattr(commenting, "MOST_ANSWERS", 1)
    commenting.answer(thread=thread, membership=membership(ben), words="Eins")

    with pytest.raises(commenting.TextError, match="1 offene"):
        commenting.begin(text=text, membership=membership(ben), words="Neu")
    with pytest.raises(commenting.TextError, match="1 Antwort"):
        commenting.answer(thread=thread, membership=membership(ben), words="Zwei")


def move(client, url, said):
    return client.post(url, said if isinstance(said, bytes) else json.dumps(said), content_type="application/json")


def test_a_window_says_where_a_passage_is_now(as_person, ben, text, address, news, commit):
    thread = ThreadFactory(text=text, first="1:2", last="1:3", quote="Zweck", words="Hm")
    whole = ThreadFactory(text=text, words="Schön")
    elsewhere = ThreadFactory(first="1:2", last="1:3", quote="Zweck", words="Hm")

    with commit():
        said = [{"thread": each.pk, "first": "9:4", "last": "9:8"} for each in (thread, whole, elsewhere)]
        assert move(as_person(ben), address("move_passages", text), said).status_code == 204

    kept = dict(Thread.objects.values_list("pk", "first"))
    assert kept == {thread.pk: "9:4", whole.pk: "", elsewhere.pk: "1:2"}
    assert len(news) == 1


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{",
        b"\xff",
        {},
        [1],
        [{"thread": "1", "first": "1:1", "last": "1:1"}],
        [{"thread": True, "first": "1:1", "last": "1:1"}],
        [{"thread": 1, "first": "1", "last": "1:1"}],
        [{"thread": 1}],
        [{"thread": 1, "first": "1:1", "last": "1:1"}] * 201,
    ],
)
def test_nonsense_moves_nothing(as_person, ben, text, address, said):
    ThreadFactory(pk=1, text=text, first="1:2", last="1:3", quote="Zweck", words="Hm")

    assert move(as_person(ben), address("move_passages", text), said).status_code == 400
    assert Thread.objects.get().first == "1:2"


def test_guests_move_nothing(as_person, gesa, text, address):
    ThreadFactory(pk=1, text=text, first="1:2", last="1:3", quote="Zweck", words="Hm")

    answer = move(as_person(gesa), address("move_passages", text), [{"thread": 1, "first": "1:1", "last": "1:1"}])

    assert answer.status_code == 403
    assert Thread.objects.get().first == "1:2"


def test_the_number_of_queries_does_not_grow(as_person, gesa, text, address, django_assert_max_num_queries):
    client = as_person(gesa)
    ThreadFactory(text=text, words="Eins")
    client.get(address("detail", text))
    with django_assert_max_num_queries(40) as few:
        client.get(address("detail", text))
    for thread in ThreadFactory.create_batch(15, text=text, words="Viel") + [
        ThreadFactory(text=text, words="Erledigt", resolved_at=timezone.now()) for _each in range(15)
    ]:
        TextCommentFactory.create_batch(2, thread=thread)

    with django_assert_max_num_queries(len(few) + 2) as many:
        client.get(address("detail", text))

    assert len(many) <= len(few) + 2  # the comments of what is resolved


def test_a_person_takes_their_words_along_and_leaves_none(ben, gesa, text, thread):
    other = ThreadFactory(text=text, begun_by=ben, words="Allein")
    TextCommentFactory(thread=thread, author=gesa, text="Ich auch")
    part = next(each for each in parts() if each.name == "text_comments")

    assert [each["text"] for each in part.export(ben)] == ["Welcher Zweck?", "Allein"]
    part.erase(ben)
    ben.delete()

    assert said_in(text) == [("Gesa Gast", "Ich auch")]
    assert not Thread.objects.filter(pk=other.pk).exists()
    assert Thread.objects.get().begun_by is None
