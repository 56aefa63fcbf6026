"""Between Yjs and the tree: as the browser writes it, and whatever a hostile browser writes."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from tests.workspace.texts.document.from_the_browser import UPDATE
from tests.workspace.texts.document.trees import TREES, WORDS
from workspace.texts.document import plain, reading, writing
from workspace.texts.document.links import safe_address
from workspace.texts.document.schema import tidied
from workspace.texts.document.tree import node, paragraph, text


def with_children(*children):
    doc = Doc()
    fragment = doc.get("text", type=XmlFragment)
    for each in children:
        fragment.children.append(each)
    return doc


def test_what_the_browser_wrote_is_read():
    doc = Doc()
    doc.apply_update(UPDATE)

    root = reading.read(doc)

    assert root.children[:2] == (
        node("heading", text("Frühjahrsputz"), level=2),
        paragraph(
            "Wir räumen ",
            text("gemeinsam", "strong"),
            " auf, ",
            text("hier", "strong", href="https://example.org/karte"),
            node("hard_break"),
            node("mention", person="7", label="Jana"),
            " bringt Säcke 😀.",
        ),
    )
    assert [each.kind for each in root.children[2:]] == [
        "ordered_list",
        "check_list",
        "callout",
        "blockquote",
        "code_block",
        "horizontal_rule",
        "image",
        "table",
        "paragraph",
    ]
    assert root.children[3].children[0].is_checked
    assert root.children[2].number("order") == 3
    assert root.children[4].words("kind") == "warning"


@given(TREES)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_again(root):
    doc = Doc()

    writing.append(doc, root.children)

    assert reading.read(doc) == root


def test_an_update_brings_a_text_to_another_document():
    doc = Doc()

    doc.apply_update(writing.update_of([paragraph("Moin")]))

    assert plain.of(doc) == "Moin"


def test_attributes_are_read_however_they_are_written():
    doc = with_children(
        XmlElement("heading", {"level": "2"}, [XmlText("a")]),
        XmlElement("heading", {"level": 2.0}, [XmlText("b")]),
        XmlElement("heading", {"level": "hoch"}, [XmlText("c")]),
        XmlElement("heading", {"level": 99}, [XmlText("d")]),
        XmlElement("check_list", {}, [XmlElement("check_item", {"checked": "true"}, [XmlElement("paragraph")])]),
        XmlElement("check_list", {}, [XmlElement("check_item", {"checked": True}, [XmlElement("paragraph")])]),
        XmlElement("callout", {"kind": "bombe"}, [XmlElement("paragraph")]),
    )

    root = reading.read(doc)

    assert [each.level for each in root.children[:4]] == [2, 2, 1, 3]
    assert [each.children[0].is_checked for each in root.children[4:6]] == [True, True]
    assert root.children[6].words("kind") == "info"


def test_of_unknown_nodes_and_marks_the_words_are_kept():
    words = XmlText("")
    doc = with_children(XmlElement("paragraph", {}, [words]), XmlElement("hologramm", {}, [XmlText("drinnen")]))
    words.insert(0, "laut", {"shout": {}, "strong--abcDEF12": {}})

    assert reading.read(doc).children == (paragraph(text("laut", "strong")), paragraph("drinnen"))


def test_what_stands_in_the_wrong_place_gets_a_right_one():
    doc = with_children(
        XmlText("lose"),
        XmlElement("list_item", {}, [XmlElement("heading", {"level": 1}, [XmlText("Punkt")])]),
        XmlElement("table", {}, [XmlText("Zelle")]),
        XmlElement("paragraph", {}, [XmlText("a"), XmlElement("paragraph", {}, [XmlText("b")])]),
        XmlElement("image", {"src": "javascript:alert(1)"}),
    )

    root = reading.read(doc)

    assert [each.kind for each in root.children] == ["paragraph", "bullet_list", "table", "paragraph", "paragraph"]
    assert [each.kind for each in root.children[1].children[0].children] == ["paragraph", "heading"]
    assert plain.of_tree(root) == "lose\nPunkt\nZelle\na\nb"


def test_however_deep_it_lies_the_words_are_kept():
    doc = Doc()
    deepest = doc.get("text", type=XmlFragment)
    with doc.transaction():
        for _ in range(3000):
            element = XmlElement("blockquote")
            deepest.children.append(element)
            deepest = element
        deepest.children.append(XmlText("ganz unten"))

    assert plain.of(doc) == "ganz unten"


def test_a_link_leads_to_the_web_to_mail_or_into_the_portal():
    safe = ["https://example.org/ä?x=1", "http://example.org", "mailto:a@example.org", "/ideen/?q=a"]
    unsafe = [
        "javascript:alert(1)",
        "JAVA\tscript:alert(1)",
        "data:text/html,x",
        "//böse.example",
        "vbscript:x",
        "ftp://x.org",
    ]
    unsafe += [
        "",
        "http:",
        "https:///",
        "/\\böse.example",
        "\\\\x",
        "relativ",
        "http://[",
        "https:" + "x" * 3000,
        "mailto:",
    ]

    assert [safe_address(each) for each in safe] == safe
    assert [safe_address(each) for each in unsafe] == [""] * len(unsafe)


@given(
    st.recursive(
        WORDS,
        lambda inside: st.tuples(
            st.sampled_from(["list_item", "table", "table_row", "x", "paragraph", "check_list", "mention"]),
            st.lists(inside, max_size=4),
        ),
        max_leaves=12,
    )
)
@settings(max_examples=60, deadline=None)
def test_nothing_raises_and_once_tidied_it_stays(made):
    def built(each):
        return text(each) if isinstance(each, str) else node(each[0], *map(built, each[1]))

    once = tidied([built(made)])

    assert tidied(once.children) == once


def test_a_long_text_is_read_quickly_enough_for_the_search():
    """Not a benchmark: far from quadratic."""
    doc = Doc()
    writing.append(doc, [paragraph("Wort " * 20) for _ in range(2000)])

    assert len(plain.of(doc)) > 190_000
