"""What happens at random in the rooms of projects."""

from dataclasses import replace

from tests.factories.accounts import UserFactory
from tests.factories.appointments import AppointmentPollFactory
from tests.factories.calendar import EventFactory
from tests.factories.conversations import ConversationFactory, MessageFactory
from tests.factories.documents import BlobFactory, FileFactory, FolderFactory
from tests.factories.initiatives import InitiativePageFactory
from tests.factories.lending import ThingFactory
from tests.factories.texts import update_of
from workspace.calendar.models import Event
from workspace.calendar.services import audience as event_audience
from workspace.calendar.services import changing
from workspace.calendar.services import writing as event_writing
from workspace.conversations.models import Conversation, Message, Participant
from workspace.conversations.services import attending
from workspace.conversations.services import writing as messages
from workspace.documents.models import Blob, Document, Folder
from workspace.documents.models import Publication as PublishedFile
from workspace.documents.services import previewing, trashing, versions
from workspace.documents.services import publishing as publishing_of_files
from workspace.lending.models import Thing
from workspace.lending.services import things
from workspace.polls.appointments.services import deleting as appointments
from workspace.polls.decisions.services import asking
from workspace.polls.decisions.services import moderating as poll_desk
from workspace.polls.models import AppointmentPoll, Poll
from workspace.posts.models import Post, PostComment
from workspace.posts.services import moderating as post_desk
from workspace.posts.services import writing as posts
from workspace.posts.services.pictures import Pictures
from workspace.projects.choices import PUBLIC
from workspace.projects.models import Project
from workspace.projects.services import comments
from workspace.tasks.models import Task, TaskComment
from workspace.texts import searching as searching_of_texts
from workspace.texts.models import Text, TextComment
from workspace.texts.services import commenting, publishing, storing
from workspace.texts.services import writing as texts

MOST_OF_A_KIND = 25


