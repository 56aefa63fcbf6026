"""Writers with Yjs itself, under Node, and with what the server uses end with the same text, whatever they do."""

import base64
import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from tests.needs import needs
from workspace.texts.document import plain

FRONTEND = Path(__file__).parents[3] / "frontend"
WRITERS = range(4)
IN_NODE = range(2)
WHO, ANYWHERE = st.sampled_from(WRITERS), st.integers(0, 30)
WORDS = st.text(st.sampled_from("ab cäß€😀"), min_size=1, max_size=6)
STEPS = st.one_of(
    st.fixed_dictionaries({"act": st.just("paragraph"), "writer": WHO, "at": ANYWHERE, "words": WORDS}),
    st.fixed_dictionaries(
        {"act": st.just("write"), "writer": WHO, "at": ANYWHERE, "place": ANYWHERE, "words": st.sampled_from("xyz")}
    ),
    st.fixed_dictionaries(
        {"act": st.just("erase"), "writer": WHO, "at": ANYWHERE, "place": ANYWHERE, "number": st.integers(1, 4)}
    ),
    st.fixed_dictionaries({"act": st.just("remove"), "writer": WHO, "at": ANYWHERE}),
    st.fixed_dictionaries({"act": st.just("hear"), "writer": WHO, "other": WHO}),
)


class Writer:
    """With pycrdt; it counts places in bytes and never stands within a letter here, because it writes at the ends."""

    def __init__(self, number):
        self.doc = Doc(client_id=100 + number)
        self.fragment = self.doc.get("text", type=XmlFragment)

    def paragraph(self, at, words):
        paragraph = XmlElement("paragraph")
        self.fragment.children.insert(at % (len(self.fragment.children) + 1), paragraph)
        paragraph.children.append(XmlText(words))

    def write(self, at, place, words):
        if text := self._text(at):
            text.insert(len(text) if place % 2 else 0, words)

    def erase(self, at, place, number):
        text = self._text(at)
        if text and len(text):
            del text[0 : len(text)]

    def remove(self, at):
        if number := len(self.fragment.children):
            del self.fragment.children[at % number]

    def state(self):
        return self.doc.get_update()

    def apply(self, update):
        self.doc.apply_update(update)

    def read(self):
        return [str(block.children[0]) for block in self.fragment.children]

    def _text(self, at):
        number = len(self.fragment.children)
        return self.fragment.children[at % number].children[0] if number else None


class Reference:
    """With Yjs, in one process for all of them."""

    def __init__(self, process, number):
        self.process, self.number = process, number

    def ask(self, act, **more):
        self.process.stdin.write(json.dumps({"act": act, "writer": self.number, **more}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def __getattr__(self, act):
        return lambda **more: self.ask(act, **more)

    def state(self):
        return base64.b64decode(self.ask("state"))

    def apply(self, update):
        self.ask("apply", update=base64.b64encode(update).decode())


@pytest.fixture(scope="module")
def node():
    program = needs("node")
    if not (FRONTEND / "node_modules" / "yjs").exists():
        needs("frontend/node_modules")
    command = [program, str(FRONTEND / "tests" / "reference.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.stdin.close()


@given(steps=st.lists(STEPS, min_size=5, max_size=40))
@settings(max_examples=60, deadline=None)
def test_all_end_with_the_same_text(node, steps):
    Reference(node, 0).ask("begin", writers=[number + 1 for number in IN_NODE])
    writers = [Reference(node, number) if number in IN_NODE else Writer(number) for number in WRITERS]

    for step in steps:
        more = {key: value for key, value in step.items() if key not in {"act", "writer"}}
        if step["act"] == "hear":
            writers[step["writer"]].apply(writers[more["other"]].state())
        else:
            getattr(writers[step["writer"]], step["act"])(**more)
    updates = [each.state() for each in writers]
    for number, each in enumerate(writers):
        for update in updates if number % 2 else reversed(updates):
            each.apply(update)

    read = [each.read() for each in writers]
    assert read == [read[0]] * len(writers)
    assert plain.of(writers[-1].doc) == "\n".join(line.strip() for line in read[0] if line.strip())
