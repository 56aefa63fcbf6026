// Somebody makes a heading of the line in which I write, or breaks it in two: for Yjs the words there are gone and others
// are there, and my cursor would jump elsewhere. It is put where it was, told by the words around it; and what I had just
// typed there, when the other one's change was on its way already, is typed again.
import { Plugin, TextSelection } from "prosemirror-state";
import { ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";

const AROUND = 24;

export function keepCaret({ hasUnsaved }) {
  let lost = null;
  return new Plugin({
    view: () => ({
      update(view) {
        if (!lost) return;
        const { words, head } = lost;
        lost = null;
        // Not inside of the change that is being taken over: this one is to be sent.
        setTimeout(() => view.state.selection.empty && view.state.selection.head === head && view.dispatch(view.state.tr.insertText(words, head)));
      },
    }),
    appendTransaction(transactions, before, after) {
      if (!transactions.some((tr) => tr.getMeta(ySyncPluginKey)?.isChangeOrigin)) return null;
      const isUndone = transactions.some((tr) => tr.getMeta(ySyncPluginKey)?.isUndoRedoOperation);
      const { binding, doc } = ySyncPluginKey.getState(after);
      const place = binding?.beforeTransactionSelection?.head;
      if (!place || !(before.selection instanceof TextSelection)) return null;
      if (!isGone(place, doc) && !isCutOff(place, before.selection.$head, after.selection.$head)) return null;
      const changed = changedRange(before.doc, after.doc);
      const head = changed && samePlace(before.selection.$head, after.doc, changed);
      if (head === null) return null;
      const words = !isUndone && before.selection.empty && hasUnsaved() && missing(before.selection.$head, after.doc.resolve(head));
      if (words) lost = { words, head };
      const anchor = before.selection.empty ? head : (samePlace(before.selection.$anchor, after.doc, changed) ?? head);
      const tr = after.tr.setSelection(TextSelection.between(after.doc.resolve(anchor), after.doc.resolve(head)));
      return tr.setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation: isUndone }).setMeta("addToHistory", false);
    },
  });
}

function isGone(place, doc) {
  if (place.item && Y.getItem(doc.store, place.item).deleted) return true;
  let type = Y.createAbsolutePositionFromRelativePosition(place, doc)?.type;
  if (!type) return true;
  for (; type?._item; type = type._item.parent) if (type._item.deleted) return true;
  return false;
}

// At the end of a line there is no letter that could be gone; then the line has become shorter.
function isCutOff(place, $before, $after) {
  return !place.item && $after.parent.content.size < $before.parent.content.size;
}

function changedRange(before, after) {
  const from = before.content.findDiffStart(after.content);
  return from === null ? null : { from, to: Math.max(from, before.content.findDiffEnd(after.content).b) };
}

const textOf = (block) => block.textBetween(0, block.content.size, "", "\ufffc");

function samePlace($pos, doc, { from, to }) {
  const text = textOf($pos.parent);
  const left = text.slice(Math.max(0, $pos.parentOffset - AROUND), $pos.parentOffset);
  const right = text.slice($pos.parentOffset, $pos.parentOffset + AROUND);
  let best = null;
  doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (block, pos) => {
    if (!block.isTextblock) return true;
    const words = textOf(block);
    for (let offset = 0; offset <= words.length; offset++) {
      const score = text ? sameEnd(left, words, offset) + sameStart(right, words, offset) : Number(!words);
      if (score > (best?.score ?? 0)) best = { score, pos: pos + 1 + offset };
    }
    return false;
  });
  return best?.pos ?? null;
}

// What stood directly before the cursor and is not there any more, where everything else in the line is as it was.
function missing($before, $after) {
  const [old, now] = [textOf($before.parent), textOf($after.parent)];
  const rest = old.slice($before.parentOffset);
  const kept = now.slice(0, now.length - rest.length);
  const words = old.slice(kept.length, $before.parentOffset);
  return now.endsWith(rest) && old.startsWith(kept) && $after.parentOffset === kept.length && !words.includes("\ufffc") ? words : "";
}

function sameEnd(left, words, offset) {
  let length = 0;
  while (length < left.length && length < offset && left[left.length - 1 - length] === words[offset - 1 - length]) length++;
  return length;
}

function sameStart(right, words, offset) {
  let length = 0;
  while (length < right.length && right[length] === words[offset + length]) length++;
  return length;
}
