"""HTML out and in: safe, with its meaning, and from the pages of others."""

from html.parser import HTMLParser

import pytest
from django.utils import translation
from hypothesis import given, settings

from tests.workspace.texts.document.trees import TREES, everything
from workspace.texts.document import from_html, plain
from workspace.texts.document.pictures import Picture
from workspace.texts.document.to_html import html, html_page
from workspace.texts.document.tree import Mark, Node, node, paragraph, text


class Seen(HTMLParser):
    """An independent reader: which elements stand there, and what they say."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def named(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def test_everything_is_there_with_its_meaning():
    seen = Seen(html(everything()))

    tags = [tag for tag, _ in seen.tags]
    assert [tag for tag in tags if tag in {"h1", "h2", "h3", "h4"}] == ["h2", "h3", "h4"]
    assert seen.named("a") == [{"href": "https://example.org/karte", "rel": "nofollow ugc noopener"}]
    assert seen.named("ol") == [{"start": "3"}]
    assert [("checked" in box, bool(box["aria-label"])) for box in seen.named("input")] == [(True, True), (False, True)]
    assert [each["scope"] for each in seen.named("th")] == ["col", "col"]
    assert seen.named("img") == [{"src": "/bilder/1/", "alt": "Der Steg", "loading": "lazy"}]
    assert seen.named("aside")[0]["data-callout"] == "warning"
    assert "".join(seen.words).count("Jana") == 1


def test_a_file_of_its_own_has_a_language_a_title_and_one_h1():
    with translation.override("de"):
        seen = Seen(html_page(everything(), title="Protokoll <1>", language="de"))

    assert seen.named("html") == [{"lang": "de"}]
    assert [tag for tag, _ in seen.tags].count("h1") == 1
    assert seen.words.count("Protokoll <1>") == 2


def test_a_file_carries_its_pictures_and_loads_nothing():
    stranger = node("image", src="https://example.org/pixel.gif", alt="Fremd", picture="9")
    root = node("doc", node("image", src="/bilder/1/", alt="Steg", picture="4"), stranger)

    with translation.override("en"):
        seen = Seen(html_page(root, title="T", language="de", pictures={"4": Picture(b"\xff\xd8", 10, 10)}))

    assert seen.named("img") == [{"src": "data:image/jpeg;base64,/9g=", "alt": "Steg", "loading": "lazy"}]
    assert "[Picture: Fremd]" in seen.words


def test_addresses_with_content_in_them_are_ours_or_gone():
    """Even if the tree were not tidy."""
    evil = "data:text/html,<script>alert(1)</script>"
    root = node(
        "doc",
        paragraph(Node("text", text="x", marks=(Mark("link", evil),))),
        node("image", src="/bilder/1/", alt="", picture="4"),
    )

    seen = Seen(html_page(root, title="T", language="de", pictures={"4": Picture(b"\xff\xd8", 10, 10)}))

    assert seen.named("a") == [{"rel": "nofollow ugc noopener"}]
    assert len(seen.named("img")) == 1
    assert [each["src"] for each in Seen(html(root)).named("img")] == ["/bilder/1/"]


def test_nothing_gets_through_that_runs():
    """Even if the tree were not tidy."""
    evil = node(
        "doc",
        paragraph(
            text("<script>alert(1)</script>"), Node("text", text="x", marks=(Mark("link", "javascript:alert(1)"),))
        ),
        node("image", src='x" onerror="alert(1)', alt='"><script>'),
        node("callout", paragraph("x"), kind="info"),
    )

    seen = Seen(html(evil))

    assert seen.named("script") == []
    assert seen.named("a") == [{"rel": "nofollow ugc noopener"}]
    assert set(seen.named("img")[0]) <= {"src", "alt", "loading"}


@given(TREES)
@settings(max_examples=40, deadline=None)
def test_whatever_stands_there_its_words_come_back(root):
    again = from_html.read(html(root))

    assert "".join(plain.of_tree(again).split()) == "".join(plain.of_tree(root).split())


def test_everything_comes_back():
    again = from_html.read(html(everything()))

    same = [each for each in everything().children if each.kind not in {"image", "heading", "paragraph"}]
    assert [each for each in again.children if each.kind not in {"image", "heading", "paragraph"}] == same


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("eins<p>zwei</p>drei", [paragraph("eins"), paragraph("zwei"), paragraph("drei")]),
        ("<p> a \n b&nbsp;</p>\n\n<p></p>", [paragraph("a b\u00a0"), node("paragraph")]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", None),
        ("<b>a<p>b</b>c</p>", [paragraph(text("a", "strong")), paragraph(text("b", "strong"), "c")]),
        ("<a href='javascript:x'>a</a> <a href='/b/'>b</a>", [paragraph("a ", text("b", href="/b/"))]),
        ("<pre>a\n  b</pre>", [node("code_block", text("a\n  b"))]),
        ("<style>p{}</style><script>x</script><p>a", [paragraph("a")]),
        ("<!-- x --><p class=MsoNormal><o:p>a</o:p></p>", [paragraph("a")]),
    ],
)
def test_pages_of_others_are_read_as_a_browser_would(source, expected):
    root = from_html.read(source)

    if expected is None:
        assert [each.kind for each in root.children] == ["bullet_list"]
        assert plain.of_tree(root) == "a\nb\nc"
    else:
        assert list(root.children) == expected


def test_a_hostile_page_ends_soon():
    for source in (
        "<div>" * 5000,
        "<b>" * 5000,
        "<ul><li>" * 5000,
        "<table>" * 5000,
        "<a href=x>" * 5000,
        "&#x;" * 5000,
    ):
        from_html.read(source + "x")
