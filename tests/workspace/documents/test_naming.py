"""Whatever somebody's computer calls a file, here it has a name that every computer can keep."""

import pytest

from workspace.documents import naming


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Plan.pdf", "Plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Anna\\Plan.pdf", "Plan.pdf"),
        ("..", "Ohne Namen"),
        ("", "Ohne Namen"),
        ("/", "Ohne Namen"),
        (" . . ", "Ohne Namen"),
        ("Plan\x00\n\x1b[31m.pdf", "Plan[31m.pdf"),
        ("Rechnung\u202efdp.exe", "Rechnungfdp.exe"),
        ("\u2066a\u2069.txt", "a.txt"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("LPT1.tar.gz", "_LPT1.tar.gz"),
        ("Konzert.txt", "Konzert.txt"),
        ('Was? "So": <3|*.txt', "Was_ _So__ _3__.txt"),
        ("Plan.pdf. ", "Plan.pdf"),
        ("  zwei   Leerzeichen.txt", "zwei Leerzeichen.txt"),
        ("a\u0308.txt", "ä.txt"),
        (".htaccess", ".htaccess"),
        ("\ud800kaputt.txt", "kaputt.txt"),
        ("👩‍🔧.png", "👩‍🔧.png"),
    ],
)
def test_a_name_becomes_usable(sent, kept):
    assert naming.clean(sent) == kept


def test_a_long_name_is_cut_before_its_ending():
    name = naming.clean("ä" * 300 + ".tar.gz")

    assert len(name) == naming.LONGEST_NAME
    assert name.endswith("ä.gz")


def test_cleaning_twice_changes_nothing_more():
    for sent in ("CON", "x" * 400 + ".pdf", "a/b\\c..", "\u202e", 'q"?'):
        once = naming.clean(sent)
        assert naming.clean(once) == once


def test_a_path_leads_nowhere_else():
    assert naming.clean_path("../Fotos//./Mai\\..\\CON/") == ["Fotos", "Mai", "_CON"]


def test_what_is_typed_is_no_path():
    assert naming.typed("Pläne / alt") == "Pläne - alt"
    assert naming.typed(" Kosten 2026/27.ods ") == "Kosten 2026-27.ods"
    assert naming.typed("/") == "-"


def test_names_are_sorted_as_people_sort_them():
    names = ["Plan 10", "plan 2", "Plan 1", "Plan", "Übung", "Ulme", "Uhr", "Zoo", "Ärger", "Arm", "Plan 002b"]

    assert sorted(names, key=naming.sort_key) == [
        "Ärger",
        "Arm",
        "Plan",
        "Plan 1",
        "plan 2",
        "Plan 002b",
        "Plan 10",
        "Übung",
        "Uhr",
        "Ulme",
        "Zoo",
    ]


@pytest.mark.parametrize(("one", "other"), [("PLAN.pdf", "plan.PDF"), ("a\u0308", "Ä"), ("straße", "STRASSE")])
def test_what_looks_the_same_is_the_same(one, other):
    assert naming.folded(one) == naming.folded(other)


def test_a_number_comes_before_the_ending():
    taken = {naming.folded("Plan.pdf"), naming.folded("plan (2).PDF")}

    assert naming.numbered("Plan.pdf", taken) == "Plan (3).pdf"
    assert naming.numbered("Anderer.pdf", taken) == "Anderer.pdf"
    assert len(naming.numbered("x" * 180, {naming.folded("x" * 180)})) == 180
