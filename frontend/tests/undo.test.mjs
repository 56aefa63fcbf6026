// Two people in one list: undo takes back one's own words only.
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultDeleteFilter } from "y-prosemirror";
import * as Y from "yjs";
import { KEPT_WHILE_FILLED } from "../js/text/undo.js";

const FROM_AFAR = Symbol("from afar");
const MINE = Symbol("mine");

function two() {
  const [mine, others] = [new Y.Doc(), new Y.Doc()];
  const join = (from, to) => from.on("update", (update, origin) => origin !== FROM_AFAR && Y.applyUpdate(to, update, FROM_AFAR));
  join(mine, others);
  join(others, mine);
  const undo = new Y.UndoManager(mine.getXmlFragment("text"), {
    trackedOrigins: new Set([MINE]),
    deleteFilter: (item) => defaultDeleteFilter(item, KEPT_WHILE_FILLED),
  });
  return { mine, others, undo };
}

function nested(names, words) {
  const text = new Y.XmlText();
  text.insert(0, words);
  return names.reduceRight((inner, name) => {
    const element = new Y.XmlElement(name);
    element.insert(0, [inner]);
    return element;
  }, text);
}

for (const names of [["bullet_list", "list_item", "paragraph"], ["blockquote", "paragraph"], ["heading"], ["check_list", "check_item", "paragraph"], ["table", "table_row", "table_cell", "paragraph"]]) {
  test(`undoing ${names[0]} keeps what somebody else wrote into it`, () => {
    const { mine, others, undo } = two();
    mine.transact(() => mine.getXmlFragment("text").insert(0, [nested(names, "Meins")]), MINE);
    let inside = others.getXmlFragment("text").get(0);
    while (!(inside instanceof Y.XmlText)) inside = inside.get(0);
    inside.insert(5, " und deins");

    undo.undo();

    const left = mine.getXmlFragment("text").toString();
    assert.equal(left.replace(/<[^>]*>/g, ""), " und deins");
    assert.equal(others.getXmlFragment("text").toString(), left);
    undo.redo();
    assert.equal(mine.getXmlFragment("text").toString().replace(/<[^>]*>/g, ""), "Meins und deins");
  });
}

test("undoing what nobody else has touched leaves nothing", () => {
  const { mine, undo } = two();
  mine.transact(() => mine.getXmlFragment("text").insert(0, [nested(["bullet_list", "list_item", "paragraph"], "Meins")]), MINE);

  undo.undo();

  assert.equal(mine.getXmlFragment("text").toString(), "");
});
