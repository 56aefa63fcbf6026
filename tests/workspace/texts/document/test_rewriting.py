"""Editing as Markdown: what was changed is changed, what others write meanwhile stays."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from tests.workspace.texts.document.trees import TREES, everything
from workspace.texts.document import from_markdown, plain, reading, writing
from workspace.texts.document.rewriting import rewrite
from workspace.texts.document.to_markdown import markdown
from workspace.texts.document.tree import node, paragraph, text


def doc_of(root):
    doc = Doc()
    writing.append(doc, root.children)
    return doc


def twin(doc):
    made = Doc()
    made.apply_update(doc.get_update())
    return made


def written(doc):
    return markdown(reading.read(doc), for_editing=True)


def edited(doc, change):
    """What the form makes of it: the update of somebody who began with `doc`."""
    form = twin(doc)
    rewrite(form, change(written(form)))
    return form.get_update(doc.get_state())


def paragraphs(*words):
    return node("doc", *(paragraph(each) for each in words))


def first_text(doc, number=0):
    return doc.get("text", type=XmlFragment).children[number].children[0]


def test_who_changes_nothing_changes_nothing():
    doc = doc_of(everything())
    before = doc.get_state()

    rewrite(doc, written(doc))

    assert doc.get_state() == before
    assert reading.read(doc) == everything()


@given(TREES, TREES)
@settings(max_examples=25, deadline=None)
def test_afterwards_it_reads_as_it_was_written(before, after):
    doc = doc_of(before)
    wanted = after.with_children(each for each in after.children if "image" not in repr(each))
    source = markdown(wanted, for_editing=True)

    rewrite(doc, source)

    assert from_markdown.read(written(doc), keeps_lines=True) == from_markdown.read(source, keeps_lines=True)


@given(TREES, st.integers())
@settings(max_examples=25, deadline=None)
def test_one_changed_letter_is_one_change(root, seed):
    """And all that was not touched is the same in Yjs."""
    doc = doc_of(root)
    source = written(doc)
    places = [number for number, letter in enumerate(source) if letter.isalpha() and letter.isascii()]
    if not places:
        return
    place = random.Random(seed).choice(places)  # a test's
    changed = f"{source[:place]}q{source[place + 1 :]}"
    wanted = from_markdown.read(changed, keeps_lines=True)

    rewrite(doc, changed)

    assert from_markdown.read(written(doc), keeps_lines=True) == wanted or "image" in repr(root)


def test_what_others_write_elsewhere_stays():
    doc = doc_of(paragraphs("eins", "zwei", "drei"))
    update = edited(doc, lambda source: source.replace("zwei", "ZWEI"))
    first_text(doc, 0).insert(4, " und mehr")
    del doc.get("text", type=XmlFragment).children[2]

    doc.apply_update(update)

    assert plain.of(doc) == "eins und mehr\nZWEI"


def test_what_others_write_in_the_same_paragraph_stays():
    doc = doc_of(paragraphs("Wir treffen uns am Freitag in der Aula."))
    update = edited(doc, lambda source: source.replace("Freitag", "Samstag").replace("Aula", "alten Aula"))
    first_text(doc).insert(0, "Liebe alle! ")
    first_text(doc).insert(len(first_text(doc)), " Bringt Kuchen mit.")

    doc.apply_update(update)

    assert plain.of(doc) == "Liebe alle! Wir treffen uns am Samstag in der alten Aula. Bringt Kuchen mit."


def test_what_others_write_into_a_new_paragraph_stays():
    doc = doc_of(paragraphs("eins", "zwei"))
    update = edited(doc, lambda source: source.replace("zwei", "zwischen\n\nzwei") + "\ndrei\n")
    added = XmlElement("paragraph", {}, [XmlText("von Ben")])
    doc.get("text", type=XmlFragment).children.append(added)

    doc.apply_update(update)

    assert sorted(plain.of(doc).split("\n")) == ["drei", "eins", "von Ben", "zwei", "zwischen"]


def test_in_a_list_only_the_item_is_touched():
    doc = doc_of(everything())
    update = edited(doc, lambda source: source.replace("- [ ] Bescheid sagen", "- [x] Bescheid sagen\n- [ ] Leiter"))
    plakat = doc.get("text", type=XmlFragment).children[4].children[0].children[0].children[0]
    plakat.insert(6, "e drucken")

    doc.apply_update(update)

    checks = reading.read(doc).children[4]
    assert [(plain.of_tree(each), each.is_checked) for each in checks.children] == [
        ("Plakate drucken", True),
        ("Bescheid sagen", True),
        ("Leiter", False),
    ]


def test_marks_are_set_and_taken_without_touching_the_letters():
    doc = doc_of(node("doc", paragraph("eins ", text("zwei", "strong"), " drei")))
    update = edited(
        doc, lambda source: source.replace("**zwei**", "zwei").replace("drei", "[drei](https://example.org)")
    )
    first_text(doc).insert(7, "X", {"strong": {}})

    doc.apply_update(update)

    kept = [(each.text, [mark.name for mark in each.marks]) for each in reading.read(doc).children[0].children]
    assert "".join(words for words, _ in kept) == "eins zwXei drei"
    assert kept[-1] == ("drei", ["link"])
    assert [words for words, marks in kept if not marks] == ["eins zwXei "]


def test_who_is_mentioned_and_how_wide_a_column_is_stays():
    mention = node("mention", person="7", label="Jana")
    head = node(
        "table_row", node("table_header", paragraph("Wer"), colwidth=(120,)), node("table_header", paragraph("Was"))
    )
    row = node("table_row", node("table_cell", paragraph("Ole")), node("table_cell", paragraph("Kuchen")))
    doc = doc_of(node("doc", paragraph("Frag ", mention, "."), node("table", head, row)))

    doc.apply_update(edited(doc, lambda source: source.replace("Frag", "Bitte frag").replace("Kuchen", "Salat")))

    root = reading.read(doc)
    assert root.children[0].children == (text("Bitte frag "), mention, text("."))
    assert root.children[1].children[0].children[0].get("colwidth") == (120,)
    assert plain.of_tree(root.children[1]) == "Wer\tWas\nOle\tSalat"


def test_pictures_stay_and_none_is_brought_in():
    doc = doc_of(everything())

    left_out = rewrite(doc, written(doc).replace("Der Steg", "Unser Steg") + "\n![x](https://example.org/x.png)\n")

    pictures = [each for each in reading.read(doc).children if each.kind == "image"]
    assert left_out == 1
    assert pictures == [node("image", alt="Unser Steg", picture="4", src="/bilder/1/")]


def test_a_line_break_divides_a_paragraph_that_somebody_else_goes_on_with():
    doc = doc_of(paragraphs("eins zwei"))
    update = edited(doc, lambda source: source.replace("eins zwei", "eins\nzwei"))
    first_text(doc).insert(0, "Also: ")

    doc.apply_update(update)

    assert plain.of(doc) == "Also: eins\nzwei"


def test_a_document_that_no_editor_made_can_be_edited():
    doc = Doc()
    fragment = doc.get("text", type=XmlFragment)
    for each in (
        XmlText("lose"),
        XmlElement("quatsch", {}, [XmlElement("paragraph", {}, [XmlText("a")]), XmlText("b")]),
    ):
        fragment.children.append(each)

    rewrite(doc, written(doc).replace("b", "c"))

    assert plain.of(doc) == "lose\na\nc"


def test_a_long_text_is_compared_soon():
    doc = doc_of(paragraphs(*(f"Absatz {number} mit einigen Worten, die sich gleichen." for number in range(800))))

    doc.apply_update(edited(doc, lambda source: source.replace("Absatz 400 ", "Abschnitt 400 ")))

    assert plain.of(doc).split("\n")[400].startswith("Abschnitt 400 mit")