class Rooms:
    def project(self):
        pk = self.dice.choice(self.projects).pk
        return Project.objects.get(pk=pk)

    def few(self, model):
        return model.objects.count() < MOST_OF_A_KIND

    # Projects.

    def project_changed(self):
        project = self.project()
        project.name, project.is_listed = self.words(), self.dice.random() < 0.7
        project.status = self.dice.choice([*sorted(PUBLIC - {"archived"}), "requested"])
        project.rooms_off = self.dice.choice([[], [], ["posts", "polls"], ["calendar"], ["texts"]])
        project.save()

    def shown_project(self):
        """One of which everybody may see something; where there is none, one shows itself again."""
        own = [project.pk for project in self.projects]
        if shown := self.one_of(Project.objects.with_public_page().filter(pk__in=own)):
            return shown
        project = self.project()
        project.status, project.is_listed, project.rooms_off = "active", True, []
        project.page = InitiativePageFactory(parent=type(self.home).objects.get(pk=self.home.pk))
        project.save()
        return project

    # News.

    def said(self):
        audience = self.dice.choice(["members", "public"])
        return posts.Said(self.words(), f"{self.words()} {self.dice.random()}", "", audience, Pictures())

    def can_publish(self, project):
        return Project.objects.with_public_page().filter(pk=project.pk).exists()

    def new_post(self):
        project, said = self.project(), self.said()
        if self.few(Post):
            said = said if self.can_publish(project) else replace(said, audience="members")
            posts.create(membership=self.membership(project), said=said)

    def post_edited(self):
        post, said = self.one_of(Post.objects.standing()), self.said()
        if post and (said.audience == "members" or self.can_publish(post.project)):
            posts.edit(post=post, membership=self.membership(post.project), said=said)

    def post_deleted(self):
        if post := self.one_of(Post.objects.standing()):
            posts.delete(post=post, membership=self.membership(post.project))

    def post_restored(self):
        if post := self.one_of(Post.objects.deleted()):
            posts.restore(post=post, membership=self.membership(post.project))

    def post_hidden(self):
        if post := self.one_of(Post.objects.standing().filter(audience="public")):
            self.dice.choice([post_desk.hide, post_desk.show])(post=post)

    # Lending.

    def new_thing(self):
        if self.few(Thing):
            project = self.dice.choice([None, self.project()])
            ThingFactory(title=self.words(), **({"project": project} if project else {}))

    def thing_changed(self):
        if thing := self.one_of(Thing.objects.all()):
            answers = {"title": self.words(), "is_lent": self.dice.random() < 0.7}
            things.change(thing=thing, answers=answers, actor=self.admin)

    def thing_deleted(self):
        if thing := self.one_of(Thing.objects.all()):
            things.delete(thing=thing, actor=self.admin)

    # Polls.

    def new_poll(self):
        project = self.dice.choice([None, self.project()])
        audiences = ["project", "everybody"] if project and self.can_publish(project) else ["project"]
        audience = self.dice.choice(audiences) if project else "everybody"
        if self.few(Poll):
            rest = {"options": ["Ja", self.words()], "audience": audience, "is_anonymous": audience == "everybody"}
            question = asking.Question(kind="single", title=f"{self.words()} {self.dice.random()}", **rest)
            if project:
                asking.ask(membership=self.membership(project), question=question)
            else:
                asking.ask_everybody(actor=self.admin, municipality=None, question=question)

    def poll_changed(self):
        if poll := self.one_of(Poll.objects.all()):
            self.dice.choice([self.poll_said, self.poll_hidden, self.option_added, self.poll_deleted])(poll)

    def poll_said(self, poll):
        asking.change(poll=poll, actor=self.admin, title=self.words(), text=self.words(), deadline=None)

    def poll_hidden(self, poll):
        self.dice.choice([poll_desk.hide, poll_desk.show])(poll=poll)

    def option_added(self, poll):
        asking.add_option(poll=poll, actor=self.admin, text=f"{self.words()} {self.dice.random()}")

    def poll_deleted(self, poll):
        asking.delete(poll=poll, actor=self.admin)

    def new_appointment(self):
        if self.few(AppointmentPoll):
            AppointmentPollFactory(project=self.project(), title=self.words())

    def appointment_deleted(self):
        if poll := self.one_of(AppointmentPoll.objects.standing()):
            appointments.remove(poll=poll, membership=self.membership(poll.project))

    def appointment_restored(self):
        if poll := self.one_of(AppointmentPoll.objects.deleted()):
            appointments.restore(poll=poll, membership=self.membership(poll.project))

    # Calendar.

    def new_event(self):
        if self.few(Event):
            EventFactory(project=self.project(), title=self.words(), is_public=self.dice.random() < 0.5)

    def event_changed(self):
        if event := self.one_of(Event.objects.all()):
            self.dice.choice([self.event_renamed, self.event_hidden, self.event_cancelled, self.event_deleted])(event)

    def event_renamed(self, event):
        changing.change_event(event=event, actor=self.admin, said={"title": self.words()})

    def event_hidden(self, event):
        self.dice.choice([event_audience.hide, event_audience.show])(event=event)

    def event_cancelled(self, event):
        changing.cancel_event(event=event, actor=self.admin, note="Regen")

    def event_deleted(self, event):
        event_writing.delete_event(event=event, actor=self.admin)

    # Texts.

    def new_text(self):
        if self.few(Text):
            text = texts.create(membership=self.membership(self.project()), title=self.words())
            storing.append(text=text, update=update_of(self.words()), user=self.admin)

    def text_written(self):
        """Live: what comes each minute finds it."""
        if text := self.one_of(Text.objects.kept()):
            storing.append(text=text, update=update_of(self.words()), user=self.admin)
        searching_of_texts.written_lately()

    def text_published(self):
        if (text := self.one_of(Text.objects.kept().exclude(plain=""))) and self.can_publish(text.project):
            publishing.publish(text=text, membership=self.membership(text.project))

    def text_taken_back(self):
        if text := self.one_of(Text.objects.kept().filter(publication__isnull=False)):
            publishing.take_back(text=text, membership=self.membership(text.project))

    # What is said inside.

    def said_inside(self):
        thing = self.one_of(self.dice.choice([Task.objects.all(), Post.objects.standing(), Text.objects.kept()]))
        membership = thing and self.membership(thing.project)
        if isinstance(thing, Text):
            commenting.begin(text=thing, membership=membership, words=f"{self.words()} {self.dice.random()}")
        elif thing:
            comments.say(comments=thing.comments, text=self.words(), membership=membership)

    def taken_back_inside(self):
        if comment := self.one_of(TextComment.objects.filter(thread__text__in=Text.objects.kept())):
            commenting.take_back(comment=comment, membership=self.membership(comment.thread.text.project))
        if comment := self.one_of(TaskComment.objects.all()):
            comments.take_back(comment=comment, membership=self.membership(comment.task.project))
        if comment := self.one_of(PostComment.objects.filter(post__in=Post.objects.standing())):
            comments.take_back(comment=comment, membership=self.membership(comment.post.project))

    # Files.

    def new_file(self):
        if self.few(Document):
            number = self.dice.randrange(10**9)
            project = self.project()
            folder = self.dice.choice([None, FolderFactory(project=project, name=f"Ordner {number}")])
            FileFactory(project=project, folder=folder, name=f"Datei {number}.txt", written=str(number).encode())

    def file_looked_into(self):
        if blob := self.one_of(Blob.objects.all()):
            previewing.make(blob)

    def files_deleted(self):
        if document := self.one_of(Document.objects.kept()):
            what = {"folders": [document.folder]} if document.folder else {"documents": [document]}
            trashing.put_in(membership=self.membership(document.project), **what)

    def files_restored(self):
        project = self.project()
        folders = list(Folder.objects.in_trash().filter(project=project)[:1])
        documents = list(Document.objects.in_trash().filter(project=project)[:1])
        trashing.restore(membership=self.membership(project), folders=folders, documents=documents)

    def file_published(self):
        project = self.shown_project()
        document = self.one_of(Document.objects.kept().filter(project=project)) or FileFactory(project=project)
        if self.dice.random() < 0.5:
            old = document.current
            name, blob = f"{old.name} neu", BlobFactory(project=project, text=self.words())
            versions.add(document=document, blob=blob, name=name, comment="", user=self.admin)
        what = publishing_of_files.Said(self.words(), self.words())
        publishing_of_files.publish(document=document, said=what, membership=self.membership(project))

    def published_file_changed(self):
        if publication := self.one_of(PublishedFile.objects.all()):
            what = [self.file_taken_back, self.file_hidden, self.published_version_deleted]
            self.dice.choice(what)(publication)

    def file_taken_back(self, publication):
        document = publication.document
        publishing_of_files.take_back(document=document, membership=self.membership(document.project))

    def file_hidden(self, publication):
        self.dice.choice([publishing_of_files.hide, publishing_of_files.show])(publication=publication)

    def published_version_deleted(self, publication):
        document, version = publication.document, publication.version
        if version and document.deleted_at is None and document.versions.count() > 1:
            versions.delete_one(version=version, membership=self.membership(document.project))

    # Conversations.

    def new_conversation(self):
        if Conversation.objects.count() < 3:
            conversation = ConversationFactory(people=[self.admin, *UserFactory.create_batch(2)])
            MessageFactory(conversation=conversation, author=self.admin, text=self.words())

    def said_there(self):
        if conversation := self.one_of(Conversation.objects.all()):
            MessageFactory(conversation=conversation, author=self.admin, text=self.words())

    def message_changed(self):
        if message := self.one_of(Message.objects.standing().by(self.admin)):
            self.dice.choice([self.message_edited, self.message_deleted, self.conversation_left])(message)

    def message_edited(self, message):
        messages.edit(message=message, actor=self.admin, text=self.words())

    def message_deleted(self, message):
        messages.delete(message=message, actor=self.admin)

    def conversation_left(self, message):
        there = message.conversation
        person = self.one_of(Participant.objects.present().filter(conversation=there).exclude(user=self.admin))
        if person:
            what = [attending.delete_for_me, attending.undelete_for_me, attending.leave]
            self.dice.choice(what)(conversation=there, actor=person.user)
        attending.rename(conversation=there, title=self.words(), actor=self.admin)

    def new_in_rooms(self):
        return [
            *(self.new_post, self.new_thing, self.new_poll, self.new_appointment, self.new_event),
            *(self.new_text, self.new_file, self.said_there),
        ]

    def changes_in_rooms(self):
        often = [*self.new_in_rooms(), self.project_changed]
        return [
            *(*often, self.post_edited, self.post_deleted, self.post_restored, self.post_hidden),
            *(self.thing_changed, self.thing_deleted, self.poll_changed),
            *(self.appointment_deleted, self.appointment_restored, self.event_changed),
            *(self.text_written, self.text_published, self.text_taken_back),
            *(self.file_looked_into, self.files_deleted, self.files_restored),
            *(*4 * [self.file_published], *2 * [self.published_file_changed]),
            *(*4 * [self.said_inside], self.taken_back_inside),
            *(self.new_conversation, self.message_changed),
        ]
