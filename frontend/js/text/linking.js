// Addresses of the web that are typed or pasted as they are become links.
import { InputRule } from "prosemirror-inputrules";
import { Plugin } from "prosemirror-state";
import { Fragment, Slice } from "prosemirror-model";
import { addressesIn } from "./addresses.js";
import { schema } from "./schema.js";

const { link, code } = schema.marks;

// The space after it stays, and what is written next is no link.
export function linkBySpace() {
  return new InputRule(/(?:^|[\s(])((?:https?:\/\/|www\.)\S+)\s$/, (state, match, start, end) => {
    const tr = state.tr.insertText(match[0].slice(-1), end);
    return linkWithin(tr, end - match[1].length, end) ? tr.removeStoredMark(link) : null;
  }, { inCodeMark: false });
}

export function linkByEnter() {
  return new Plugin({
    props: {
      handleKeyDown(view, { key }) {
        const { empty, $from } = view.state.selection;
        if (key !== "Enter" || !empty || $from.parent.type.spec.code) return false;
        const before = /(?:^|[\s(])((?:https?:\/\/|www\.)\S+)$/.exec($from.parent.textBetween(0, $from.parentOffset, null, "\ufffc"));
        const tr = view.state.tr;
        if (before && linkWithin(tr, $from.pos - before[1].length, $from.pos)) view.dispatch(tr);
        return false;
      },
    },
  });
}

function linkWithin(tr, start, end) {
  const marked = tr.doc.rangeHasMark(start, end, link) || tr.doc.rangeHasMark(start, end, code);
  const [found] = marked ? [] : addressesIn(tr.doc.textBetween(start, end));
  if (!found) return false;
  tr.addMark(start + found.from, start + found.to, link.create({ href: found.href }));
  return true;
}

export function linkPasted(slice) {
  return new Slice(linked(slice.content), slice.openStart, slice.openEnd);
}

function linked(fragment) {
  const nodes = [];
  fragment.forEach((node) => {
    if (node.isText) nodes.push(...inPieces(node));
    else nodes.push(node.type.spec.code ? node : node.copy(linked(node.content)));
  });
  return Fragment.fromArray(nodes);
}

function inPieces(node) {
  if (link.isInSet(node.marks) || code.isInSet(node.marks)) return [node];
  const pieces = [];
  let at = 0;
  for (const { from, to, href } of addressesIn(node.text)) {
    if (from > at) pieces.push(node.cut(at, from));
    pieces.push(node.cut(from, to).mark(link.create({ href }).addToSet(node.marks)));
    at = to;
  }
  if (at < node.text.length) pieces.push(node.cut(at));
  return pieces;
}
