"""What is looked for and not found: counted without anybody in it, shown to managers once it is common."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.models import EmptySearch, Synonym
from search.services.missing import forget_old, note_empty
from tests.factories.search import EmptySearchFactory


@pytest.fixture
def looked_for(db, monkeypatch):
    """That many days ago."""
    today = timezone.localdate()

    def looked_for(typed, *days):
        for ago in days:
            monkeypatch.setattr(timezone, "localdate", lambda ago=ago: today - timedelta(days=ago))
            note_empty(typed=typed, language="de")

    return looked_for


def shown():
    return list(EmptySearch.objects.common().values_list("words", "times", "days"))


def test_words_are_kept_once_they_were_looked_for_on_three_days(looked_for):
    looked_for("Drahtesel  Verleih", 4, 4, 4, 2)

    assert shown() == []
    assert "rahtesel" not in str(EmptySearch.objects.values())

    looked_for("drahtesel verleih", 1)

    assert shown() == [("drahtesel verleih", 5, 3)]


@pytest.mark.parametrize(
    "typed", ["anna@example.org", "Tel 04315678", "wo wohnt denn Petra Petersen", "x" * 61, "", "„“ - !"]
)
def test_what_is_about_somebody_rather_than_something_is_not_counted(looked_for, typed):
    looked_for(typed, 3, 2, 1)

    assert not EmptySearch.objects.exists()


def test_nonsense_does_not_fill_the_table(looked_for, monkeypatch):
    monkeypatch.setattr("search.services.missing.MOST_KEPT", 2)

    for word in ("ah", "oh", "uh", "ah"):
        looked_for(word, 0)

    assert sorted(EmptySearch.objects.values_list("times", flat=True)) == [1, 2]


def test_what_nobody_looks_for_any_more_is_forgotten(db):
    today = timezone.localdate()
    rare = EmptySearchFactory(words="", last_day=today - timedelta(days=59))
    EmptySearchFactory(words="", last_day=today - timedelta(days=61))
    common = EmptySearchFactory(words="Rad", last_day=today - timedelta(days=364))
    EmptySearchFactory(words="Floß", last_day=today - timedelta(days=366))

    forget_old()

    assert set(EmptySearch.objects.all()) == {rare, common}


@pytest.mark.indexed
def test_a_manager_makes_synonyms_of_it(client, maren, home_page):
    row = EmptySearchFactory(words="Drahtesel")
    EmptySearchFactory(words="")
    client.force_login(maren)

    page = client.get("/admin/suche/nicht-gefunden/")
    assert [each.words for each in page.context["object_list"]] == ["Drahtesel"]
    assert client.get("/admin/suche/nicht-gefunden/add/").status_code == 302
    form = "/admin/suche/synonyme/add/?words=Drahtesel%2C+&amp;language=de"
    assert form in page.content.decode()

    assert 'rows="10"' not in client.get(form.replace("&amp;", "&")).content.decode()
    assert client.get(form.replace("&amp;", "&")).context["form"].initial["words"] == "Drahtesel, "
    client.post("/admin/suche/synonyme/add/", {"language": "de", "words": "Drahtesel,\nFahrrad, Drahtesel"})
    assert Synonym.objects.get().words == "Drahtesel, Fahrrad"
    client.post(f"/admin/suche/nicht-gefunden/delete/{row.pk}/")
    assert EmptySearch.objects.count() == 1


def test_one_word_alone_means_the_same_as_nothing(client, maren, home_page):
    client.force_login(maren)

    answer = client.post("/admin/suche/synonyme/add/", {"language": "de", "words": "Drahtesel"})

    assert answer.status_code == 200
    assert not Synonym.objects.exists()
