"""Beginning with a template: what the project knows is filled in, nothing else of it is believed."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from tests.factories.projects import MembershipFactory, ProjectFactory
from tests.factories.texts import TemplateFactory
from workspace.projects import dates
from workspace.projects.models import Membership
from workspace.texts.beginnings import BEGINNINGS, PLACE, begun
from workspace.texts.document import plain, reading
from workspace.texts.document.tree import walk
from workspace.texts.filling import values_for
from workspace.texts.models import Template, Text
from workspace.texts.services import storing


@pytest.fixture
def next_event(monkeypatch):
    start = timezone.now() + timedelta(days=3)
    event = dates.Date(start, None, False, "Repariercafé", "/termine/x/", "Gemeindehaus")
    monkeypatch.setattr(dates, "_sources", {"test": lambda membership, moment, number: [event]})


def root_of(text):
    return reading.read(storing.load(text))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("key", BEGINNINGS)
def test_each_is_written_in_both_languages_and_knows_what_is_filled_in(project, anna, key, language):
    values = values_for(project.memberships.get(user=anna))

    with translation.override(language):
        title, root = begun(key, {name: f"<{name}>" for name in values})

    words = plain.of_tree(root)
    assert "<event>" in title or "<project>" in title or key == "consent"
    assert PLACE.findall(f"{title} {words}") == []
    assert len(words) > 400
    assert set(re.findall(r"<([a-z_]+)>", words)) <= set(values)


@pytest.mark.parametrize("key", BEGINNINGS)
def test_they_say_the_same_in_both_languages(key):
    shapes = []
    for language in ("de", "en"):
        with translation.override(language):
            shapes.append([each.kind for each in walk(begun(key, {})[1]) if each.kind != "text"])

    assert shapes[0] == shapes[1]


def test_a_text_begins_with_what_the_project_knows(as_person, ben, anna, project, address, next_event):
    project.place_name = "Alte Meierei"
    project.save()
    with translation.override("de"):
        as_person(ben).post("/" + address("templates").lstrip("/"), {"template": "minutes"})

    text = Text.objects.get()
    words = plain.of_tree(root_of(text))
    assert text.title == "Protokoll: Repariercafé"
    assert "Reparaturtreff" in words
    assert "Gemeindehaus" in words
    assert anna.name in words
    assert f"{ben.name}: Protokoll an alle schicken bis" in words


def test_without_an_event_there_are_dots_to_fill_in(as_person, ben, project, address):
    as_person(ben).post(address("templates"), {"template": "invitation"})

    words = plain.of_tree(root_of(Text.objects.get()))
    assert "Wann: …" in words or "When: …" in words


def test_the_name_of_a_project_is_no_sign(as_person, anna, ben):
    project = ProjectFactory(slug="frech", name="# Frech {plan} **x** [a](/b/)", plan="Erst.\n\nDann.", admin=ben)
    as_person(ben).post(f"/arbeitsbereich/{project.slug}/texte/vorlagen/", {"template": "concept"})

    root = root_of(Text.objects.get())
    assert Text.objects.get().title == "Konzept: # Frech {plan} **x** [a](/b/)"
    assert [each for each in walk(root) if each.href] == []
    assert "Erst.\nDann." in plain.of_tree(root)


def test_many_people_are_not_all_named(project, anna):
    MembershipFactory.create_batch(20, project=project)

    people = values_for(project.memberships.get(user=anna))["people"]

    assert people.count(",") == 11


def test_a_project_keeps_its_own(as_person, ben, project, text, address):
    client = as_person(ben)

    client.post(address("remember", text), {"name": "Unsere Satzung"})
    template = Template.objects.get()
    page = client.get(address("templates")).text
    client.post(address("templates"), {"own": template.pk})

    made = Text.objects.exclude(pk=text.pk).get()
    assert (template.project, template.made_by) == (project, ben)
    assert "Unsere Satzung" in page
    assert (made.title, plain.of(storing.load(made))) == ("Unsere Satzung", "Zweck des Vereins")
    client.post(address("forget_template", template))
    assert Template.objects.count() == 0
    assert Text.objects.count() == 2


def test_its_own_are_filled_in_too(as_person, ben, project, address):
    template = TemplateFactory(project=project, source="Für {project}, von {author}, {quatsch}")

    as_person(ben).post(address("templates"), {"own": template.pk})

    assert plain.of(storing.load(Text.objects.get())) == f"Für Reparaturtreff, von {ben.name}, …"


def test_the_templates_of_others_are_not_there(as_person, ben, address):
    other = TemplateFactory()
    client = as_person(ben)

    answers = [client.post(address("templates"), {"own": other.pk}), client.post(address("forget_template", other))]
    answers += [client.post(address("templates"), {"own": "x"}), client.post(address("templates"), {"template": "x"})]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert Template.objects.count() == 1
    assert Text.objects.count() == 0


def test_guests_neither_begin_nor_keep(as_person, gesa, project, text, address):
    template = TemplateFactory(project=project)
    client = as_person(gesa)

    answers = [client.get(address("templates")), client.post(address("templates"), {"template": "minutes"})]
    answers += [
        client.post(address("remember", text), {"name": "x"}),
        client.post(address("forget_template", template)),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert Template.objects.count() == 1
    assert Text.objects.count() == 1


def test_a_project_has_so_many_at_most(as_person, ben, project, text, address):
    TemplateFactory.create_batch(50, project=project)

    as_person(ben).post(address("remember", text), {"name": "Eine mehr"})

    assert Template.objects.count() == 50


def test_the_page_takes_as_many_queries_for_one_as_for_thirty(
    as_person, ben, project, address, django_assert_max_num_queries
):
    TemplateFactory.create_batch(30, project=project, made_by=ben)
    client = as_person(ben)
    client.get(address("templates"))

    with django_assert_max_num_queries(12):
        client.get(address("templates"))


def test_filling_in_takes_few_queries(project, anna, django_assert_max_num_queries):
    MembershipFactory.create_batch(5, project=project)
    membership = Membership.objects.select_related("project__municipality", "user").get(user=anna, project=project)

    with django_assert_max_num_queries(4):
        values_for(membership)
