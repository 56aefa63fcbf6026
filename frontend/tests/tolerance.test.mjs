// What does not fit the schema is mended, and none of its words is deleted in the shared document.
import assert from "node:assert/strict";
import { test } from "node:test";
import { yXmlFragmentToProseMirrorRootNode } from "y-prosemirror";
import * as Y from "yjs";
import { schema } from "../js/text/schema.js";
import { tolerate } from "../js/text/tolerance.js";

tolerate(schema);

function element(name, attributes = {}, ...children) {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.insert(0, children.map((child) => (typeof child === "string" ? new Y.XmlText(child) : child)));
  return made;
}

function read(...elements) {
  const fragment = new Y.Doc().getXmlFragment("text");
  fragment.insert(0, elements);
  const before = fragment.toString();
  const node = yXmlFragmentToProseMirrorRootNode(fragment, schema);
  assert.equal(fragment.toString(), before);
  return node;
}

test("attributes may be words or numbers", () => {
  const node = read(
    element("heading", { level: "2" }, "Titel"),
    element("check_list", {}, element("check_item", { checked: "true" }, element("paragraph", {}, "Saal"))),
  );

  assert.equal(node.child(0).attrs.level, 2);
  assert.equal(node.child(1).child(0).attrs.checked, true);
});

test("an unknown node keeps its words", () => {
  const node = read(element("poll", { id: 3 }, "Wann?"), element("frame", {}, element("paragraph", {}, "innen")));

  assert.equal(node.textBetween(0, node.content.size, " "), "Wann? innen");
  node.check();
});

test("an unknown mark goes, its words stay", () => {
  const text = new Y.XmlText();
  text.insert(0, "leuchtet", { glow: true, strong: {} });
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [text]);

  const node = read(paragraph);

  assert.equal(node.textContent, "leuchtet");
  assert.deepEqual(node.firstChild.firstChild.marks.map(({ type }) => type.name), ["strong"]);
});

test("a block in the wrong place keeps its words", () => {
  const node = read(
    element("bullet_list", {}, element("paragraph", {}, "ohne Punkt"), element("list_item", {}, element("paragraph", {}, "mit"))),
    element("paragraph", {}, element("heading", { level: 1 }, "im Absatz")),
    element("table", {}, element("paragraph", {}, "ohne Zelle")),
  );

  assert.equal(node.textBetween(0, node.content.size, " "), "ohne Punkt mit im Absatz ohne Zelle");
  node.check();
});
