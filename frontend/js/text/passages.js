// Passages about which somebody says something: where they are now, shown in the text (docs/texts.md, “Comments on passages”).
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";

const FEWEST_TO_FIND = 4;
const REMEMBERED = 20;
const TOLD_AFTER = 700, FOUND_AFTER = 5_000;
const key = new PluginKey("passages");
const isLow = (code) => code >= 0xdc00 && code <= 0xdfff;

// `moved` gets what those who may write have to tell the server: passages whose letters are others now.
export function passages({ mayWrite, moved }) {
  const waiting = new Map();
  const unsure = new Set(); // what was about to be told when the server told of it: as it was before, perhaps
  let timer = null;

  function tellLater(threads, after) {
    for (const each of threads) waiting.set(each.id, each);
    clearTimeout(timer);
    timer = setTimeout(() => {
      moved([...waiting.values()].map(({ id, first, last }) => ({ thread: id, first, last })));
      waiting.clear();
    }, after);
  }

  return new Plugin({
    key,
    state: {
      init: () => ({ threads: [], chosen: null }),
      apply(tr, value, _before, state) {
        const meta = tr.getMeta(key) ?? {};
        const isOthers = tr.getMeta(ySyncPluginKey)?.isChangeOrigin;
        let { threads, chosen } = { ...value, ...meta };
        if (meta.threads) {
          for (const { id } of meta.threads) if (waiting.delete(id)) unsure.add(id);
          threads = meta.threads.map((each) => remembering(each, value.threads));
        }
        if (meta.threads || (tr.docChanged && isOthers)) threads = placed(threads, tr.doc, state);
        else if (tr.docChanged) threads = threads.map((each) => ({ ...each, place: mapped(each.place, tr.mapping) }));
        return { threads, chosen, marks: meta.threads || "chosen" in meta || tr.docChanged ? marks(threads, chosen, tr.doc) : value.marks };
      },
    },
    props: { decorations: (state) => key.getState(state).marks },
    view: () => ({
      // What was written is in the Yjs document by now: the plugin that puts it there comes first.
      update(view, before) {
        if (!mayWrite()) return;
        const { isChangeOrigin, isUndoRedoOperation } = ySyncPluginKey.getState(view.state);
        const { threads } = key.getState(view.state);
        const still = threads.filter((each) => unsure.delete(each.id) && each.place && !isHeld(each, view.state, true));
        if (still.length) tellLater(still.map((each) => anew(each, view.state)), TOLD_AFTER);
        if (view.state.doc === before.doc) return;
        if (isChangeOrigin && !isUndoRedoOperation) {
          const found = threads.filter(({ place, isFound }) => place && isFound);
          if (found.length) tellLater(found.map((each) => anew(each, view.state)), FOUND_AFTER);
          return;
        }
        const lost = threads.filter((each) => each.place && !isHeld(each, view.state, isUndoRedoOperation));
        if (lost.length) tellLater(lost.map((each) => anew(each, view.state)), TOLD_AFTER);
      },
    }),
  });
}

export const showThreads = (view, threads) => view.dispatch(view.state.tr.setMeta(key, { threads }));
export const chooseThread = (view, chosen) => view.dispatch(view.state.tr.setMeta(key, { chosen }));
export const threadsIn = (state) => key.getState(state).threads;
export const chosenIn = (state) => key.getState(state).chosen;

// The first and the last letter of a stretch of text with what stands there; spaces around it are left out.
export function passageAt(state, from, to) {
  let start = null, end = null;
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return;
    const begin = Math.max(from - pos, 0), words = node.text.slice(begin, to - pos);
    const spaces = words.length - words.trimStart().length;
    if (!words.trim()) return;
    start ??= pos + begin + spaces;
    end = pos + begin + words.trimEnd().length;
  });
  if (start === null) return null;
  return { ...letters(state, start, end), quote: lineOf(state.doc, start, end).said.trim() };
}

// Where words stand, the first time after `from`.
export function placeOf(doc, words) {
  const { said, at } = lineOf(doc);
  const asked = words.trim().split(/\s+/).join(" ");
  const index = asked ? said.toLowerCase().indexOf(asked.toLowerCase()) : -1;
  return index < 0 ? null : stretch(at, index, asked.length);
}

function letters(state, from, to) {
  const pair = isLow(codeAt(state.doc, from + 1));
  return { first: letter(state, pair ? from + 1 : from), last: letter(state, to - 1) };
}

function letter(state, pos) {
  const { type, binding } = ySyncPluginKey.getState(state);
  const { item } = absolutePositionToRelativePosition(pos, type, binding.mapping) ?? {};
  return item ? `${item.client}:${item.clock}` : "";
}

