"""Versions: made, thinned out, compared, restored; nothing that anybody wrote is lost by it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pycrdt import XmlElement, XmlFragment, XmlText

from tests.factories.texts import AuthorFactory, ChangeFactory, TextFactory, VersionFactory, update_of
from workspace.texts.document import from_markdown, plain
from workspace.texts.document.comparing import compared
from workspace.texts.models import Text, Version
from workspace.texts.services import storing, versions


def written(text):
    return plain.of(storing.load(text))


def write(text, words, user=None, name=""):
    """A paragraph, typed in a window of its own."""
    doc = storing.load(text)
    before = doc.get_state()
    doc.get("text", type=XmlFragment).children.append(XmlElement("paragraph", contents=[XmlText(words)]))
    storing.append(text=text, update=doc.get_update(before), user=user, name=name)
    AuthorFactory(text=text, client_id=doc.client_id, user=user, name=name)


def later(text, **passed):
    """As if all had happened so long ago."""
    for version in text.versions.all():
        version.made_at -= timedelta(**passed)
        version.save()
    Text.objects.filter(pk=text.pk).update(changed_at=timezone.now() - timedelta(seconds=1))


def test_a_version_says_who_wrote_since_the_one_before(as_person, gesa, anna, ben, text, membership, address):
    write(text, "von Ben", ben)
    versions.name(text=text, membership=membership(anna), called="Entwurf")
    write(text, "von Anna", anna)
    write(text, "von Olga", None, "Olga")
    versions.name(text=text, membership=membership(ben), called="Zweiter Entwurf")

    page = as_person(gesa).get(address("history", text)).text

    assert [version.writers for version in text.versions.all()] == [[anna.pk, "Olga"], [ben.pk]]
    assert f"{anna.get_short_name()}, Olga" in page


def test_whoever_deleted_their_account_is_not_named(as_person, ben, text, address):
    VersionFactory(text=text, writers=[987654, "Olga"])

    assert "Olga" in as_person(ben).get(address("history", text)).text


def test_one_is_kept_ten_minutes_after_somebody_began_to_write(text):
    assert versions.keep_what_was_written() == 1
    write(text, "mehr")
    assert versions.keep_what_was_written() == 0
    later(text, minutes=11)
    assert versions.keep_what_was_written() == 1
    assert versions.keep_what_was_written() == 0

    assert [version.plain for version in text.versions.all()] == ["Zweck des Vereins\nmehr", "Zweck des Vereins"]


def test_of_an_empty_text_none_is_kept(project):
    TextFactory(project=project)

    assert versions.keep_what_was_written() == 0


def test_with_age_they_get_fewer_but_never_those_with_a_name(text):
    now = timezone.now()
    ages = [timedelta(minutes=15 * number) for number in range(4 * 24 * 10)] + [
        timedelta(days=number) for number in range(10, 800)
    ]
    Version.objects.bulk_create(Version(text=text, state=b"", is_automatic=True, made_at=now - age) for age in ages)
    named = [VersionFactory(text=text, made_at=now - timedelta(days=500, minutes=number)) for number in range(3)]

    gone = versions.thin_out(now)
    again = versions.thin_out(now)

    left = text.versions.filter(is_automatic=True)
    assert left.filter(made_at__gt=now - timedelta(days=1)).count() in {96, 97}
    assert left.filter(made_at__lte=now - timedelta(days=1), made_at__gt=now - timedelta(days=7)).count() <= 6 * 24 + 2
    assert left.filter(made_at__lte=now - timedelta(days=7), made_at__gt=now - timedelta(days=92)).count() <= 87
    assert left.filter(made_at__lte=now - timedelta(days=92)).count() <= 26
    assert text.versions.filter(pk__in=[each.pk for each in named]).count() == 3
    assert gone > 0
    assert again == 0


def test_restored_is_a_change_like_others(as_person, ben, text, address, membership):
    old = versions.name(text=text, membership=membership(ben), called="Alt")
    write(text, "später dazu")
    doc = storing.load(text)
    before = doc.get_state()
    del doc.get("text", type=XmlFragment).children[0]
    storing.append(text=text, update=doc.get_update(before), user=None)

    as_person(ben).post(address("restore_version", text, old))

    assert written(text) == "Zweck des Vereins"
    kept = text.versions.filter(is_automatic=True).get()
    assert kept.plain == "später dazu"
    as_person(ben).post(address("restore_version", text, kept))
    assert written(text) == "später dazu"


def test_what_somebody_writes_while_it_is_restored_stays(ben, text, membership):
    old = versions.name(text=text, membership=membership(ben), called="Alt")
    write(text, "mehr")
    away = storing.load(text)
    before = away.get_state()
    away.get("text", type=XmlFragment).children.append(
        XmlElement("paragraph", contents=[XmlText("im Zug geschrieben")])
    )

    versions.restore(text=text, version=old, membership=membership(ben))
    storing.append(text=text, update=away.get_update(before), user=ben)

    assert written(text) == "Zweck des Vereins\nim Zug geschrieben"


def test_the_change_is_shown_word_by_word_and_said_in_words(as_person, gesa, text, address):
    old = VersionFactory(text=text, state=storing.packed(update_of("Zweck des alten Vereins", "Entfällt")))

    page = as_person(gesa).get(address("version", text, old), {"mit": "jetzt"}).text

    assert page.count("<del>") == 2
    assert "alten" in page
    assert page.count('<span class="visually-hidden">[') >= 2


def test_a_version_is_compared_with_another_the_older_one_first(as_person, ben, text, address):
    one = VersionFactory(
        text=text, state=storing.packed(update_of("eins")), made_at=timezone.now() - timedelta(hours=2)
    )
    two = VersionFactory(text=text, state=storing.packed(update_of("eins", "zwei")))

    there = as_person(ben).get(address("version", text, one), {"mit": two.pk})
    back = as_person(ben).get(address("version", text, two), {"mit": one.pk})

    assert [each.context["stretches"][-1].lines[-1].what for each in (there, back)] == ["added", "added"]
    assert as_person(ben).get(address("version", text, one), {"mit": "999"}).status_code == 404
    assert as_person(ben).get(address("version", text, one), {"mit": "x"}).status_code == 404


def test_a_version_is_read_as_it_was(as_person, gesa, text, address):
    old = VersionFactory(text=text, state=storing.packed(update_of("<b>Wie es war</b>")))

    assert "&lt;b&gt;Wie es war&lt;/b&gt;" in as_person(gesa).get(address("version", text, old)).text


def test_comparing_folds_what_stayed_and_finds_what_moved_into_lists():
    before = from_markdown.read(
        "\n\n".join(f"Absatz {n} bleibt" for n in range(20)) + "\n\n- [ ] Jana: Plakat\n\n## Ende"
    )
    after = from_markdown.read(
        "\n\n".join(f"Absatz {n} bleibt" for n in range(20))
        + "\n\n- [x] Jana: Plakat drucken\n\n# Ende\n\n| a |\n| --- |\n| b |"
    )

    stretches = compared(before, after)

    assert [stretch.is_folded for stretch in stretches] == [True, False]
    assert len(stretches[0].lines) == 18
    words = ["".join(part.words for part in line.parts if part.what != "removed") for line in stretches[1].lines]
    assert words[2:] == ["\u2611 Jana: Plakat drucken", "Ende", "a", "b"]
    assert compared(before, before) == []


def test_guests_name_and_restore_nothing(as_person, gesa, text, address):
    old = VersionFactory(text=text)
    client = as_person(gesa)

    answers = [
        client.post(address("name_version", text), {"name": "Meine"}),
        client.post(address("restore_version", text, old)),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert written(text) == "Zweck des Vereins"
    assert text.versions.count() == 1


def test_a_version_of_another_text_is_not_there(as_person, ben, project, text, address):
    other = VersionFactory(text=TextFactory(project=project))
    client = as_person(ben)

    answers = [client.get(address("version", text, other)), client.post(address("restore_version", text, other))]

    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("number", [1, 30])
def test_the_history_takes_as_many_queries_for_one_version_as_for_thirty(
    as_person, ben, text, address, django_assert_max_num_queries, number
):
    VersionFactory.create_batch(number, text=text, writers=[ben.pk])
    ChangeFactory(text=text)
    client = as_person(ben)
    client.get(address("history", text))

    with django_assert_max_num_queries(14):
        client.get(address("history", text))


def test_without_a_name_no_version_is_kept_and_it_is_said(as_person, ben, text, address):
    answer = as_person(ben).post(address("name_version", text), {"name": "  "})

    assert answer.status_code == 200
    assert text.versions.count() == 0
