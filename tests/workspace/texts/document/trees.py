"""Texts for the tests: one with everything, and any."""

from hypothesis import strategies as st

from workspace.texts.document.schema import tidied
from workspace.texts.document.tree import node, paragraph, text


def everything():
    return tidied(
        [
            node("heading", text("Frühjahrsputz"), level=1),
            paragraph(
                "Wir räumen ",
                text("gemeinsam", "strong"),
                " auf, ",
                text("hier", "strong", href="https://example.org/karte"),
                node("hard_break"),
                node("mention", person="7", label="Jana"),
                " bringt Säcke für 5 €.",
            ),
            node("heading", text("Ablauf"), level=2),
            node(
                "ordered_list",
                node("list_item", paragraph("Treffen"), node("bullet_list", node("list_item", paragraph("am Steg")))),
                node("list_item", paragraph("Sammeln")),
                order=3,
            ),
            node(
                "check_list",
                node("check_item", paragraph("Plakat"), checked=True),
                node("check_item", paragraph("Bescheid sagen"), checked=False),
            ),
            node("callout", paragraph(text("Handschuhe!", "em", "strike")), kind="warning"),
            node("blockquote", paragraph("Moin"), paragraph("und danke")),
            node("code_block", text("a < b\n  c")),
            node("horizontal_rule"),
            node("image", src="/bilder/1/", alt="Der Steg", picture="4"),
            node(
                "table",
                node("table_row", node("table_header", paragraph("Wer")), node("table_header", paragraph("Was"))),
                node(
                    "table_row",
                    node("table_cell", paragraph("Ole")),
                    node("table_cell", paragraph("a|b ", text("x", "code"))),
                ),
            ),
            node("heading", text("Danach"), level=3),
            paragraph("Ende."),
        ]
    )


WORDS = st.text(
    st.one_of(
        st.sampled_from("abc ÄÖÜß€ 12.-+#>*_`~[]()!|\\<&:@/\"'="),
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs", "Cn"]),
    ),
    min_size=1,
    max_size=12,
)
MARKED = st.lists(st.sampled_from(["strong", "em", "strike", "code"]), max_size=3)
LINKS = st.sampled_from(["", "", "", "https://example.org/a_(b)?x=*y*", "/ideen/", "mailto:a@example.org"])
TEXTS = st.builds(lambda words, marks, href: text(words, *marks, href=href), WORDS, MARKED, LINKS)
INLINES = st.lists(
    st.one_of(
        TEXTS,
        TEXTS,
        TEXTS,
        st.just(node("hard_break")),
        st.builds(lambda label: node("mention", label=label, person="3"), WORDS),
    ),
    max_size=5,
)
PARAGRAPHS = st.builds(lambda parts: node("paragraph", *parts), INLINES)
HEADINGS = st.builds(lambda parts, level: node("heading", *parts, level=level), INLINES, st.integers(1, 3))
CODES = st.builds(
    lambda words: node("code_block", text(words)), st.text(st.sampled_from("ab `~\n#-"), min_size=1, max_size=20)
)
LEAVES = st.one_of(
    st.just(node("horizontal_rule")), st.builds(lambda alt: node("image", src="/bilder/1/", alt=alt), WORDS)
)


def cells(kind):
    return st.builds(lambda blocks: node(kind, *blocks), st.lists(PARAGRAPHS, min_size=1, max_size=2))


def rows(kind):
    return st.builds(lambda parts: node("table_row", *parts), st.lists(cells(kind), min_size=1, max_size=3))


TABLES = st.builds(
    lambda head, body: node("table", head, *body), rows("table_header"), st.lists(rows("table_cell"), max_size=3)
)


def nested(blocks):
    inside = st.lists(blocks, min_size=1, max_size=3)
    items = st.builds(lambda first, more: (first, *more), PARAGRAPHS, st.lists(blocks, max_size=2))
    many = st.lists(items, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda rows: node("bullet_list", *(node("list_item", *row) for row in rows)), many),
        st.builds(
            lambda rows, order: node("ordered_list", *(node("list_item", *row) for row in rows), order=order),
            many,
            st.integers(1, 99),
        ),
        st.builds(
            lambda rows, done: node("check_list", *(node("check_item", *row, checked=done) for row in rows)),
            many,
            st.booleans(),
        ),
        st.builds(lambda parts: node("blockquote", *parts), inside),
        st.builds(
            lambda parts, kind: node("callout", *parts, kind=kind), inside, st.sampled_from(["info", "tip", "warning"])
        ),
    )


BLOCKS = st.recursive(st.one_of(PARAGRAPHS, HEADINGS, CODES, LEAVES, TABLES), nested, max_leaves=6)
TREES = st.lists(BLOCKS, max_size=5).map(tidied)
