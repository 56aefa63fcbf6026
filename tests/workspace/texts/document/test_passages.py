"""Passages stay where they are, whatever is written around them; or are found by their words; or are gone."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlText

from workspace.texts.document import reading
from workspace.texts.document.passages import MOST, Passage, marked
from workspace.texts.document.plain import of_tree
from workspace.texts.document.references import with_references
from workspace.texts.document.rewriting import rewrite
from workspace.texts.document.to_html import html
from workspace.texts.document.tree import PASSAGE, walk


class Page:
    """A text whose lines somebody types in one window; `letter` is the number that Yjs gives to one of them."""

    def __init__(self, *lines):
        self.doc = Doc()
        for line in lines:
            fragment = reading.fragment_of(self.doc)
            fragment.children.append(XmlElement("paragraph", contents=[XmlText(line)]))
        self.lines = lines

    def letter(self, line, place):
        """Each line begins with two numbers: of the paragraph and of its text. Of a sign that has two, the second."""
        before = sum(2 + units(each) for each in self.lines[:line])
        return f"{self.doc.client_id}:{before + 1 + units(self.lines[line][: place + 1])}"

    def passage(self, line, start, end, quote="", key=1):
        return Passage(key, self.letter(line, start), self.letter(line, end - 1), quote)

    def text(self, line):
        return reading.fragment_of(self.doc).children[line].children[0]

    def copy(self):
        doc = Doc()
        doc.apply_update(self.doc.get_update())
        return doc

    def words(self, *passages):
        root, _found = marked(self.copy(), passages)
        return words_in(root)


def units(text):
    return len(text.encode("utf-16-le")) // 2


def words_in(root, key=1):
    """What is marked for this passage."""
    return "".join(
        each.text
        for each in walk(root)
        for mark in each.marks
        if mark.name == PASSAGE and str(key) in mark.href.split()
    )


def test_a_passage_is_what_stands_between_two_letters():
    page = Page("Über Bäume 😀 reden", "Zweite Zeile")

    assert page.words(page.passage(0, 5, 10)) == "Bäume"
    assert page.words(page.passage(0, 11, 14)) == "😀 r"
    assert page.words(Passage(1, page.letter(0, 13), page.letter(1, 5), "")) == "redenZweite"
    assert page.words(page.passage(0, 0, 1)) == "Ü"


def test_it_follows_what_is_written_before_in_and_behind_it():
    page = Page("Wir pflanzen Bäume am Rand")
    passage = page.passage(0, 13, 18)
    text = page.text(0)

    text.insert(0, "Heute: ")
    text.insert(len("Heute: Wir pflanzen Bä".encode()), "-ä-")
    text.insert(len("Heute: Wir pflanzen Bä-ä-ume".encode()), "!")
    reading.fragment_of(page.doc).children.insert(0, XmlElement("paragraph", contents=[XmlText("Davor")]))

    assert page.words(passage) == "Bä-ä-ume"


def test_it_shrinks_with_what_is_deleted_until_it_is_gone():
    page = Page("eins zwei drei")
    passage = page.passage(0, 5, 9)
    text = page.text(0)

    del text[5:7]
    assert page.words(passage) == "ei"
    del text[4:7]
    root, found = marked(page.copy(), [passage])
    assert (words_in(root), found) == ("", frozenset())


def test_of_a_passage_nothing_is_there_where_only_spaces_are_left():
    page = Page("eins zwei drei")
    passage = page.passage(0, 0, 9)
    text = page.text(0)

    del text[5:9]
    del text[0:4]

    assert marked(page.copy(), [passage])[1] == frozenset()


def test_where_its_line_was_written_anew_it_is_found_by_its_words():
    page = Page("Wir pflanzen  Bäume am Rand", "Ende")
    passage = page.passage(0, 4, 19, "pflanzen Bäume")
    doc = page.copy()
    del reading.fragment_of(doc).children[0]
    rewrite(doc, "# Heute\n\nWir **pflanzen** Bäume am Rand\n\nEnde")

    root, found = marked(doc, [passage])

    assert words_in(root) == "pflanzen Bäume"
    assert found == {1}


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("pflanzen Bäume am", "pflanzen  Bäume   am"),
        ("Wir  pflanzen", "Wir pflanzen"),
        ("Rand Ende", "Rand Ende"),
        ("me am", "me   am"),
        ("gute…", "gute"),
        ("Ende gutalles", ""),
    ],
)
def test_words_are_found_however_many_spaces_stand_between_them(quote, said):
    doc = Page("  Wir pflanzen  Bäume   am Rand ", "Ende", " gutes  ").copy()

    root, found = marked(doc, [Passage(1, "", "", quote)])

    assert (words_in(root), found) == (said, frozenset({1} if said else ()))


@pytest.mark.parametrize("quote", ["Ende", "am", "Gibt es nicht", "", " ", "…"])
def test_words_that_stand_there_twice_or_are_hardly_any_find_nothing(quote):
    doc = Page("Am Ende ist am Ende Schluss").copy()

    assert marked(doc, [Passage(1, "", "", quote)])[1] == frozenset()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("", ""),
        ("0:0", "0:0"),
        ("unsinn", "1:1"),
        ("-1:2", "1:-2"),
        ("9999999999999999:9999999999999999", "9999999999999999:9999999999999999"),
        ("1:2:3", "<b>:1"),
        ("١:٢", "١:٢"),
    ],
)
def test_what_is_no_letter_is_nowhere(first, last):
    page = Page("Kuchen")

    root, found = marked(page.copy(), [Passage(1, first, last, "")])

    assert found == frozenset()
    assert root == reading.read(page.copy())


def test_letters_that_are_blocks_or_stand_the_wrong_way_round_do_no_harm():
    page = Page("Kuchen", "Tee")
    own = page.doc.client_id
    wrong = [Passage(key, f"{own}:{key}", f"{own}:{12 - key}", "") for key in range(12)]

    root, _found = marked(page.copy(), wrong)

    assert of_tree(root) == "Kuchen\nTee"


def test_many_over_each_other_are_all_there():
    page = Page("Ein Fest im Hof")
    passages = [page.passage(0, start, start + 3, key=start) for start in range(12)]

    root, found = marked(page.copy(), passages)

    assert found == frozenset(range(12))
    assert [words_in(root, key) for key in range(12)] == ["Ein Fest im Hof"[key : key + 3] for key in range(12)]
    assert of_tree(root) == "Ein Fest im Hof"
    assert len(marked(page.copy(), passages * MOST)[1]) == 12


EDIT = st.tuples(st.booleans(), st.integers(0, 400), st.integers(1, 4), st.text("xä😀 ", min_size=1, max_size=4))


@settings(deadline=None, max_examples=60)
@given(st.lists(EDIT, max_size=30), st.integers(0, 9), st.integers(1, 6))
def test_it_holds_what_is_left_of_its_letters_after_any_edits(edits, start, length):
    """Beside pycrdt a list of letters is edited, each of which knows whether it was in the passage."""
    line = "abcdefghijklmnop"
    page = Page(line)
    passage = page.passage(0, start, start + length)
    letters = [(sign, start <= place < start + length) for place, sign in enumerate(line)]
    text = page.text(0)
    for is_insertion, at, number, words in edits:
        place = at % (len(letters) + 1)
        before = len("".join(sign for sign, _own in letters[:place]).encode())
        if is_insertion:
            text.insert(before, words)
            letters[place:place] = [(sign, False) for sign in words]
        else:
            gone = "".join(sign for sign, _own in letters[place : place + number])
            if gone:
                del text[before : before + len(gone.encode())]
            del letters[place : place + number]

    own = [place for place, (_sign, is_own) in enumerate(letters) if is_own]
    found = page.words(passage)

    assert page.words() == ""
    if own:
        assert "".join(sign for sign, _own in letters[own[0] : own[-1] + 1]) in found
    assert [sign for sign in found if sign in line] == [letters[place][0] for place in own]


def test_numbers_lead_to_what_is_said_and_back():
    page = Page("Ein Fest im Hof", "mit <b>Kuchen")
    passages = [
        Passage(7, page.letter(0, 4), page.letter(1, 2), ""),
        Passage(8, page.letter(1, 4), page.letter(1, 12), ""),
        Passage(9, page.letter(1, 4), page.letter(1, 6), ""),
    ]

    written = with_references(html(marked(page.copy(), passages)[0]), {7: 1, 8: 2})

    assert written == (
        '<p>Ein <span id="stelle-7"></span><mark class="text-passage">Fest im Hof</mark></p>\n'
        '<p><mark class="text-passage">mit</mark><a class="text-reference" href="#gespraech-7" '
        'aria-label="Kommentar 1">1</a> <span id="stelle-8"></span><mark class="text-passage">&lt;b&gt;</mark>'
        '<mark class="text-passage">Kuchen</mark><a class="text-reference" href="#gespraech-8" '
        'aria-label="Kommentar 2">2</a></p>'
    )
    assert not re.search(r"data-threads", written)
