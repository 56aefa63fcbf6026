// Whatever a text begins with, the cursor stands in a line of it.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { EditorState } from "prosemirror-state";
import { ySyncPlugin } from "y-prosemirror";
import * as Y from "yjs";
import { opened } from "../js/text/opening.js";
import { schema } from "../js/text/schema.js";
import { tolerate } from "../js/text/tolerance.js";

tolerate(schema);

function typeOf(...blocks) {
  const type = new Y.Doc().getXmlFragment("text");
  type.insert(0, blocks);
  return type;
}

function nested(...names) {
  return names.reduceRight((inner, name) => {
    const element = new Y.XmlElement(name);
    element.insert(0, [inner]);
    return element;
  }, new Y.XmlText("Wann"));
}

function viewOf(type) {
  const { doc, mapping } = opened(type), plugin = ySyncPlugin(type, { mapping });
  const view = { state: EditorState.create({ schema, doc, plugins: [plugin] }), hasFocus: () => false, dispatch: (tr) => (view.state = view.state.apply(tr)) };
  plugin.spec.view(view);
  return view;
}

for (const names of [["table", "table_row", "table_cell", "paragraph"], ["bullet_list", "list_item", "paragraph"], ["heading"]])
  test(`in a text that begins with a ${names[0]}`, () => {
    const warn = mock.method(console, "warn", () => {});

    const { state } = viewOf(typeOf(nested(...names), nested("paragraph")));

    assert.equal(state.selection.$head.parent.textContent, "Wann");
    assert.equal(warn.mock.callCount(), 0);
    warn.mock.restore();
  });

test("in an empty one, and in one of which nothing fits at its place", () => {
  assert.equal(viewOf(typeOf()).state.doc.toString(), "doc(paragraph)");
  assert.equal(viewOf(typeOf(nested("list_item", "paragraph"))).state.doc.textContent, "Wann");
});
