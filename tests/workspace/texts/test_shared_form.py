"""The plain form for people who came by a link: joined with what others write, nobody else's, over with the link."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from portal.moderation.models import Block
from tests.factories.texts import EditingFactory, ShareLinkFactory
from tests.stamps import guards
from tests.workspace.texts.test_plain_form import type_live, written
from workspace.texts.models import Change, Editing, ShareLink, Text
from workspace.texts.services import editing_by_link, versions


@pytest.fixture
def link(text, membership, ben):
    return ShareLinkFactory(text=text, maker=membership(ben), may_write=True)


@pytest.fixture
def ida(client, link):
    cache.clear()
    client.post(link.get_absolute_url(), {"name": "Ida", **guards()})
    return client


@pytest.fixture
def form(link):
    return f"{link.get_absolute_url()}formular/"


@pytest.fixture
def opened(ida, form):
    """Ida has opened the form; `send(source)` saves it."""
    ida.get(form)
    began = Editing.objects.get()

    def send(source, **more):
        return ida.post(form, {"editing": began.pk, "source": source, **more}, follow=True)

    return send


def test_what_was_typed_joins_what_others_wrote(opened, text):
    type_live(text, 0, "Der ")

    said = opened("Zweck unseres Vereins").text

    assert written(text) == "Der Zweck unseres Vereins"
    assert "Deine Änderungen stehen im Text." in said
    assert text.authors.get(name="Ida").user is None
    assert Change.objects.last().name == "Ida"
    assert not Editing.objects.exists()
    assert [versions.doc_of(each) is not None for each in text.versions.all()] == [True]


def test_given_up_nothing_is_changed(opened, text):
    opened("Etwas anderes", give_up="1")

    assert written(text) == "Zweck des Vereins"
    assert not Editing.objects.exists()


def test_it_locks_nobody_out(opened, as_person, ben, text, address):
    page = as_person(ben).get(address("plain_form", text))

    assert 'name="source"' in page.text
    assert "bearbeitet das" not in page.text


def test_the_form_of_somebody_else_is_not_saved(opened, ida, form, text, link, ben):
    mine = Editing.objects.get()
    ole = Client()
    ole.post(link.get_absolute_url(), {"name": "Ole", **guards()})

    said = ole.post(form, {"editing": mine.pk, "source": "Fremd"})
    of_ben = EditingFactory(text=text, user=ben)
    also = ida.post(form, {"editing": of_ben.pk, "source": "Fremd"})

    assert "Dieses Formular wurde inzwischen geschlossen" in said.text
    assert "Dieses Formular wurde inzwischen geschlossen" in also.text
    assert "Fremd" in said.text
    assert written(text) == "Zweck des Vereins"


@pytest.mark.parametrize(
    ("change", "opens", "saves"),
    [
        (lambda: ShareLink.objects.update(may_write=False), 302, 403),
        (lambda: Text.objects.update(finished_at=timezone.now()), 302, 403),
        (lambda: ShareLink.objects.update(revoked_at=timezone.now()), 410, 410),
    ],
)
def test_when_nothing_may_be_written_any_more_what_was_typed_is_shown(opened, ida, form, text, change, opens, saves):
    change()

    assert ida.get(form).status_code == opens
    answer = opened("Meine <b>Mühe</b>")

    assert answer.status_code == saves
    assert "Das wurde nicht gespeichert" in answer.text
    assert '<pre class="text-source">Meine &lt;b&gt;Mühe&lt;/b&gt;</pre>' in answer.text
    assert "Satzung" not in answer.text
    assert written(text) == "Zweck des Vereins"


def test_what_ends_while_it_is_saved_is_said(opened, text, monkeypatch):
    held = editing_by_link._held

    def too_late(link):
        ShareLink.objects.update(revoked_at=timezone.now())
        return held(link)

    monkeypatch.setattr(editing_by_link, "_held", too_late)
    answer = opened("Doch")

    assert (answer.status_code, '<pre class="text-source">Doch</pre>' in answer.text) == (403, True)
    assert written(text) == "Zweck des Vereins"


def test_without_a_name_there_is_no_form(client, form, link):
    assert client.get(form).url == link.get_absolute_url()
    assert not Editing.objects.exists()


def test_who_is_blocked_hears_so(as_person, clara, link, form, text):
    client = as_person(clara)
    client.post(link.get_absolute_url(), {"name": "Clara", **guards()})
    Block.objects.create(user=clara, until=timezone.now() + timedelta(days=1), reason="Werbung")

    assert client.get(form).status_code == 302
    assert not Editing.objects.exists()


def test_few_of_a_person_and_of_a_link_are_kept(link, monkeypatch):
    monkeypatch.setattr(editing_by_link, "MOST_OF_A_LINK", 7)
    for visit in ("eins", "zwei"):
        for _number in range(6):
            editing_by_link.begin(link=link, visit=visit)

    assert Editing.objects.filter(visit="zwei").count() == 5
    assert Editing.objects.count() == 7


def test_without_javascript_the_way_there_is_shown(ida, link, form):
    assert f'<a class="btn btn-secondary" href="{form}">' in ida.get(link.get_absolute_url()).text
    ShareLink.objects.update(may_write=False)
    assert form not in ida.get(link.get_absolute_url()).text
