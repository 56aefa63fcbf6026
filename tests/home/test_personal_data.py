"""No model with a person in it without a rule, and no rule that is not kept."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.deletion import CASCADE, DO_NOTHING, SET_NULL

from home.personal_data import ACTIVITIES, RULES, THINGS, Kept, Leaving, NotExported
from portal.accounts import privacy
from portal.base import terms, timer

MEMBERSHIP = "workspace_projects.Membership"
PERSONS = {settings.AUTH_USER_MODEL, MEMBERSHIP}
TELLS_OF_SOMEBODY = re.compile(r"^(.*_)?(e?mail|ip|user_agent|phone|sender|token|session_key)$|^(name|who|to|address)$")
CONTACT = re.compile(r"^contact_")
REGISTER = settings.BASE_DIR / "docs" / "verarbeitungsverzeichnis.md"
LABELS = sorted(RULES)


def to_people(model):
    """The model's own columns that lead to an account or to a membership."""
    return [
        field
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model and field.related_model._meta.label in PERSONS
    ]


def has_a_person(model):
    texts = (models.CharField, models.TextField, models.EmailField, models.GenericIPAddressField)
    columns = [field.name for field in model._meta.concrete_fields if isinstance(field, texts)]
    named = any(TELLS_OF_SOMEBODY.match(name) or CONTACT.match(name) for name in columns)
    return bool(to_people(model)) or named or model._meta.label in PERSONS


def test_every_model_with_a_person_has_a_rule():
    concerned = {model._meta.label for model in apps.get_models() if has_a_person(model)}

    assert concerned - RULES.keys() - THINGS == set()


def test_no_rule_is_for_a_model_that_is_no_more_or_for_a_thing():
    known = {model._meta.label for model in apps.get_models()}

    assert (RULES.keys() | THINGS) - known == set()
    assert RULES.keys() & THINGS == set()
    assert [label for label in THINGS if to_people(apps.get_model(label))] == []
    assert sum(len(rules) for rules in ACTIVITIES.values()) == len(RULES)


def test_each_names_a_part_of_the_archive_or_says_why_not():
    parts = {part.name for part in privacy.parts()}
    exported = {rule.export for rule in RULES.values()} - set(NotExported)

    assert exported == parts


@pytest.mark.parametrize("label", LABELS)
def test_what_becomes_of_it_with_the_account_is_what_the_database_does(label):
    relations = [field for field in to_people(apps.get_model(label)) if not field.many_to_many]
    does = {field.remote_field.on_delete for field in relations}

    expected = {
        Leaving.GONE: does <= {CASCADE, SET_NULL},
        Leaving.NAMELESS: does <= {SET_NULL, CASCADE} and CASCADE not in does,
        Leaving.NUMBERED: does == {DO_NOTHING},
        Leaving.NO_ACCOUNT: does == set(),
    }
    assert expected[RULES[label].leaving], (RULES[label].leaving, does)


def test_nothing_keeps_an_account_from_going():
    refuse = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in to_people(model)
        if not field.many_to_many and field.remote_field.on_delete not in {CASCADE, SET_NULL, DO_NOTHING}
    ]

    assert refuse == []


def test_every_end_is_kept_by_a_term_or_a_job_that_there_is():
    there = {f"job:{name}" for name in timer.discover()} | {f"term:{term.name}" for term in terms.every_term()}
    named = {rule.until for rule in RULES.values()} - set(Kept)

    assert named - there == set()
    assert {term.model for term in terms.every_term()} <= RULES.keys()


def test_the_register_has_each_activity_and_no_other():
    text = REGISTER.read_text(encoding="utf-8")
    headings = re.findall(r"^### \d+\. (.+)$", text, re.MULTILINE)

    assert headings == list(ACTIVITIES)


def test_the_register_says_the_period_of_each_term():
    text = REGISTER.read_text(encoding="utf-8")

    missing = [term.name for term in terms.every_term() if f"{term.period.days} Tage (`{term.name}`)" not in text]

    assert missing == []


def test_each_part_of_the_archive_stands_in_the_register_where_its_models_are():
    text = REGISTER.read_text(encoding="utf-8")
    sections = dict(zip(ACTIVITIES, re.split(r"^### \d+\. .+$", text, flags=re.MULTILINE)[1:], strict=True))
    exported = {name: {rule.export for rule in rules.values()} - set(NotExported) for name, rules in ACTIVITIES.items()}

    assert {name: set(re.findall(r"`data\.json: (\w+)`", section)) for name, section in sections.items()} == exported
