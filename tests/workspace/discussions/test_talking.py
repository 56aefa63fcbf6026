"""Beginning a discussion, replying, changing, deleting and taking back."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from portal.moderation.models import Block
from tests.factories.discussions import CategoryFactory, ReactionFactory, ReplyFactory, TopicFactory
from tests.factories.documents import FileFactory
from tests.factories.texts import TextFactory
from workspace.discussions.errors import DiscussionError
from workspace.discussions.jobs import remove_deleted_discussions
from workspace.discussions.models import Attachment, Draft, Reply, Topic
from workspace.discussions.services import deleting, writing
from workspace.documents.models import Document
from workspace.projects.choices import Status
from workspace.projects.models import Happening


def test_a_discussion_is_begun(as_person, ben, gesa, project, address):
    category = CategoryFactory(project=project, name="Feste")
    sent = {"title": "  Wer  kocht? ", "text": "**Wir** <b>alle</b>\n\n> so war es", "category": category.pk}

    response = as_person(ben).post(address("create"), sent)

    topic = Topic.objects.get()
    assert (topic.title, topic.author, topic.category, topic.last_number) == ("Wer kocht?", ben, category, 0)
    page = as_person(gesa).get(response.url).text
    assert "<strong>Wir</strong> &lt;b&gt;" in page
    assert "<blockquote>" in page
    assert Happening.objects.get(kind="discussion_begun").title == "Wer kocht?"


def test_guests_reply_and_begin_nothing(as_person, gesa, topic, address):
    client = as_person(gesa)

    response = client.post(address("reply", topic), {"text": "Ich bringe Salat mit."})

    reply = topic.replies.get(number=1)
    assert (reply.author, reply.text) == (gesa, "Ich bringe Salat mit.")
    assert response.url == f"{topic.get_absolute_url()}?beitrag=1#beitrag-1"
    assert client.get(address("create")).status_code == 403


def test_replies_are_counted(as_person, ben, topic, address):
    for text in ("Eins", "Zwei"):
        as_person(ben).post(address("reply", topic), {"text": text})

    topic.refresh_from_db()
    assert (topic.last_number, topic.replies_count) == (2, 2)
    assert topic.last_at == topic.replies.get(number=2).created_at


def test_the_same_twice_within_seconds_is_one(as_person, ben, topic, address):
    client = as_person(ben)
    urls = {client.post(address("reply", topic), {"text": "Ich  komme."}).url for _press in range(2)}

    assert len(urls) == 1
    Reply.objects.filter(number=1).update(created_at=timezone.now() - timedelta(minutes=1))
    client.post(address("reply", topic), {"text": "Ich  komme."})
    assert topic.replies.count() == 3


def test_the_same_discussion_twice_within_seconds_is_one(as_person, ben, project, address):
    for _press in range(2):
        as_person(ben).post(address("create"), {"title": "Kuchen", "text": "Wer backt?"})

    assert Topic.objects.count() == 1


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 10_001])
def test_nothing_and_too_much_are_refused_in_words(as_person, ben, topic, address, text):
    response = as_person(ben).post(address("reply", topic), {"text": text})

    assert list(response.context["form"].errors) == ["text"]
    assert topic.replies.count() == 1


def test_the_service_refuses_an_empty_reply_and_one_that_is_too_long(topic, ben, membership):
    for text in (" \n", "x" * 10_001):
        with pytest.raises(DiscussionError):
            writing.reply(topic=topic, membership=membership(ben), text=text)


def test_nobody_replies_in_a_closed_discussion(as_person, ben, gesa, topic, address):
    as_person(ben).post(address("close", topic))

    client = as_person(gesa)
    client.post(address("reply", topic), {"text": "Zu spät"})
    assert topic.replies.count() == 1
    assert "antworten/" not in client.get(address("detail", topic)).text
    as_person(ben).post(address("close", topic), {"undo": "1"})
    client.post(address("reply", topic), {"text": "Doch noch"})
    assert topic.replies.count() == 2


def test_only_who_has_begun_it_and_admins_close_it(as_person, anna, ben, gesa, project, address):
    topic = TopicFactory(project=project, author=anna)

    assert as_person(ben).post(address("close", topic)).status_code == 403
    assert as_person(gesa).post(address("close", topic)).status_code == 403
    assert as_person(anna).post(address("close", topic)).status_code == 302


@pytest.mark.parametrize(
    ("button", "done", "undone"),
    [
        ("pin", "Die Diskussion ist angeheftet: Sie steht oben.", "Die Diskussion ist nicht mehr angeheftet."),
        ("close", "Die Diskussion ist geschlossen.", "Die Diskussion ist wieder offen."),
    ],
)
def test_what_a_button_has_done_is_said(as_person, ben, topic, address, button, done, undone):
    client = as_person(ben)

    first = client.post(address(button, topic), follow=True).text
    second = client.post(address(button, topic), {"undo": "1"}, follow=True).text

    assert (done in first, undone in first) == (True, False)
    assert (done in second, undone in second) == (False, True)


def test_the_buttons_lead_where_they_should(as_person, ben, topic, address):
    reply = ReplyFactory(topic=topic, author=ben)
    reply.versions.create(text="Früher")
    client, page = as_person(ben), address("detail", topic)

    shown = client.get(page).text
    for name in ("edit", "pin", "close", "news", "read", "keep_draft"):
        assert f'"{address(name, topic)}"' in shown
    for name in ("mark", "edit_reply", "delete_reply", "react", "versions"):
        assert f'"{address(name, topic, 1)}"' in shown
    client.post(address("delete_reply", topic, 1))
    assert f'"{address("restore_reply", topic, 1)}"' in client.get(page).text


def test_each_menu_of_reactions_takes_back_what_its_reader_has_given(as_person, ben, gesa, topic, address):
    ReplyFactory(topic=topic)
    as_person(ben).post(address("react", topic, 1), {"kind": "joy"})
    pressed = ' value="joy" aria-pressed="true">'

    def menus(person, before=""):
        text = as_person(person).get(f"{before}{address('detail', topic)}").text
        return [part.split("</form>")[0] for part in text.split('<form class="menu__list"')[1:]]

    opening, reply = menus(ben)
    assert (f'name="undo"{pressed}' in reply, 'name="undo"' in opening) == (True, False)
    assert not any('name="undo"' in menu for menu in menus(gesa))
    assert [menu.count('name="kind"') for menu in (opening, reply)] == [5, 4]
    assert ("Wie schön" in reply, "How nice" in menus(ben, "/en")[1]) == (True, True)


def test_reactions_stand_in_the_order_of_their_kinds(as_person, ben, topic, address):
    for kind in ("there", "agree", "joy"):
        ReactionFactory(reply=topic.replies.get(), kind=kind)

    given = as_person(ben).get(address("detail", topic)).context["rows"][0].reactions

    assert [(said.kind, said.number, said.is_mine) for said in given] == [
        ("agree", 1, False),
        ("joy", 1, False),
        ("there", 1, False),
    ]


def test_what_is_quoted_is_shown_as_it_is_now(as_person, anna, ben, topic, address):
    quoted = ReplyFactory(topic=topic, author=anna, text="Ich habe **Bänke**.")
    as_person(ben).post(address("reply", topic), {"text": "Danke!", "quoted": 1})

    page = as_person(ben).get(address("detail", topic)).text
    assert '<blockquote class="reply__quoted">' in page
    assert page.count("Ich habe Bänke.") == 1
    deleting.delete_reply(reply=quoted, membership=topic.project.memberships.get(user=anna))
    page = as_person(ben).get(address("detail", topic)).text
    assert "Bänke" not in page.split('<blockquote class="reply__quoted">')[1]


def test_the_page_of_a_reply_shows_what_it_answers(as_person, anna, ben, topic, address):
    ReplyFactory(topic=topic, author=anna, text="Ich habe Bänke.")

    response = as_person(ben).get(address("reply", topic) + "?zitat=1")

    assert response.context["quoted"].number == 1
    assert as_person(ben).get(address("reply", topic) + "?zitat=a").context["quoted"] is None


def test_a_change_leaves_a_trace(as_person, ben, gesa, topic, address):
    as_person(ben).post(address("reply", topic), {"text": "Am Samstag"})
    as_person(ben).post(address("edit_reply", topic, 1), {"text": "Am Sonntag"})

    reply = topic.replies.get(number=1)
    assert (reply.text, reply.html) == ("Am Sonntag", "<p>Am Sonntag</p>\n")
    client = as_person(gesa)
    assert address("versions", topic, 1) in client.get(address("detail", topic)).text
    assert "Am Samstag" in client.get(address("versions", topic, 1)).text


def test_saved_without_a_change_it_leaves_none(as_person, ben, topic, address):
    as_person(ben).post(address("edit_reply", topic, 0), {"text": topic.replies.get().text})

    assert topic.replies.get().edited_at is None
    assert not topic.replies.get().versions.exists()


def test_nobody_changes_what_others_have_said(as_person, anna, gesa, topic, address):
    for person in (anna, gesa):
        assert as_person(person).post(address("edit_reply", topic, 0), {"text": "Anders"}).status_code == 403


def test_a_reply_is_deleted_and_taken_back(as_person, ben, gesa, topic, address):
    as_person(gesa).post(address("reply", topic), {"text": "Geheimnis"})

    assert as_person(ben).post(address("delete_reply", topic, 1)).status_code == 403
    client = as_person(gesa)
    client.post(address("delete_reply", topic, 1))
    page = client.get(address("detail", topic)).text
    assert ("Geheimnis" in page, address("restore_reply", topic, 1) in page) == (False, True)
    assert address("restore_reply", topic, 1) not in as_person(ben).get(address("detail", topic)).text
    topic.refresh_from_db()
    assert topic.replies_count == 0
    as_person(gesa).post(address("restore_reply", topic, 1))
    topic.refresh_from_db()
    assert topic.replies_count == 1
    assert "Geheimnis" in as_person(ben).get(address("detail", topic)).text


def test_admins_delete_what_others_have_said(as_person, anna, gesa, topic, address):
    ReplyFactory(topic=topic, author=gesa)

    as_person(anna).post(address("delete_reply", topic, 1))

    assert topic.replies.get(number=1).deleted_at is not None


def test_the_opening_goes_only_with_its_discussion(as_person, anna, ben, topic, address):
    assert as_person(ben).post(address("delete_reply", topic, 0)).status_code == 403

    ReplyFactory(topic=topic, author=anna)
    assert as_person(ben).post(address("delete", topic)).status_code == 403
    response = as_person(anna).post(address("delete", topic))
    assert "post-undo" in as_person(anna).get(response.url).text
    assert as_person(ben).get(address("detail", topic)).status_code == 404
    as_person(anna).post(address("restore", topic))
    assert as_person(ben).get(address("detail", topic)).status_code == 200


def test_after_two_weeks_what_was_deleted_is_gone_for_good(as_person, anna, ben, topic, membership):
    reply = ReplyFactory(topic=topic, author=ben, text="Zwiebelkuchen")
    kept = ReplyFactory(topic=topic, author=ben, text="Apfelkuchen")
    other = TopicFactory(project=topic.project)
    writing.edit(reply=reply, membership=membership(ben), text="Noch ein Zwiebelkuchen")
    deleting.delete_reply(reply=reply, membership=membership(ben))
    deleting.delete_reply(reply=kept, membership=membership(ben))
    deleting.remove(topic=other, membership=membership(anna))
    long_ago = timezone.now() - timedelta(days=15)
    Reply.objects.filter(pk=reply.pk).update(deleted_at=long_ago)
    Topic.objects.filter(pk=other.pk).update(deleted_at=long_ago)

    remove_deleted_discussions()

    reply.refresh_from_db()
    assert (reply.text, reply.html, reply.versions.count()) == ("", "", 0)
    assert Reply.objects.get(pk=kept.pk).text == "Apfelkuchen"
    assert not Topic.objects.filter(pk=other.pk).exists()
    with pytest.raises(DiscussionError):
        deleting.restore_reply(reply=reply, membership=membership(ben))


def test_pinned_ones_stand_on_top_and_are_few(as_person, ben, project, address):
    topics = TopicFactory.create_batch(7, project=project)
    client = as_person(ben)
    for topic in topics[:6]:
        client.post(address("pin", topic))

    shown = [each.pk for each in client.get(address("list")).context["page_obj"]]
    assert set(shown[:5]) == {each.pk for each in topics[:5]}
    assert Topic.objects.filter(pinned_at__isnull=False).count() == 5


def test_one_reply_is_the_answer(as_person, ben, gesa, topic, address):
    for text in ("So", "Oder so"):
        ReplyFactory(topic=topic, author=gesa, text=text)

    assert as_person(gesa).post(address("mark", topic, 1)).status_code == 403
    client = as_person(ben)
    client.post(address("mark", topic, 1))
    assert "Das ist jetzt die Antwort auf die Frage." in client.post(address("mark", topic, 2), follow=True).text
    topic.refresh_from_db()
    assert topic.answer.number == 2
    assert client.get(address("detail", topic)).text.count("reply--answer") == 1
    client.post(address("mark", topic, 1), {"undo": "1"})
    topic.refresh_from_db()
    assert topic.answer.number == 2
    client.post(address("delete_reply", topic, 2))
    assert as_person(ben).post(address("mark", topic, 0)).status_code == 403


def test_the_answer_is_none_once_it_is_deleted(as_person, anna, ben, topic, address):
    ReplyFactory(topic=topic)
    as_person(ben).post(address("mark", topic, 1))
    as_person(anna).post(address("delete_reply", topic, 1))

    topic.refresh_from_db()
    assert topic.answer is None


def test_files_go_into_the_documents_and_hang_on_the_reply(as_person, ben, gesa, topic, address):
    plan = SimpleUploadedFile("plan.txt", b"Zeltplan", content_type="text/plain")
    as_person(ben).post(address("reply", topic), {"text": "Der Plan", "new_files": [plan]})

    document = Document.objects.get()
    assert (document.name, document.folder.name) == ("plan.txt", "Aus Diskussionen")
    client = as_person(gesa)
    assert document.get_absolute_url() in client.get(address("detail", topic)).text
    document.deleted_at = timezone.now()
    document.save()
    page = client.get(address("detail", topic)).text
    assert ("plan.txt" in page, "Eine Datei, die es nicht mehr gibt" in page) == (False, True)


def test_what_is_in_the_documents_is_attached(as_person, ben, topic, address):
    plan = SimpleUploadedFile("plan.txt", b"Zeltplan", content_type="text/plain")
    client = as_person(ben)
    client.post(address("reply", topic), {"text": "Der Plan", "new_files": [plan]})
    document = Document.objects.get()

    client.post(address("reply", topic), {"text": "Noch einmal", "attached": [f"documents-{document.pk}"]})

    assert Attachment.objects.filter(object_id=document.pk, reply__number=2).exists()
    form = client.post(address("reply", topic), {"text": "Fremdes", "attached": ["documents-999"]}).context["form"]
    assert list(form.errors) == ["attached"]


def test_a_text_is_attached_too(as_person, ben, gesa, project, topic, address):
    text = TextFactory(project=project, title="Satzung")

    as_person(ben).post(address("reply", topic), {"text": "Lest mal", "attached": [f"texts-{text.pk}"]})

    assert Attachment.objects.get().shelf == "texts"
    assert text.get_absolute_url() in as_person(gesa).get(address("detail", topic)).text


def test_of_all_that_there_is_something_is_sought_within_the_form_which_keeps_what_was_written(
    as_person, ben, project, topic, address
):
    files = [FileFactory(project=project, name=f"bild-{number:02}.jpg") for number in range(30)]
    TextFactory(project=project, title="Bilderliste")
    FileFactory(name="bild-fremd.jpg")
    client, sent = as_person(ben), {"text": "Welches Bild?", "attached": [f"documents-{files[3].pk}"]}

    def offered(**said):
        page = client.post(address("reply", topic), {**sent, **said})
        form = page.context["form"]
        found = [offer.thing.name for _shelf, offers in form.offers.found for offer in offers]
        return page, found, [offer.thing.name for offer in form.offers.chosen]

    page, found, chosen = offered(sought="bild", seek="1")
    assert "Welches Bild?" in page.text
    assert page.context["form"].errors == {}
    assert (len(found), found[0], chosen) == (13, "bild-29.jpg", ["bild-03.jpg"])
    assert "Bilderliste" in found
    assert "bild-fremd.jpg" not in page.text

    assert offered(sought="bild", seek="3")[1] == [
        "bild-05.jpg",
        "bild-04.jpg",
        "bild-02.jpg",
        "bild-01.jpg",
        "bild-00.jpg",
    ]
    assert offered(sought="bild 07", seek="1")[1] == ["bild-07.jpg"]
    assert offered(sought="nirgends", seek="nix")[1] == []
    assert topic.replies.count() == 1

    client.post(address("reply", topic), {**sent, "sought": "bild 07"})
    assert Attachment.objects.get().object_id == files[3].pk


def test_by_script_only_what_was_found_comes_back(as_person, ben, project, topic, address):
    FileFactory(project=project, name="plan.pdf")

    page = as_person(ben).post(address("create"), {"seek": "1", "sought": "plan"}, headers={"hx-request": "true"}).text

    assert "plan.pdf" in page
    assert "<form" not in page


def test_what_can_be_attached_is_looked_for_when_it_is_unfolded(as_person, ben, project, topic, address):
    FileFactory(project=project, name="plan.pdf")
    client = as_person(ben)

    page = client.get(address("detail", topic)).text
    assert "plan.pdf" not in page
    assert "Es gibt noch nichts zum Anhängen" not in page
    assert 'data-hx-trigger="toggle from:closest details once"' in page

    found = client.post(address("reply", topic), {"seek": "1"}, headers={"hx-request": "true"}).text
    assert "plan.pdf" in found
    assert "toggle" not in found


def test_guests_attach_nothing(as_person, gesa, topic, address):
    plan = SimpleUploadedFile("plan.txt", b"Zeltplan", content_type="text/plain")

    as_person(gesa).post(address("reply", topic), {"text": "Der Plan", "new_files": [plan]})

    assert not Document.objects.exists()
    assert topic.replies.get(number=1).text == "Der Plan"


def test_a_form_that_comes_back_says_that_its_files_are_to_be_chosen_again(as_person, ben, topic, address):
    plan = SimpleUploadedFile("plan.txt", b"Zeltplan", content_type="text/plain")

    form = as_person(ben).post(address("reply", topic), {"text": "", "new_files": [plan]}).context["form"]

    assert sorted(form.errors) == ["new_files", "text"]
    assert not Document.objects.exists()


def test_who_is_blocked_says_nothing(as_person, ben, topic, address):
    Block.objects.create(user=ben, until=timezone.now() + timedelta(days=1), reason="Werbung")

    response = as_person(ben).post(address("reply", topic), {"text": "Kauft Kerzen"})

    assert "Werbung" in response.text
    assert topic.replies.count() == 1


@pytest.mark.parametrize("status", [Status.ARCHIVED, Status.DECLINED])
def test_a_closed_project_is_read_only(as_person, ben, project, topic, address, status):
    project.status = status
    project.save()
    client = as_person(ben)

    page = client.get(address("detail", topic))
    assert page.status_code == 200
    assert "antworten/" not in page.text
    assert client.post(address("reply", topic), {"text": "Noch etwas"}).status_code == 403
    assert client.post(address("react", topic, 0), {"kind": "joy"}).status_code == 403
    assert client.post(address("read", topic), {"von": 0, "bis": 0}).status_code == 204


def test_a_draft_waits_and_goes_with_the_reply(as_person, ben, topic, address):
    client = as_person(ben)
    client.post(address("keep_draft", topic), {"text": "Ich wollte"})
    client.post(address("keep_draft", topic), {"text": "Ich wollte noch sagen"})

    assert client.get(address("detail", topic)).context["form"]["text"].value() == "Ich wollte noch sagen"
    assert client.get(address("reply", topic)).context["form"]["text"].value() == "Ich wollte noch sagen"
    client.post(address("reply", topic), {"text": "Fertig"})
    assert not Draft.objects.exists()


def test_the_draft_of_a_new_discussion_waits(as_person, ben, project, address):
    client = as_person(ben)
    client.post(address("keep_opening"), {"title": "Fest", "text": "Wann"})

    form = client.get(address("create")).context["form"]
    assert (form["title"].value(), form["text"].value()) == ("Fest", "Wann")
    client.post(address("keep_opening"), {"title": "", "text": " "})
    assert not Draft.objects.exists()


def test_a_draft_is_nobody_elses(as_person, anna, ben, topic, address):
    as_person(ben).post(address("keep_draft", topic), {"text": "Nur für mich"})

    assert "Nur für mich" not in as_person(anna).get(address("detail", topic)).text


def test_title_and_category_are_changed(as_person, ben, gesa, project, topic, address):
    category = CategoryFactory(project=project)
    elsewhere = CategoryFactory()

    as_person(ben).post(address("edit", topic), {"title": "Herbstfest", "category": category.pk})
    topic.refresh_from_db()
    assert (topic.title, topic.category) == ("Herbstfest", category)
    form = as_person(ben).post(address("edit", topic), {"title": "X", "category": elsewhere.pk}).context["form"]
    assert list(form.errors) == ["category"]
    assert as_person(gesa).get(address("edit", topic)).status_code == 403


def test_categories_are_in_the_hands_of_admins(as_person, anna, ben, project, topic, address):
    assert as_person(ben).get(address("categories")).status_code == 403
    client = as_person(anna)
    client.post(address("categories"), {"name": " Feste "})
    again = client.post(address("categories"), {"name": "feste"})
    category = project.categories.get()
    assert (category.name, list(again.context["form"].errors)) == ("Feste", ["name"])
    topic.category = category
    topic.save()
    client.post(address("category", category), {"name": "Partys"})
    client.post(address("category", category), {"name": ""})
    category.refresh_from_db()
    assert category.name == "Partys"
    client.post(address("category", category), {"remove": "1"})
    topic.refresh_from_db()
    assert topic.category is None


def test_the_list_is_filtered(as_person, ben, project, topic, address):
    category = CategoryFactory(project=project)
    sorted_in = TopicFactory(project=project, category=category, author=ben)
    closed = TopicFactory(project=project, closed_at=timezone.now())
    client = as_person(ben)

    def shown(query):
        return {each.pk for each in client.get(f"{address('list')}?{query}").context["page_obj"]}

    assert shown(f"kategorie={category.pk}") == {sorted_in.pk}
    assert shown("kategorie=x&zeige=y") == {topic.pk, sorted_in.pk, closed.pk}
    assert shown("zeige=offen") == {topic.pk, sorted_in.pk}
    assert shown("zeige=ungelesen") == {closed.pk}
