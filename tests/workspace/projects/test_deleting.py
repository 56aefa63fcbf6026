"""Deleting a project: thirty days to think again, then nothing of it is left in any table or storage."""

import io
import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core import mail
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.images import signal_handlers

from portal.comments.services.writing import write as write_comment
from portal.regions.workflows import ensure_approval_workflow
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeIndexPageFactory
from tests.factories.networks import AffiliationFactory
from tests.factories.projects import (
    HappeningFactory,
    InvitationFactory,
    JoinRequestFactory,
    MembershipFactory,
    StartFactory,
)
from tests.factories.stories import StoryIndexPageFactory
from tests.factories.texts import update_of
from workspace.calendar import services as planning
from workspace.calendar.services.audience import seen_outside
from workspace.discussions.services import drafting, sorting
from workspace.discussions.services import writing as discuss
from workspace.documents.services import foldering, locking, uploading
from workspace.polls.appointments import closing
from workspace.polls.appointments.choosing import Span
from workspace.polls.appointments.services import answering, making, proposing
from workspace.polls.decisions.choices import Kind as PollKind
from workspace.polls.decisions.services import asking, voting
from workspace.polls.models import AppointmentPoll
from workspace.posts.services.pictures import NewPicture, Pictures
from workspace.posts.services.writing import Said as WrittenPost
from workspace.posts.services.writing import create as write_post
from workspace.projects.material import gather
from workspace.projects.models import Project
from workspace.projects.services import comments, deciding, deleting, telling
from workspace.projects.services import page as page_services
from workspace.tasks.services.writing import create
from workspace.texts.services import commenting, editing, publishing, sharing, storing, templates, versions
from workspace.texts.services import writing as texts

WORD = "zwiebelkuchen"
KEPT = {"portal_moderation.Case", "portal_moderation.AuditEntry"}  # what was decided stays on record


def everything():
    """Each row of each table that knows the word, and each file."""
    return {
        f"{model._meta.label} {pk}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label not in KEPT
        for pk, text in [
            (row.get(model._meta.pk.attname), json.dumps(row, default=str)) for row in model.objects.values()
        ]
        if WORD in text.lower()
    }


def files(storage, folder=""):
    folders, names = storage.listdir(folder)
    below = {each for child in folders for each in files(storage, f"{folder}{child}/")}
    return {f"{folder}{name}" for name in names} | below


def all_files():
    return files(default_storage) | files(storages["documents"])


@pytest.fixture
def _files_in_memory_are_deleted(monkeypatch):
    """Wagtail's task opens the storage anew by its settings, which for one in memory is another one."""
    at_once = SimpleNamespace(enqueue=lambda _storage, name: storages["documents"].delete(name))
    monkeypatch.setattr(signal_handlers, "delete_file_from_storage_task", at_once)


def picture():
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    return SimpleUploadedFile("bild.png", file.getvalue(), content_type="image/png")


@pytest.fixture
def others_files():
    """What other tests have left in the storage in memory."""
    return all_files()


def look_for_a_date(membership):
    """Answered inside and, with an address, outside; chosen, so that it stands in the calendar."""
    start = timezone.now() + timedelta(days=9)
    poll = making.begin(
        membership=membership,
        rules=AppointmentPoll(zone="Europe/Berlin", proposals="always"),
        said=making.Said(WORD, WORD, WORD, takes_outsiders=True),
        spans=[Span(start, start + timedelta(hours=1))],
        minutes=60,
    )
    option = poll.options.get()
    yes = answering.Answers({option.pk: "yes"}, [option.pk], WORD)
    answering.answer(poll=poll, membership=membership, answers=yes)
    outside = answering.answer_from_outside(
        poll=poll, name=WORD, email=f"{WORD}@example.org", language="de", answers=yes
    )
    later = start + timedelta(days=1)
    proposing.propose_from_outside(participant=outside, span=Span(later, later + timedelta(hours=1)))
    closing.close(poll=poll, membership=membership, option=option)


def plan(project, actor):
    """An event for everybody, which the directory knows, too."""
    soon = timezone.now() + timedelta(days=9)
    times = {"zone": "Europe/Berlin", "start": soon, "end": soon, "all_day": False}
    words = {"title": WORD, "text": WORD, "place": WORD, "link": ""}
    asked = [planning.Invitee(name=WORD, email=f"{WORD}@example.org")]
    event = planning.create_event(
        project=project, actor=actor, **times, **words, is_public=True, roles=[(WORD, 2)], guests=asked
    )
    seen_outside(event.pk)


