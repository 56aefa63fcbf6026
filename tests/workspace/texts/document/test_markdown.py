"""Markdown out and in: what is written comes back, and again the same."""

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from tests.workspace.texts.document.trees import TREES, everything
from workspace.texts.document import from_markdown, plain
from workspace.texts.document.to_markdown import markdown
from workspace.texts.document.tree import node, paragraph, text


def back(root):
    return from_markdown.read(markdown(root, for_editing=True), keeps_lines=True)


def squeezed(words):
    return "".join(words.split())


@given(TREES)
@settings(max_examples=40, deadline=None)
def test_what_came_back_once_comes_back_the_same(root):
    once = back(root)

    assert back(once) == once
    assert squeezed(plain.of_tree(once)) == squeezed(plain.of_tree(root))


def test_everything_comes_back():
    once = back(everything())

    expected = [each for each in everything().children if each.kind != "image"]
    assert [each for each in once.children if each.kind != "image"] == expected
    assert [each.words("src") for each in once.children if each.kind == "image"] == ["/bilder/1/"]


@pytest.mark.parametrize(
    ("words", "address", "href"),
    [
        ("Stimmt ab: https://mokwi.example/umfragen/3/.", "https://mokwi.example/umfragen/3/", ""),
        ("(mehr auf http://example.org/a?b=c#d)", "http://example.org/a?b=c#d", ""),
        ("https://example.org/Mühle_(Haus)?a=*&amp;b, dort", "https://example.org/Mühle_(Haus)?a=*&b", ""),
        ("Siehe www.kiel.de/klima!", "www.kiel.de/klima", "https://www.kiel.de/klima"),
        ("**wichtig:** www.kiel.de", "www.kiel.de", "https://www.kiel.de"),
    ],
)
def test_an_address_that_is_written_out_is_a_link_and_is_written_so_again(words, address, href):
    once = from_markdown.read(words, keeps_lines=True)
    written = markdown(once, for_editing=True)

    assert [part.text for part in once.children[0].children if part.href == (href or address)] == [address]
    assert "](https://www.kiel.de" in written if href else "](" not in written
    assert back(once) == once


@pytest.mark.parametrize(
    "words",
    [
        "javascript:alert(1)",
        "javascript://www.kiel.de/%0aalert(1)",
        "data:text/html;base64,d3d3",
        "https://",
        "nurhttps://example.org",
        "www. und",
        "jana@www.kiel.de",
        "`https://example.org`",
        r"https://example.org\\@evil.example",
        "mokwi.de",
    ],
)
def test_what_is_no_address_of_the_web_is_no_link(words):
    found = from_markdown.read(words, keeps_lines=True)

    assert [part.text for part in found.children[0].children if part.href] == []


@pytest.mark.parametrize("behind", ["abc", ".", "/mehr"])
def test_a_link_that_something_touches_stays_as_long_as_it_is(behind):
    root = node("doc", paragraph(text("https://example.org/a", href="https://example.org/a"), behind))

    assert back(root) == root


def test_another_reader_finds_the_same_in_it():
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown(everything(), title="Putztag"))

    assert html.startswith("<h1>Putztag</h1>\n<h2>Frühjahrsputz</h2>\n<p>Wir räumen <strong>gemeinsam</strong> auf, ")
    assert '<a href="https://example.org/karte"><strong>hier</strong></a><br />\n@Jana bringt Säcke für 5 €.' in html
    assert '<ol start="3">\n<li>Treffen\n<ul>\n<li>am Steg</li>' in html
    assert "<li>[x] Plakat</li>\n<li>[ ] Bescheid sagen</li>" in html
    assert "<blockquote>\n<p>Moin</p>\n<p>und danke</p>\n</blockquote>" in html
    assert "<pre><code>a &lt; b\n  c\n</code></pre>\n<hr />" in html
    assert "<td>a|b <code>x</code></td>" in html


@pytest.mark.parametrize(
    "words",
    [
        "# keine",
        "- keine",
        "1. keine",
        "[ ] keine",
        "> kein",
        "***",
        "a * b * c",
        "<b>",
        "&auml;",
        "_x_",
        "snake_case",
        "| a |",
        "`",
        "~~x~~",
        "\\",
        "[a](b)",
        "===",
        "+ a",
        "![a](b)",
        "a\\",
        "# ",
    ],
)
def test_what_somebody_has_typed_is_no_sign(words):
    assert back(node("doc", paragraph(words))).children == (paragraph(words.rstrip()),) or words == "# "


@pytest.mark.parametrize("words", ["**", "wort", " wort ", "(wort)", "a*b", "`", "."])
@pytest.mark.parametrize("marks", [["strong"], ["em"], ["strike"], ["code"], ["strong", "em"], ["em", "code"]])
def test_marks_hold_within_words(words, marks):
    root = node("doc", paragraph("vor", text(words.strip() if "code" not in marks else words, *marks), "nach"))

    assert back(root) == root


def test_mentions_keep_their_person_in_the_form_only():
    root = node("doc", paragraph("Frag ", node("mention", label="Jana [x]", person="7")))

    assert back(root) == root
    assert markdown(root) == "Frag @Jana \\[x\\]\n"


@pytest.mark.parametrize("behind", [node("mention", label="Jana", person="7"), text("hier", href="https://kiel.de/")])
@pytest.mark.parametrize("before", [text("Moin!"), text("Moin\\!"), text("Moin!", "strong"), text("![a!", "code")])
def test_a_link_behind_an_exclamation_mark_does_not_become_a_picture(before, behind):
    root = node("doc", paragraph(before, behind))

    assert back(root) == root


def test_a_file_breaks_its_lines_where_they_are_long():
    assert from_markdown.read("eins\nzwei").children == (paragraph("eins zwei"),)
    assert from_markdown.read("eins\nzwei", keeps_lines=True).children == (
        paragraph("eins", node("hard_break"), "zwei"),
    )


def test_lists_with_and_without_boxes_are_two():
    root = from_markdown.read("- [ ] Jana: Plakat\n- [X] Ole\n- nur so\n")

    assert [each.kind for each in root.children] == ["check_list", "bullet_list"]
    assert [each.is_checked for each in root.children[0].children] == [False, True]


def test_html_in_it_is_read_as_far_as_a_text_knows_it():
    root = from_markdown.read('<div align="center"><b>Moin</b><script>alert(1)</script></div>\n\nund <u>hier</u><br>da')

    assert root.children == (
        paragraph(text("Moin", "strong")),
        paragraph("und hier", node("hard_break"), "da"),
    )


def test_a_hostile_source_ends_soon():
    for source in (">" * 5000, "- " * 5000, "[" * 20000, "*" * 20000, "`" * 20000 + "a", "![" * 5000, "<b>" * 5000):
        from_markdown.read(source + "x")


def test_it_is_written_as_people_write_it():
    source = (
        "Wir **räumen** auf, *gemeinsam*, ~~morgen~~ und [hier](/ideen/).\\\nBis dann\n\n"
        "- eins\n- zwei\n\n3. drei\n\n- [x] fertig\n\n|  |  |\n| --- | --- |\n| **Wo** | Saal |\n"
    )

    assert markdown(from_markdown.read(source), for_editing=True) == source
