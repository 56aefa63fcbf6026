// Passages stay with their letters, whatever others write around them; or are found by their words; or are nowhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { initProseMirrorDoc, ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import { passageAt, placed, placeOf } from "../js/text/passages.js";
import { schema } from "../js/text/schema.js";

const LINE = "abcdefghijklmnop";

function textOf(...lines) {
  const doc = new Y.Doc();
  const paragraphs = lines.map((line) => {
    const element = new Y.XmlElement("paragraph");
    element.insert(0, [new Y.XmlText(line)]);
    return element;
  });
  doc.getXmlFragment("text").insert(0, paragraphs);
  return doc;
}

// As the editor's state stands after the change was taken over.
function stateOf(doc) {
  const type = doc.getXmlFragment("text");
  const { doc: shown, mapping } = initProseMirrorDoc(type, schema);
  return { doc: shown, [ySyncPluginKey.key]: { doc, type, binding: { mapping } } };
}

function wordsAt(doc, passage) {
  const state = stateOf(doc);
  const [{ place }] = placed([{ id: 1, ...passage }], state.doc, state);
  return place ? state.doc.textBetween(place.from, place.to, " ") : null;
}

const lineIn = (doc, number) => doc.getXmlFragment("text").get(number).get(0);

function chances(seed) {
  return (most) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * most);
  };
}

test("it holds what is left of its letters after any edits", () => {
  for (let seed = 1; seed <= 150; seed++) {
    const chance = chances(seed), doc = textOf("Davor", LINE), others = new Y.Doc();
    Y.applyUpdate(others, Y.encodeStateAsUpdate(doc));
    const start = chance(10), length = 1 + chance(6);
    const passage = { ...passageAt(stateOf(doc), 8 + start, 8 + start + length), quote: "" };
    let letters = [...LINE].map((sign, place) => ({ sign, own: place >= start && place < start + length }));
    for (let turn = 0; turn < 20; turn++) {
      const place = chance(letters.length + 1), at = letters.slice(0, place).map(({ sign }) => sign).join("").length;
      if (chance(2)) {
        const sign = ["x", "ä", "😀", " "][chance(4)];
        lineIn(others, 1).insert(at, sign);
        letters.splice(place, 0, { sign, own: false });
      } else {
        const gone = letters.splice(place, 1 + chance(3)).map(({ sign }) => sign).join("");
        if (gone) lineIn(others, 1).delete(at, gone.length);
      }
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(others));

    const words = wordsAt(doc, passage) ?? "";
    assert.deepEqual([...words].filter((sign) => LINE.includes(sign)), letters.filter(({ own }) => own).map(({ sign }) => sign), `seed ${seed}`);
    const own = letters.flatMap(({ own }, place) => (own ? [place] : []));
    if (own.length) assert.ok(words.includes(letters.slice(own[0], own.at(-1) + 1).map(({ sign }) => sign).join("")), `seed ${seed}`);
  }
});

test("a sign of two places is held as a whole", () => {
  const doc = textOf("Ein 😀 Fest 😀");
  const passage = passageAt(stateOf(doc), 5, 15);
  assert.equal(passage.quote, "😀 Fest 😀");
  lineIn(doc, 0).insert(0, "Was für ");
  assert.equal(wordsAt(doc, { ...passage, quote: "" }), "😀 Fest 😀");
});

test("spaces around it, and what is no word, are left out", () => {
  const doc = textOf("Ein Fest ", " im Hof");
  assert.equal(passageAt(stateOf(doc), 4, 13).quote, "Fest");
  assert.equal(passageAt(stateOf(doc), 5, 19).quote, "Fest im Hof");
  assert.equal(passageAt(stateOf(doc), 4, 5), null);
});

test("where its line was written anew it is found by its words, if they stand there once", () => {
  const passage = { first: "1:1", last: "1:2", quote: "Fest im Hof" };
  assert.equal(wordsAt(textOf("Davor", "Ein Fest  im Hof"), passage), "Fest  im Hof");
  assert.equal(wordsAt(textOf("Ein Fest", "im Hof"), passage), "Fest im Hof");
  assert.equal(wordsAt(textOf("Fest im Hof und Fest im Hof"), passage), null);
  assert.equal(wordsAt(textOf("im"), { ...passage, quote: "im" }), null);
});

test("letters that were there before, and are again, are known", () => {
  const doc = textOf("Ein Fest im Hof");
  const passage = passageAt(stateOf(doc), 5, 9);
  const gone = { first: "1:1", last: "1:2", quote: "Nichts davon", older: [{ first: "2:1", last: "2:2" }, passage] };
  assert.equal(wordsAt(doc, gone), "Fest");
});

test("what is no letter of this text is nowhere", () => {
  for (const [first, last] of [["", ""], ["0:0", "0:0"], ["x", "y:z"], ["-1:-1", "1:1"], ["9999999999999999:9", "9:9999999999999999"]])
    assert.equal(wordsAt(textOf("Ein Fest"), { first, last, quote: "" }), null);
});

test("words that somebody types are looked for without regard to capitals and spaces", () => {
  const { doc } = stateOf(textOf("Ein Fest", "im Hof"));
  const { from, to } = placeOf(doc, "  fest IM ");
  assert.equal(doc.textBetween(from, to, " "), "Fest im");
  assert.equal(placeOf(doc, "Kuchen"), null);
  assert.equal(placeOf(doc, " "), null);
});
