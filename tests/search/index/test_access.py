"""One word in every kind of private place, searched for by every kind of person."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from home.models import HomePage
from portal.base.models.edition import asked_once
from portal.regions.permissions import is_manager
from search.audiences import audiences_of
from search.contract import searchable_named, searchables
from search.engines import engine
from search.engines.database import MOST_SUGGESTED
from search.models import SearchEntry
from search.services.suggesting import beginning
from search.services.writing import write
from tests.factories.accounts import UserFactory
from tests.factories.appointments import AppointmentPollFactory
from tests.factories.calendar import EventFactory
from tests.factories.calls import CallFactory
from tests.factories.conversations import ConversationFactory, MessageFactory, ParticipantFactory
from tests.factories.decisions import PollFactory, PublicPollFactory
from tests.factories.discussions import ReplyFactory, TopicFactory
from tests.factories.documents import FileFactory, VersionFactory
from tests.factories.documents import PublicationFactory as PublishedFileFactory
from tests.factories.ideas import IdeaFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.lending import ThingFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.posts import PostCommentFactory, PostFactory
from tests.factories.projects import InspectionFactory, ProjectFactory
from tests.factories.search import asked
from tests.factories.tasks import ChecklistItemFactory, TaskCommentFactory, TaskFactory
from tests.factories.texts import PublicationFactory, TextCommentFactory, TextFactory
from workspace.conversations.services import attending
from workspace.discussions.models import Topic
from workspace.projects.models import Membership
from workspace.projects.services import comments
from workspace.texts.jobs import let_what_was_written_be_found
from workspace.texts.models import Text
from workspace.texts.services import commenting

WORD = "Zinnoberfisch"


def index_all():
    for each in searchables():
        write(each, each.rows().values_list("pk", flat=True))


@pytest.fixture
def project(db, anna, ben):
    return ProjectFactory(name="Geheimes", admin=anna, members=[ben], guests=[UserFactory(email="gast@example.org")])


@pytest.fixture
def places(home_page, project, anna):
    """The word stands in something open, and wherever it must not be found by everybody."""
    StandardPageFactory(parent=home_page, title=f"Offen {WORD}")
    StandardPageFactory(parent=home_page, title=f"Entwurf {WORD}", live=False)
    closed = StandardPageFactory(parent=home_page, title=f"Verschlossen {WORD}")
    closed.view_restrictions.create(restriction_type="login")
    StandardPageFactory(parent=closed, title=f"Darunter {WORD}")
    draft = InitiativePageFactory(parent=home_page, title=f"Initiative im Entwurf {WORD}", live=False)
    for status in ("draft", "review", "refused", "withdrawn"):
        IdeaFactory(title=f"Idee {status} {WORD}", status=status, author=anna)
    IdeaFactory(title=f"Idee versteckt {WORD}", is_hidden=True)
    for status in ("draft", "waiting", "expired", "closed"):
        CallFactory(title=f"Gesuch {status} {WORD}", status=status, owner=anna)
    CallFactory(title=f"Gesuch versteckt {WORD}", is_hidden=True)
    CallFactory(title=f"Gesuch eines Entwurfs {WORD}", initiative=draft)
    TopicFactory(project=project, title=f"Innen {WORD}")
    within = TopicFactory(project=project, title="Eine Antwort")
    ReplyFactory(topic=within, text=f"Hier: {WORD}")
    ReplyFactory(topic=TopicFactory(project=project), text=f"Gelöscht: {WORD}", deleted_at=within.created_at)
    TopicFactory(project=project, title=f"Weg {WORD}", deleted_at=within.created_at)
    TopicFactory(project=ProjectFactory(), title=f"Anderswo innen {WORD}")
    TextFactory(project=project, title=f"Text {WORD}")
    TextFactory(project=project, title="Ein Text", plain=f"Hier: {WORD}")
    TextFactory(project=project, title=f"Text im Papierkorb {WORD}", deleted_at=within.created_at)
    TaskFactory(project=project, title=f"Aufgabe {WORD}")
    ChecklistItemFactory(task=TaskFactory(project=project, title="Eine Aufgabe"), text=WORD)
    TaskCommentFactory(task=TaskFactory(project=project, title="Besprochene Aufgabe"), text=f"Hier: {WORD}")
    TextCommentFactory(thread__text=TextFactory(project=project, title="Besprochener Text"), text=f"Hier: {WORD}")
    PostCommentFactory(post=PostFactory(project=project, title="Besprochenes"), text=f"Hier: {WORD}")
    TaskCommentFactory(text=WORD)
    TextCommentFactory(text=WORD)
    PostCommentFactory(text=WORD)
    PostFactory(project=project, title=f"Neues von innen {WORD}")
    PostFactory(project=project, title=f"Gelöscht {WORD}", deleted_at=within.created_at)
    FileFactory(project=project, name=f"{WORD}.txt")
    FileFactory(project=project, name="Datei.txt", written__text=WORD)
    FileFactory(project=project, name=f"Weg {WORD}.txt", deleted_at=within.created_at)
    for factory in (TextFactory, TaskFactory, PostFactory, FileFactory):
        factory(project=ProjectFactory(), **{"name" if factory is FileFactory else "title": f"Anderswo {WORD}"})
    in_other_rooms(project)
    index_all()


def in_other_rooms(project):
    """Once more in each, inside, outside, and where it was hidden or deleted."""
    page = InitiativePageFactory(parent=HomePage.objects.get(), title="Seite des Projekts")
    other, unlisted = ProjectFactory(page=page), ProjectFactory(name=f"Ungelistet {WORD}", is_listed=False)
    ProjectFactory(name=f"Beantragt {WORD}", status="requested")
    for where, in_it in (("innen", project), ("nebenan", other), ("nirgends", unlisted)):
        ThingFactory(project=in_it, title=f"Ding {where} {WORD}")
        ThingFactory(project=in_it, title=f"Schlüssel {where}", handover=WORD)
        PollFactory(project=in_it, title=f"Frage {where}", options=["Ja", WORD])
        AppointmentPollFactory(project=in_it, title=f"Wann {where} {WORD}")
        AppointmentPollFactory(project=in_it, title=f"Wann gelöscht {where} {WORD}", deleted_at=timezone.now())
        EventFactory(project=in_it, title=f"Termin {where} {WORD}")
    PollFactory(project=other, title=f"Frage für alle {WORD}", audience="everybody", is_anonymous=True)
    PublicPollFactory(title=f"Frage versteckt {WORD}", is_hidden=True)
    PublicPollFactory(title=f"Frage wartet {WORD}", waits=True)
    EventFactory(project=other, title=f"Termin für alle {WORD}", is_public=True)
    EventFactory(project=other, title=f"Termin versteckt {WORD}", is_public=True, is_hidden=True)
    EventFactory(project=unlisted, title=f"Termin ohne Seite {WORD}", is_public=True)
    PublicationFactory(text__project=other, title=f"Text für alle {WORD}", text__title="Ein anderer")
    PublicationFactory(text__project=other, title=f"Text versteckt {WORD}", text__title="Noch einer", is_hidden=True)
    PublicationFactory(text__project=unlisted, title=f"Text ohne Seite {WORD}", text__title="Keiner")
    published_files(other, unlisted)
    PostCommentFactory(post=PostFactory(project=other, title="Neues für alle", audience="public"), text=WORD)
    ThingFactory(title=f"Ding für alle {WORD}")
    ThingFactory(title=f"Ding im Keller {WORD}", is_lent=False)


def published_files(project, unlisted):
    """One that everybody gets, and others that nobody does, or not with this word."""

    def published(title, in_it=project, **rest):
        return PublishedFileFactory(document__project=in_it, document__name=f"{title}.txt", title=title, **rest)

    published("Datei für alle", words=WORD)
    published(f"Datei versteckt {WORD}", is_hidden=True)
    published(f"Datei wartet {WORD}", waits=True)
    published(f"Datei zurückgenommen {WORD}", taken_back_at=timezone.now())
    published(f"Datei im Papierkorb {WORD}", document__deleted_at=timezone.now())
    published(f"Datei ohne Seite {WORD}", unlisted)
    newer = published("Datei in der alten Fassung").document
    newer.current = VersionFactory(document=newer, number=2, blob__text=WORD)
    newer.save()


OPEN = {f"Offen {WORD}", "Datei für alle", *(f"{kind} für alle {WORD}" for kind in ("Ding", "Frage", "Termin", "Text"))}
DISCUSSED = {f"Innen {WORD}", "Eine Antwort"}
INSIDE = DISCUSSED | {
    *(
        "Besprochene Aufgabe",
        "Besprochener Text",
        "Besprochenes",
        f"Text {WORD}",
        "Ein Text",
        f"Aufgabe {WORD}",
        "Eine Aufgabe",
    ),
    *(f"Neues von innen {WORD}", f"{WORD}.txt", "Datei.txt", "Frage innen"),
    *(f"{kind} innen {WORD}" for kind in ("Ding", "Wann", "Termin")),
}


def seen_by(user):
    """What results, counts and suggestions have of the word."""
    audiences = audiences_of(user)
    answer = engine().search(asked(WORD, audiences=audiences))
    titles = set(SearchEntry.objects.filter(pk__in=answer.ids).values_list("title", flat=True))
    assert answer.total == len(titles) == sum(answer.kinds.values())
    suggested = {each.title for each in engine().suggest([WORD.casefold()[:5]], reader="de", audiences=audiences)}
    assert {each.title for each in beginning(typed=WORD[:5], reader="de", audiences=audiences)} == suggested
    by_title = {title for title in titles if WORD in title}
    assert suggested <= by_title
    assert len(suggested) == min(len(by_title), MOST_SUGGESTED)
    return titles


def test_nobody_and_strangers_find_what_is_open(places, clara):
    assert seen_by(AnonymousUser()) == OPEN
    assert seen_by(clara) == OPEN


def test_managers_and_portal_admins_find_no_more_of_what_is_private(places, maren):
    assert seen_by(maren) == OPEN
    assert seen_by(UserFactory(is_superuser=True)) == OPEN


def test_those_who_belong_to_a_project_find_what_is_inside(places, project, anna, ben):
    guest = project.memberships.get(user__email="gast@example.org").user

    assert seen_by(anna) == seen_by(ben) == seen_by(guest) == OPEN | INSIDE


def test_a_manager_who_looks_inside_finds_it_until_that_ends(places, project, kiel, maren):
    type(project).objects.filter(pk=project.pk).update(municipality=kiel)
    project.refresh_from_db()
    inspection = InspectionFactory(project=project, manager=maren)

    assert seen_by(maren) == OPEN | INSIDE

    inspection.until = inspection.until.replace(year=2020)
    inspection.save()

    assert seen_by(maren) == OPEN


def test_a_member_who_is_removed_finds_nothing_at_once(places, project, ben):
    Membership.objects.filter(project=project, user=ben).delete()

    assert seen_by(ben) == OPEN


def test_nothing_is_found_of_a_room_that_was_switched_off(places, project, ben):
    project.rooms_off = ["discussions"]
    project.save()

    assert seen_by(ben) == OPEN | INSIDE - DISCUSSED


def test_news_for_everybody_are_found_by_everybody_as_long_as_the_project_shows_itself(home_page, anna, clara, commit):
    page = InitiativePageFactory(parent=InitiativeIndexPageFactory(parent=home_page))
    project = ProjectFactory(admin=anna, page=page)
    with commit():
        PostFactory(project=project, title=f"Für alle {WORD}", audience="public")
        PostFactory(project=project, title=f"Wartet {WORD}", audience="public", waits=True)
    assert seen_by(clara) == {f"Für alle {WORD}"}
    assert seen_by(anna) == {f"Für alle {WORD}", f"Wartet {WORD}"}

    with commit():
        page.unpublish()

    assert seen_by(clara) == set()
    assert seen_by(anna) == {f"Für alle {WORD}", f"Wartet {WORD}"}

    with commit():
        page.save_revision().publish()
    assert seen_by(clara) == {f"Für alle {WORD}"}
    with commit():
        project.is_listed = False
        project.save(update_fields=["is_listed"])

    assert seen_by(clara) == set()


def test_what_is_said_inside_is_found_inside_also_of_news_for_everybody(home_page, anna, ben, clara, maren, commit):
    page = InitiativePageFactory(parent=home_page)
    project = ProjectFactory(admin=anna, members=[ben], page=page)
    membership = Membership.objects.get(project=project, user=ben)
    open_post = PostFactory(project=project, title="Für alle", audience="public")
    text, task = TextFactory(project=project, title="Text"), TaskFactory(project=project, title="Aufgabe")
    with commit():
        commenting.begin(text=text, membership=membership, words=f"Hier {WORD}")
        for thing in (open_post, task):
            comments.say(comments=thing.comments, text=f"Hier {WORD}", membership=membership)

    assert [seen_by(person) for person in (anna, ben)] == [{"Für alle", "Text", "Aufgabe"}] * 2
    assert [seen_by(person) for person in (clara, maren, AnonymousUser())] == [set()] * 3

    with commit():
        page.unpublish()  # what was for everybody is for the project's people now, with all that is said of it
    assert seen_by(ben) == {"Für alle", "Text", "Aufgabe"}

    Membership.objects.filter(user=ben).delete()
    assert (seen_by(anna), seen_by(ben)) == ({"Für alle", "Text", "Aufgabe"}, set())

    with commit():
        comments.take_back(comment=task.comments.get(), membership=Membership.objects.get(user=anna))
        commenting.take_back_all_of(user_id=ben.pk)
    assert seen_by(anna) == {"Für alle"}


def test_what_was_written_live_is_found_after_a_minute(project, ben, commit):
    text = TextFactory(project=project, title="Protokoll")
    write(searchable_named("texts"), [text.pk])
    Text.objects.update(plain=f"Hier: {WORD}", changed_at=timezone.now())  # as the process of the sockets does

    with commit():
        let_what_was_written_be_found()

    assert seen_by(ben) == {"Protokoll"}


def test_somebody_who_was_deactivated_is_nobody(places, ben):
    ben.is_active = False

    assert seen_by(ben) == OPEN


def test_what_a_person_may_find_costs_the_same_in_one_and_in_six_projects(places, anna, ben, query_count):
    with asked_once():
        assert not is_manager(anna), "who manages anything is known in this edition"
        with query_count() as in_one:
            audiences_of(ben)
    ProjectFactory.create_batch(5, admin=ben)

    with asked_once():
        assert not is_manager(anna)
        with query_count() as in_six:
            tokens = audiences_of(ben)

    assert len(in_six) <= len(in_one) <= 3
    assert {"public", "signed-in", f"user:{ben.pk}"} < tokens
    assert len([token for token in tokens if token.startswith("discussions:")]) == 6


def test_what_is_found_of_discussions_is_what_their_queryset_shows(places, anna, ben, clara):
    for person in (anna, ben, clara):
        shown = set(Topic.objects.visible_to(person).values_list("title", flat=True))
        assert seen_by(person) & DISCUSSED <= shown


def test_messages_are_found_by_those_who_are_there_from_where_theirs_begins(db, anna, ben, clara, maren, commit):
    there = ConversationFactory(people=[anna, ben], is_group=True, title="Runde")
    before = MessageFactory(conversation=there, author=anna, text=f"Vorher {WORD}")
    ParticipantFactory(conversation=there, user=clara, begins_after=before.pk)
    MessageFactory(conversation=there, author=anna, text=f"Nachher {WORD}")
    MessageFactory(conversation=there, author=anna, text=f"Gelöscht {WORD}", deleted_at=timezone.now())
    index_all()

    assert [said_to(person) for person in (anna, ben, clara, maren)] == [2, 2, 1, 0]
    assert said_to(UserFactory(is_superuser=True)) == said_to(AnonymousUser()) == 0

    attending.leave(conversation=there, actor=ben)
    with commit():
        attending.delete_for_me(conversation=there, actor=clara)
        assert said_to(clara) == 0  # at once, before anything is written

    assert [said_to(person) for person in (anna, ben, clara)] == [2, 0, 0]


def said_to(user):
    """How many messages with the word they find."""
    return engine().search(asked(WORD, audiences=audiences_of(user))).total


def test_what_everybody_finds_of_a_project_goes_with_its_page(home_page, commit):
    page = InitiativePageFactory(parent=home_page)
    event = EventFactory(project=ProjectFactory(page=page), title=f"Termin {WORD}", is_public=True)
    index_all()
    assert seen_by(AnonymousUser()) == {event.title}

    with commit():
        page.delete()

    assert seen_by(AnonymousUser()) == set()
