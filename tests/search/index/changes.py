"""A portal in which things happen at random, by the services that people's clicks call."""

import random
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from home.news.models import NewsPage
from initiatives.calls.models import Call
from initiatives.calls.services import calls
from initiatives.ideas.choices import NEXT, Status
from initiatives.ideas.models import Idea
from initiatives.ideas.services import life
from initiatives.models import InitiativePage
from portal.accounts.models import User, Visibility
from portal.accounts.services import delete_account
from tests.factories.accounts import UserFactory
from tests.factories.calls import CallFactory
from tests.factories.events import EventIndexPageFactory, EventPageFactory
from tests.factories.ideas import IdeaFactory
from tests.factories.initiatives import InitiativeIndexPageFactory, InitiativePageFactory
from tests.factories.pages import NewsIndexPageFactory, NewsPageFactory, StandardPageFactory
from tests.factories.projects import ProjectFactory
from tests.factories.stories import StoryIndexPageFactory, StoryPageFactory
from tests.search.index.rooms import Rooms
from workspace.discussions.models import Reply, Topic
from workspace.discussions.services import deleting, steering, writing
from workspace.documents.models import Document
from workspace.documents.services import editing, trashing, uploading
from workspace.posts.models import Post
from workspace.posts.services import writing as posts
from workspace.projects.models import Membership
from workspace.tasks.models import Task
from workspace.tasks.services import parts
from workspace.tasks.services import writing as tasks
from workspace.texts.models import Text
from workspace.texts.services import writing as texts

MOST_OF_A_KIND = 25
ROOMS = [Text, Task, Post, Document]


