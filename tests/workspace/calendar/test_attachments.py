"""Files and texts that belong to an event, its minutes, and where else its dates stand."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone, translation

from tests.factories.calendar import EventFactory, GuestFactory
from tests.factories.documents import FileFactory
from tests.factories.projects import ProjectFactory
from tests.factories.texts import TextFactory
from workspace.projects.clashes import between
from workspace.texts.document import plain
from workspace.texts.models import Text
from workspace.texts.services import storing


def test_files_and_texts_are_attached_and_detached(as_person, ben, project, meeting, address):
    document = FileFactory(project=project, name="Lageplan.pdf")
    text = TextFactory(project=project, title="Ablauf")
    client = as_person(ben)

    client.post(address("attach", meeting), {"attached": [f"documents-{document.pk}", f"texts-{text.pk}"]})
    page = client.get(address("detail", meeting)).content.decode()

    assert ("Lageplan.pdf" in page, "Ablauf" in page) == (True, True)
    for attachment in meeting.attachments.all():
        client.post(address("detach", meeting, attachment))
    assert not meeting.attachments.exists()
    assert Text.objects.filter(pk=text.pk).exists()


def test_what_belongs_to_another_project_cannot_be_attached(as_person, ben, meeting, address):
    text = TextFactory(title="Fremdes")

    answer = as_person(ben).post(address("attach", meeting), {"attached": [f"texts-{text.pk}"]})

    assert answer.context["form"].errors
    assert not meeting.attachments.exists()


def test_minutes_begin_as_a_text_that_hangs_on_the_event(as_person, ben, meeting, address):
    client = as_person(ben)

    answer = client.post(address("minutes", meeting), {"stamp": meeting.occurrences.get().stamp})

    text = Text.objects.get()
    assert answer["Location"] == text.get_absolute_url()
    assert text.title == "Protokoll: Treffen, 09.10.2036"
    assert text.title in client.get(address("detail", meeting)).content.decode()


def test_minutes_name_who_has_said_that_they_come(as_person, ben, anna, gesa, meeting, address):
    meeting.place = "Alte Meierei"
    meeting.save()
    EventFactory(project=meeting.project, title="Vorher", start=meeting.start - timedelta(days=2))
    EventFactory(project=meeting.project, title="Danach", start=meeting.start + timedelta(days=9))
    for person, reply in ((ben, "yes"), (anna, "no"), (gesa, "maybe")):
        GuestFactory(event=meeting, user=person, answer=reply)
    for name, reply in (("Ole", "yes"), ("Paul", "no"), ("", "yes")):
        GuestFactory(event=meeting, user=None, name=name, email=f"{name}@example.com", answer=reply)

    as_person(ben).post(address("minutes", meeting), {"stamp": meeting.occurrences.get().stamp})

    rows = dict(re.findall(r"^([A-Z]\w+)\t(.*)$", plain.of(storing.load(Text.objects.get())), re.MULTILINE))
    assert (rows["Dabei"], rows["Entschuldigt"]) == ("Ben Behrens, Ole", "Anna Ahrens, Paul")
    assert rows["Wo"] == "Alte Meierei"


def test_the_minutes_lead_back_to_their_event_and_there_are_no_second_ones(as_person, ben, anna, meeting, address):
    said = {"stamp": meeting.occurrences.get().stamp}
    first = as_person(ben).post(address("minutes", meeting), said)
    with translation.override("en"):
        second = as_person(anna).post(address("minutes", meeting), said)

    assert (second["Location"], Text.objects.count()) == (f"/en{first['Location']}", 1)
    page = as_person(anna).get(first["Location"]).text
    assert f'<a href="{meeting.get_absolute_url()}">' in page
    meeting.project.rooms_off = ["calendar"]
    meeting.project.save()
    assert meeting.get_absolute_url() not in as_person(anna).get(first["Location"]).text


def test_guests_and_strangers_write_no_minutes(as_person, gesa, clara, meeting, address):
    said = {"stamp": meeting.occurrences.get().stamp}

    assert address("minutes", meeting) not in as_person(gesa).get(address("detail", meeting)).text
    assert as_person(gesa).post(address("minutes", meeting), said).status_code == 403
    assert as_person(clara).post(address("minutes", meeting), said).status_code == 404
    assert (Text.objects.exists(), meeting.attachments.exists()) == (False, False)


def test_without_texts_nobody_is_offered_minutes(as_person, ben, project, meeting, address):
    project.rooms_off = ["texts"]
    project.save()

    assert address("minutes", meeting) not in as_person(ben).get(address("detail", meeting)).content.decode()


def test_the_next_dates_stand_on_the_home_and_in_the_overview(as_person, ben, project):
    EventFactory(project=project, title="Werkstattabend", start=timezone.now() + timedelta(days=2))
    client = as_person(ben)

    assert "Werkstattabend" in client.get(project.workspace_url).content.decode()
    assert "Werkstattabend" in client.get(reverse("workspaces:overview")).content.decode()


def test_what_lies_at_a_time_already_is_said_when_a_date_is_looked_for(ben, clara, project, anna):
    mine, _sport = (EventFactory(project=ProjectFactory(members=[ben]), title=title) for title in ("Chor", "Sport"))
    EventFactory(project=project, title="Werkstatt")
    GuestFactory(event=mine, user=ben)
    start, end = mine.start, mine.end

    found = between(ben, project, start, end)

    assert sorted((each.title, each.whose) for each in found) == [("Chor", "mine"), ("Werkstatt", "project")]
    assert between(clara, project, start, end) == []
    assert between(ben, project, end + timedelta(hours=1), end + timedelta(hours=2)) == []