@pytest.fixture
def full_project(others_files, home_page, as_person, anna, ben, clara):
    """With something in every corner; its files are new."""
    ensure_approval_workflow()
    InitiativeIndexPageFactory(parent=home_page)
    start = StartFactory(owner=anna)
    start.answers["what"]["name"] = "Zwiebelkuchen"
    start.answers["where"]["addresses"] = f"{WORD}@example.org"
    start.save()
    as_person(anna).post(reverse("projects:finish", args=[start.pk]))
    project = Project.objects.get()
    deciding.approve(project=project, actor=UserFactory(is_superuser=True))
    project.refresh_from_db()
    membership = project.memberships.get(user=anna)
    MembershipFactory(project=project, user=ben, can_do=WORD)
    JoinRequestFactory(project=project, user=clara, message=WORD)
    InvitationFactory(project=project, email="", message=WORD)
    HappeningFactory(project=project, title=WORD)
    AffiliationFactory(project=project, message=WORD, answer=WORD)
    create(membership=membership, answers={"title": WORD, "text": WORD})
    pictures = Pictures(added=[NewPicture(picture(), WORD)])
    post = write_post(membership=membership, said=WrittenPost(WORD, WORD, "", "public", pictures))
    comments.say(comments=post.comments, text=WORD, membership=membership)
    write_comment(target=post, text=WORD, parent=None, actor=clara)
    text = texts.create(membership=membership, title=WORD)
    storing.append(text=text, update=update_of(WORD), user=anna)
    versions.name(text=text, membership=membership, called=WORD)
    templates.remember(text=text, membership=membership, name=WORD)
    editing.begin(text=text, membership=membership)
    publication, _left_out = publishing.publish(text=text, membership=membership)
    write_comment(target=publication, text=WORD, parent=None, actor=clara)
    sharing.make_link(text=text, membership=membership, label=WORD, may_write=True, days=7)
    commenting.begin(text=text, membership=membership, words=WORD, passage=commenting.Passage("1:2", "1:3", WORD))
    folder = foldering.create(membership=membership, name=WORD)
    upload = uploading.begin(membership=membership, name=WORD, length=9, folder=folder, comment=WORD)
    uploading.append(upload=upload, offset=0, stream=io.BytesIO(b"Haelfte"), length=9)
    letter = SimpleUploadedFile(f"{WORD}.txt", WORD.encode())
    document = uploading.take(membership=membership, file=letter, path=WORD, comment=WORD)
    foldering.describe(document=document, description=WORD, tags=[WORD], membership=membership)
    locking.take(document=document, membership=membership)
    topic = discuss.begin(
        membership=membership, said=discuss.Opening(WORD, WORD, sorting.add(membership=membership, name=WORD))
    )
    reply = discuss.reply(topic=topic, membership=membership, text=WORD, attached=[("documents", document.pk)])
    discuss.edit(reply=reply, membership=membership, text=f"Noch ein {WORD}")
    drafting.keep(membership=membership, topic=topic, text=WORD)
    for is_anonymous in (True, False):
        question = asking.Question(PollKind.WORDS, f"{WORD} {is_anonymous}", WORD, is_anonymous=is_anonymous)
        voting.cast(poll=asking.ask(membership=membership, question=question), actor=membership.user, content=WORD)
    page = project.page
    said = page_services.Said(
        values={"title": "Zwiebelkuchen", "introduction": WORD}, story=WORD, picture=picture(), words=WORD
    )
    page_services.update(membership=membership, said=said, version=page.latest_revision_id, live=True)
    index = StoryIndexPageFactory(parent=home_page)
    seen = gather(Project.objects.get(), index, from_inside=True)
    telling.draft(
        membership=membership,
        lines=[],
        steps=[seen.steps[0].key],
        results=[],
        beginnings=[seen.beginnings[0].key],
        folders=[],
        seen=seen.fingerprint,
    )
    return project


def ask(client, project):
    return client.post(reverse("workspace:delete", args=[project.slug]))


@pytest.mark.indexed
@pytest.mark.usefixtures("_files_in_memory_are_deleted")
def test_nothing_is_left(as_person, anna, full_project, others_files, commit):
    plan(full_project, anna)
    look_for_a_date(full_project.memberships.select_related("project", "user").get(user=anna))
    before, known = everything(), all_files() - others_files
    assert len(before) > 10
    assert known

    ask(as_person(anna), full_project)
    Project.objects.update(deleted_on=timezone.localdate())

    with commit():
        assert deleting.delete_due() == 1

    assert everything() == set()
    assert all_files() - others_files == set()


def test_it_asks_first_and_waits_thirty_days(as_person, anna, project, commit):
    client = as_person(anna)
    assert client.get(reverse("workspace:delete", args=[project.slug])).status_code == 200
    assert Project.objects.get().deleted_on is None

    with commit():
        ask(client, project)

    assert Project.objects.get().deleted_on == timezone.localdate() + timedelta(days=30)
    assert deleting.delete_due() == 0
    assert sorted(address for each in mail.outbox for address in each.to) == ["ben@example.org", "gesa@example.org"]


def test_an_admin_takes_it_back(as_person, anna, project):
    client = as_person(anna)
    ask(client, project)

    client.post(reverse("workspace:keep", args=[project.slug]))

    Project.objects.filter(deleted_on__isnull=False).update(deleted_on=timezone.localdate())
    assert deleting.delete_due() == 0


@pytest.mark.parametrize("who", ["ben", "gesa"])
def test_others_cannot(as_person, project, who, request):
    client = as_person(request.getfixturevalue(who))

    assert ask(client, project).status_code == 403
    assert client.post(reverse("workspace:keep", args=[project.slug])).status_code == 403
    assert Project.objects.get().deleted_on is None