const codeAt = (doc, pos) => (pos < doc.content.size ? doc.textBetween(pos, pos + 1).charCodeAt(0) : NaN);

// Where it is by its letters.
function held({ first, last }, state, doc) {
  const from = position(first, 0, state), to = position(last, -1, state);
  if (from === null || to === null || from >= to || to > doc.content.size) return null;
  return { from: isLow(codeAt(doc, from)) ? from - 1 : from, to };
}

function position(said, assoc, state) {
  const { doc, type, binding } = ySyncPluginKey.getState(state);
  const [client, clock] = said.split(":").map(Number);
  if (!said || !binding) return null;
  try {
    const relative = new Y.RelativePosition(null, null, Y.createID(client, clock), assoc);
    const place = Y.createAbsolutePositionFromRelativePosition(relative, doc);
    for (let each = place?.type; each?._item; each = each._item.parent) if (each._item.deleted) return null;
    return place && relativePositionToAbsolutePosition(doc, type, relative, binding.mapping);
  } catch {
    return null; // somebody says that it is in no text
  }
}

/** With where each is; `isFound` by its words only. */
export function placed(threads, doc, state) {
  let line = null;
  return threads.map((each) => {
    const place = held(each, state, doc);
    if (place || !each.quote) return { ...each, place, isFound: false };
    for (const letters of each.older ?? []) {
      const back = held(letters, state, doc);
      if (back) return { ...each, ...letters, place: back, isFound: true };
    }
    line ??= lineOf(doc);
    const found = foundIn(line, each.quote);
    return { ...each, place: found, isFound: Boolean(found) };
  });
}

function foundIn({ said, at }, quote) {
  const asked = quote.replace(/…$/, "").trim().split(/\s+/).join(" ");
  if ((asked.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < FEWEST_TO_FIND) return null;
  const index = said.indexOf(asked);
  return index < 0 || said.indexOf(asked, index + 1) >= 0 ? null : stretch(at, index, asked.length);
}

function stretch(at, index, length) {
  const inside = at.slice(index, index + length).filter((pos) => pos !== null);
  return inside.length ? { from: inside[0], to: inside[inside.length - 1] + 1 } : null;
}

// All of it in one line, single spaces between blocks, and where each letter stands.
function lineOf(doc, from = 0, to = doc.content.size) {
  let said = "";
  const at = [];
  const add = (sign, pos) => {
    if (/\s/.test(sign)) {
      if (!said || said.endsWith(" ")) return;
      sign = " ";
    }
    said += sign;
    at.push(pos);
  };
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isText) for (let index = Math.max(from - pos, 0); index < Math.min(node.text.length, to - pos); index++) add(node.text[index], pos + index);
    else if (node.type.spec.leafText) for (const sign of node.type.spec.leafText(node)) add(sign, null);
    else add(" ", null);
  });
  return { said, at };
}

function mapped(place, mapping) {
  if (!place) return null;
  const from = mapping.map(place.from, 1), to = mapping.map(place.to, -1);
  return from < to ? { from, to } : null;
}

// What is undone comes back as new letters beside the deleted ones; other windows do not know that they are the same.
function isHeld(thread, state, isUndone) {
  const place = held(thread, state, state.doc), ends = [thread.first, thread.last];
  return place?.from === thread.place.from && place.to === thread.place.to && (!isUndone || ends.every((each) => isAlive(each, state)));
}

function isAlive(said, state) {
  const [client, clock] = said.split(":").map(Number);
  const item = Y.getItem(ySyncPluginKey.getState(state).doc.store, Y.createID(client, clock));
  return !item.deleted;
}

// Whoever undoes that a line was broken in two has the letters again that were there before.
function remembering(thread, before) {
  const { first, last, older = [] } = before.find(({ id }) => id === thread.id) ?? {};
  const isNew = first && (first !== thread.first || last !== thread.last);
  return { ...thread, older: isNew ? [{ first, last }, ...older].slice(0, REMEMBERED) : older };
}

function anew(thread, state) {
  const now = { ...thread, ...letters(state, thread.place.from, thread.place.to), isFound: false };
  return Object.assign(thread, remembering(now, [thread]));
}

function marks(threads, chosen, doc) {
  const shown = threads.filter(({ place }) => place).map(({ id, place }) => {
    const name = `text-passage${id === chosen ? " is-chosen" : ""}`;
    return Decoration.inline(place.from, place.to, { nodeName: "mark", class: name, "data-passage": String(id), "aria-details": `gespraech-${id}` });
  });
  return DecorationSet.create(doc, shown);
}
