// Writers with the reference library, told by lines of JSON what to do; `tests/workspace/texts/test_convergence.py` asks.
import { createInterface } from "node:readline";
import * as Y from "yjs";

let docs = [];
const fragment = (doc) => doc.getXmlFragment("text");

const acts = {
  begin({ writers }) {
    docs = writers.map((id) => {
      const doc = new Y.Doc();
      doc.clientID = id;
      return doc;
    });
  },
  paragraph({ writer, at, words }) {
    const paragraph = new Y.XmlElement("paragraph");
    fragment(docs[writer]).insert(at % (fragment(docs[writer]).length + 1), [paragraph]);
    paragraph.insert(0, [new Y.XmlText(words)]);
  },
  write({ writer, at, place, words }) {
    const text = textOf(writer, at);
    text?.insert(whole(text, place % (text.length + 1)), words);
  },
  erase({ writer, at, place, number }) {
    const text = textOf(writer, at);
    if (!text?.length) return;
    const from = whole(text, place % text.length);
    text.delete(from, whole(text, Math.min(from + number, text.length)) - from);
  },
  remove({ writer, at }) {
    const { length } = fragment(docs[writer]);
    if (length) fragment(docs[writer]).delete(at % length, 1);
  },
  state: ({ writer }) => Buffer.from(Y.encodeStateAsUpdate(docs[writer])).toString("base64"),
  apply: ({ writer, update }) => Y.applyUpdate(docs[writer], Buffer.from(update, "base64")),
  read: ({ writer }) => fragment(docs[writer]).toArray().map((block) => block.toArray().map((text) => text.toString()).join("")),
};

// Yjs makes two question marks of a letter that is cut in two; pycrdt does not. No editor cuts one: y-prosemirror looks out.
function whole(text, place) {
  return /^[\udc00-\udfff]/.test(text.toString().slice(place)) ? place + 1 : place;
}

function textOf(writer, at) {
  const { length } = fragment(docs[writer]);
  return length ? fragment(docs[writer]).get(at % length).get(0) : null;
}

createInterface({ input: process.stdin }).on("line", (line) => {
  const asked = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(acts[asked.act](asked) ?? null)}\n`);
});