class Portal(Rooms):
    def __init__(self, home, seed):
        self.home = home
        self.dice = random.Random(seed)
        self.admin = UserFactory(is_superuser=True)
        self.folder = StandardPageFactory(parent=home, title="Ordner")
        self.other = StandardPageFactory(parent=home, title="Anderswo")
        self.news = NewsIndexPageFactory(parent=self.folder)
        self.initiatives = InitiativeIndexPageFactory(parent=home)
        self.calendar = EventIndexPageFactory(parent=home)
        self.stories = StoryIndexPageFactory(parent=home)
        page = InitiativePageFactory(parent=self.initiatives)
        self.projects = [ProjectFactory(admin=self.admin, page=page), *ProjectFactory.create_batch(2, admin=self.admin)]
        english = Locale.objects.get_or_create(language_code="en")[0]
        self.english = home.copy_for_translation(english)
        self.english.save_revision().publish()

    def words(self):
        return " ".join(self.dice.choices(["Lastenrad", "Kompost", "Deich", "Solar", "Kiel", "Hof", "Moor"], k=6))

    def one_of(self, rows):
        pks = list(rows.order_by("pk").values_list("pk", flat=True))
        return rows.model.objects.get(pk=self.dice.choice(pks)) if pks else None

    def membership(self, project):
        return Membership.objects.select_related("project", "user").get(project=project, user=self.admin)

    # Pages.

    def kinds_of_pages(self):
        kinds = [(StandardPageFactory, self.folder), (NewsPageFactory, self.news), (EventPageFactory, self.calendar)]
        return [*kinds, (StoryPageFactory, self.stories), (InitiativePageFactory, self.initiatives)]

    def new_page(self):
        factory, parent = self.dice.choice(self.kinds_of_pages())
        below = Page.objects.child_of(Page.objects.get(pk=parent.pk)).count()
        if below < MOST_OF_A_KIND:
            page = factory(parent=type(parent).objects.get(pk=parent.pk), title=self.words())
            page.save_revision().publish()

    def page(self):
        folders = [self.folder, self.other, self.news, self.initiatives, self.calendar, self.stories]
        fixed = [each.pk for each in folders]
        page = self.one_of(Page.objects.filter(depth__gt=2, alias_of=None).exclude(pk__in=fixed))
        return page.specific if page else None

    def page_edited(self):
        if page := self.page():
            page.title, page.introduction = self.words(), self.words()
            revision = page.save_revision()
            if self.dice.random() < 0.8:
                revision.publish()

    def page_unpublished(self):
        if page := self.page():
            page.unpublish()

    def page_deleted(self):
        if page := self.page():
            page.delete()

    def page_renamed(self):
        page = self.dice.choice([self.page(), type(self.folder).objects.get(pk=self.folder.pk)])
        if page:
            page.slug = f"adresse-{self.dice.randrange(10**9)}"
            page.save_revision().publish()

    def page_moved(self):
        news = self.news.specific_class.objects.get(pk=self.news.pk)
        here = news.get_parent().pk
        there = self.other if here == self.folder.pk else self.folder
        news.move(Page.objects.get(pk=there.pk), pos="last-child")

    def page_translated(self):
        page = self.one_of(NewsPage.objects.filter(locale__language_code="de"))
        english = Locale.objects.get(language_code="en")
        if page and not page.has_translation(english):
            translated = page.copy_for_translation(english, copy_parents=True)
            translated.title = self.words()
            translated.save_revision().publish()

    def restricted(self):
        pages = [self.page(), *Page.objects.filter(pk__in=[self.folder.pk, self.initiatives.pk])]
        if page := self.dice.choice(pages):
            PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")

    def opened(self):
        if restriction := PageViewRestriction.objects.order_by("?").first():
            restriction.delete()

    # Ideas and calls.

    def new_idea(self):
        if Idea.objects.count() < MOST_OF_A_KIND:
            life.publish(idea=IdeaFactory(title=self.words(), status=Status.REVIEW), actor=self.admin)

    def idea_changed(self):
        if idea := self.one_of(Idea.objects.filter(status__in=NEXT)):
            status = self.dice.choice(NEXT[idea.status])
            life.change_status(idea=idea, status=status, text="So ist es.", actor=self.admin)

    def idea_hidden(self):
        if idea := self.one_of(Idea.objects.all()):
            self.dice.choice([life.hide, life.unhide])(idea=idea, actor=self.admin)

    def idea_deleted(self):
        if idea := self.one_of(Idea.objects.all()):
            idea.delete()

    def new_call(self):
        if Call.objects.count() < MOST_OF_A_KIND:
            initiative = self.one_of(InitiativePage.objects.all())
            until = timezone.localdate() + timedelta(days=self.dice.randrange(30))
            calls.save_from_admin(call=CallFactory(title=self.words(), until=until, initiative=initiative))

    def call_hidden(self):
        if call := self.one_of(Call.objects.all()):
            self.dice.choice([calls.hide, calls.unhide])(call=call)

    def call_closed(self):
        if call := self.one_of(Call.objects.filter(status="open", is_hidden=False)):
            calls.close(call=call, actor=None)

    def call_deleted(self):
        if call := self.one_of(Call.objects.all()):
            call.delete()

    # Discussions.

    def new_person(self):
        if User.objects.count() < MOST_OF_A_KIND:
            UserFactory(name=self.words(), findable_visibility=self.dice.choice(Visibility.values))

    def person_changed(self):
        if person := self.one_of(User.objects.exclude(pk=self.admin.pk)):
            person.about, person.is_active = self.words(), self.dice.random() < 0.8
            person.about_visibility, person.findable_visibility = self.dice.choices(Visibility.values, k=2)
            person.save()

    def person_deleted(self):
        known = Membership.objects.values("user")
        if person := self.one_of(User.objects.exclude(pk=self.admin.pk).exclude(pk__in=known)):
            delete_account(user=person, actor=self.admin)

    def new_topic(self):
        project = self.dice.choice(self.projects)
        if Topic.objects.count() < MOST_OF_A_KIND:
            said = writing.Opening(self.words(), f"{self.words()} {self.dice.random()}")
            writing.begin(membership=self.membership(project), said=said)

    def topic(self, *, deleted=False):
        return self.one_of(Topic.objects.deleted() if deleted else Topic.objects.standing())

    def replied(self):
        if topic := self.topic():
            text = f"{self.words()} {self.dice.random()}"
            writing.reply(topic=topic, membership=self.membership(topic.project), text=text)

    def reply_edited(self):
        standing = Reply.objects.standing().filter(topic__in=Topic.objects.standing())
        if reply := self.one_of(standing):
            writing.edit(reply=reply, membership=self.membership(reply.topic.project), text=self.words())

    def reply_deleted(self):
        standing = Reply.objects.standing().filter(topic__in=Topic.objects.standing(), number__gt=0)
        if reply := self.one_of(standing):
            deleting.delete_reply(reply=reply, membership=self.membership(reply.topic.project))

    def reply_restored(self):
        gone = Reply.objects.deleted().filter(topic__in=Topic.objects.standing())
        if reply := self.one_of(gone):
            deleting.restore_reply(reply=reply, membership=self.membership(reply.topic.project))

    def topic_renamed(self):
        if topic := self.topic():
            membership = self.membership(topic.project)
            steering.change(topic=topic, membership=membership, title=self.words(), category=None)

    def topic_removed(self):
        if topic := self.topic():
            deleting.remove(topic=topic, membership=self.membership(topic.project))

    def topic_restored(self):
        if topic := self.topic(deleted=True):
            deleting.restore(topic=topic, membership=self.membership(topic.project))

    def topic_gone(self):
        if topic := self.topic(deleted=True):
            topic.delete()

    # What else is in projects.

    def new_in_a_room(self, kind=None):
        project = self.dice.choice(self.projects)
        membership = self.membership(project)
        kind = kind or self.dice.choice(ROOMS)
        if kind.objects.filter(project=project).count() >= MOST_OF_A_KIND:
            return
        if kind is Text:
            texts.create(membership=membership, title=self.words(), folder=self.dice.choice(["", "Moor"]))
        elif kind is Task:
            tasks.add_quickly(membership=membership, title=self.words(), list=None)
        elif kind is Post:
            posts.create(membership=membership, said=self.post())
        else:
            file = SimpleUploadedFile(f"{self.words()}.txt", f"{self.words()} {self.dice.random()}".encode())
            uploading.take(membership=membership, file=file)

    def post(self):
        return posts.Said(self.dice.choice(["", self.words()]), self.words(), "", "members")

    def in_a_room(self, rows):
        thing = self.one_of(rows)
        return (thing, self.membership(thing.project)) if thing else (None, None)

    def text_changed(self):
        text, membership = self.in_a_room(Text.objects.kept())
        if text:
            texts.describe(text=text, membership=membership, title=self.words(), folder="", language="en")

    def text_deleted_and_restored(self):
        text, membership = self.in_a_room(Text.objects.all())
        if text:
            (texts.delete if text.deleted_at is None else texts.restore)(text=text, membership=membership)

    def task_changed(self):
        task, membership = self.in_a_room(Task.objects.all())
        if not task:
            return
        if self.dice.random() < 0.5:
            parts.add_item(task=task, text=self.words(), membership=membership)
        else:
            tasks.edit(task=task, membership=membership, answers={"title": self.words(), "assignees": [], "labels": []})

    def task_deleted(self):
        task, membership = self.in_a_room(Task.objects.all())
        if task:
            tasks.delete(task=task, membership=membership)

    def post_changed(self):
        post, membership = self.in_a_room(Post.objects.standing())
        if post:
            posts.edit(post=post, membership=membership, said=self.post())

    def post_deleted_and_restored(self):
        post, membership = self.in_a_room(Post.objects.all())
        if post:
            (posts.delete if post.deleted_at is None else posts.restore)(post=post, membership=membership)

    def file_changed(self):
        file, membership = self.in_a_room(Document.objects.kept())
        if file:
            name, tags = f"{self.words()} {self.dice.random()}.txt", self.dice.choice([[], ["Hof"], ["Deich", "Moor"]])
            editing.edit(document=file, name=name, description=self.words(), tags=tags, membership=membership)

    def file_deleted_and_restored(self):
        file, membership = self.in_a_room(Document.objects.filter(deleted_with=None))
        if file:
            (trashing.put_in if file.deleted_at is None else trashing.restore)(membership=membership, documents=[file])

    def changes(self):
        """What makes things happens more often than what takes them away."""
        new = [self.new_page, self.new_idea, self.new_call, self.new_topic, self.new_in_a_room, self.new_in_a_room]
        often = [*new, *new, self.page_edited, self.replied, self.reply_edited]
        return [
            *(
                *often,
                self.page_unpublished,
                self.page_deleted,
                self.page_renamed,
                self.page_moved,
                self.page_translated,
            ),
            *(self.restricted, self.opened, self.opened, self.idea_changed, self.idea_hidden, self.idea_deleted),
            *(self.call_hidden, self.call_closed, self.call_deleted, self.reply_deleted, self.reply_restored),
            *(self.topic_renamed, self.topic_removed, self.topic_restored, self.topic_gone),
            *(self.text_changed, self.text_deleted_and_restored, self.task_changed, self.task_deleted),
            *(self.post_changed, self.post_deleted_and_restored, self.file_changed, self.file_deleted_and_restored),
            *(self.new_person, self.person_changed, self.person_deleted),
            *self.changes_in_rooms(),
        ]


def at_random(portal, commit, number):
    """So many changes, each with what is done after its commit; gives how often each happened."""
    happened = {}
    for _number in range(number):
        change = portal.dice.choice(portal.changes())
        with commit():
            change()
        happened[change.__name__] = happened.get(change.__name__, 0) + 1
    return happened
