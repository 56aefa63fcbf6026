// Passages about which somebody says something: where they are now, shown in the text (docs/texts.md, “Comments on passages”).
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey, yUndoPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import { ended, goingOn, replacing, typedIn } from "./replacing.js";

const FEWEST_TO_FIND = 4;
const REMEMBERED = 20;
const FOUND_AFTER = 5_000;
const NOWHERE = "0:0"; // no letter has this number
const key = new PluginKey("passages");
const isLow = (code) => code >= 0xdc00 && code <= 0xdfff;

// `telling` gets what those who may write have to tell the server: passages whose letters are others now.
export function passages({ mayWrite, telling }) {
  let former = new Map(); // letters before what is being undone
  let finding = null;

  return new Plugin({
    key,
    state: {
      init: () => ({ threads: [], chosen: null }),
      apply(tr, value, before, state) {
        const meta = tr.getMeta(key) ?? {};
        const { isChangeOrigin, isUndoRedoOperation } = tr.getMeta(ySyncPluginKey) ?? {};
        let { threads, chosen } = { ...value, ...meta };
        if (meta.threads) threads = meta.threads.map((each) => served(each, value.threads, telling.isAhead(each.id, meta.heard)));
        if (isUndoRedoOperation) former = lettersOf(value.threads);
        const undone = isUndoRedoOperation && yUndoPluginKey.getState(before).undoManager.currStackItem?.meta.get(key);
        if (meta.threads || (tr.docChanged && isChangeOrigin))
          threads = goingOn(placed(threads, tr.doc, state, undone || undefined), isUndoRedoOperation ? [] : value.threads, tr.doc);
        else if (tr.docChanged) threads = written(threads, tr);
        else if (tr.selectionSet) threads = ended(threads, tr.selection);
        return { threads, chosen, marks: meta.threads || "chosen" in meta || tr.docChanged ? marks(threads, chosen, tr.doc) : value.marks };
      },
    },
    props: { decorations: (state) => key.getState(state).marks },
    view(view) {
      const { undoManager } = yUndoPluginKey.getState(view.state);
      // What is undone takes a passage back to the letters that it had before.
      undoManager.on("stack-item-added", ({ stackItem, origin }) => stackItem.meta.set(key, origin === undoManager ? former : lettersOf(threadsIn(view.state))));

      function tell(thread) {
        const { isFound } = thread;
        Object.assign(thread, anew(thread, view.state));
        telling.later(thread.id, () => {
          const now = threadsIn(view.state).find(({ id }) => id === thread.id);
          return now && !now.isFound && mayWrite() && isHeld(now, view.state, isFound) ? { thread: now.id, first: now.first, last: now.last } : null;
        });
      }

      const tellFound = () => {
        finding = null;
        if (mayWrite()) threadsIn(view.state).filter(({ isFound }) => isFound).forEach(tell);
      };

      return {
        // What was written is in the Yjs document by now: the plugin that puts it there comes first.
        update(_view, before) {
          if (!mayWrite() || threadsIn(view.state) === threadsIn(before)) return;
          const threads = threadsIn(view.state);
          const { isChangeOrigin, isUndoRedoOperation } = ySyncPluginKey.getState(view.state);
          if (view.state.doc !== before.doc) {
            if (!isChangeOrigin || isUndoRedoOperation) threads.filter((each) => !each.isFound && !isHeld(each, view.state, isUndoRedoOperation)).forEach(tell);
            if (threads.some(({ isFound }) => isFound)) finding ??= setTimeout(tellFound, FOUND_AFTER);
          }
          for (const each of threads) each.kept = kept(each, view.state);
        },
      };
    },
  });
}

/** `heard` is what the server had heard of from here when it was asked for them. */
export const showThreads = (view, threads, heard) => view.dispatch(view.state.tr.setMeta(key, { threads, heard }));
export const chooseThread = (view, chosen) => view.dispatch(view.state.tr.setMeta(key, { chosen }));
export const threadsIn = (state) => key.getState(state).threads;
export const chosenIn = (state) => key.getState(state).chosen;

// The first and the last letter of a stretch of text with what stands there; spaces around it are left out.
export function passageAt(state, from, to) {
  const place = withoutSpaces(state.doc, { from, to });
  return place && { ...letters(state, place.from, place.to), quote: lineOf(state.doc, place.from, place.to).said.trim() };
}

function withoutSpaces(doc, { from, to }) {
  let start = null, end = null;
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return;
    const begin = Math.max(from - pos, 0), words = node.text.slice(begin, to - pos);
    if (!words.trim()) return;
    start ??= pos + begin + words.length - words.trimStart().length;
    end = pos + begin + words.trimEnd().length;
  });
  return start === null ? null : { from: start, to: end };
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
  if (!said || !binding) return null;
  try {
    const relative = new Y.RelativePosition(null, null, idOf(said), assoc);
    const place = Y.createAbsolutePositionFromRelativePosition(relative, doc);
    for (let each = place?.type; each?._item; each = each._item.parent) if (each._item.deleted) return null;
    return place && relativePositionToAbsolutePosition(doc, type, relative, binding.mapping);
  } catch {
    return null; // somebody says that it is in no text
  }
}

/** With where each is, by the letters of before when something is undone; `isFound` by its words only. */
export function placed(threads, doc, state, undone = new Map()) {
  let line = null;
  return threads.map((each) => {
    const reach = reachOf(each, undone.get(each.id), state, doc);
    if (reach || !each.quote) return inWords({ ...each, reach, isFound: false }, doc);
    const before = !areKnown(each, state) && each.older?.find((letters) => areThere(letters, state));
    if (before) return inWords({ ...each, reach: held(before, state, doc), isFound: true }, doc);
    line ??= lineOf(doc);
    const found = foundIn(line, each.quote);
    return inWords({ ...each, reach: found, isFound: Boolean(found) }, doc);
  });
}

function reachOf(thread, before, state, doc) {
  if (before && areThere(before, state)) return held(before, state, doc);
  return before?.first === NOWHERE && !areThere(thread, state) ? null : held(thread, state, doc);
}

// It reaches over spaces as well, and is nowhere where there is nothing else.
const inWords = (thread, doc) => ({ ...thread, place: thread.reach && withoutSpaces(doc, thread.reach) });

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

function written(threads, tr) {
  const typed = typedIn(tr);
  return threads.map((each) => inWords({ ...each, ...(replacing(each, typed, tr.before) ?? { reach: mapped(each.reach, tr.mapping), grows: null }) }, tr.doc));
}

function mapped(reach, mapping) {
  if (!reach) return null;
  const from = mapping.map(reach.from, 1), to = mapping.map(reach.to, -1);
  return from < to ? { from, to } : null;
}

// What is undone comes back as new letters beside the deleted ones; other windows do not know that they are the same.
function isHeld(thread, state, isUndone = false) {
  const reach = held(thread, state, state.doc), now = reach && withoutSpaces(state.doc, reach), { place } = thread;
  if (!place || !now) return !place && !now;
  return now.from === place.from && now.to === place.to && !(isUndone && ends(thread).some((each) => !isThere(each, state)));
}

function idOf(said) {
  const [client, clock] = said.split(":").map(Number);
  return Y.createID(client, clock);
}

const isKnown = ({ client, clock }, store) => clock < Y.getState(store, client);

const ends = ({ first, last }) => [first, last];

// What the server says may come before the letters themselves.
function areKnown(thread, state) {
  const { store } = ySyncPluginKey.getState(state).doc;
  return thread.first === NOWHERE || ends(thread).every((each) => isKnown(idOf(each), store));
}

const areThere = (thread, state) => ends(thread).every((each) => isThere(each, state, true));

// This window knows letters again that were deleted when that was undone: they are followed.
function isThere(said, state, isFollowed = false) {
  const { store } = ySyncPluginKey.getState(state).doc;
  let id = idOf(said);
  if (!isKnown(id, store)) return false;
  let item = Y.getItem(store, id);
  while (isFollowed && item.redone) {
    id = Y.createID(item.redone.client, item.redone.clock + id.clock - item.id.clock);
    item = Y.getItem(store, id);
  }
  return !item.deleted;
}

// A deleted letter stays behind when its line is written anew; what is left of the passage is known by those around it.
function kept(thread, state) {
  const { first, last, place } = thread;
  if (!place) return { first: NOWHERE, last: NOWHERE };
  return ends(thread).every((each) => isThere(each, state)) ? { first, last } : letters(state, place.from, place.to);
}

const lettersOf = (threads) => new Map(threads.map(({ id, kept }) => [id, kept]));

// What the server says of a passage, and what is known here.
function served(thread, known, isAhead) {
  const before = known.find(({ id }) => id === thread.id);
  return before && isAhead ? { ...before, quote: thread.quote } : remembering(thread, before);
}

function remembering(thread, { first, last, older = [] } = {}) {
  const isNew = first && (first !== thread.first || last !== thread.last);
  return { ...thread, older: isNew ? [{ first, last }, ...older].slice(0, REMEMBERED) : older };
}

function anew(thread, state) {
  const { place } = thread;
  const now = place ? letters(state, place.from, place.to) : { first: NOWHERE, last: NOWHERE };
  return { ...remembering({ ...thread, ...now }, thread), isFound: false };
}

function marks(threads, chosen, doc) {
  const shown = threads.filter(({ place }) => place).map(({ id, place }) => {
    const name = `text-passage${id === chosen ? " is-chosen" : ""}`;
    return Decoration.inline(place.from, place.to, { nodeName: "mark", class: name, "data-passage": String(id), "aria-details": `gespraech-${id}` });
  });
  return DecorationSet.create(doc, shown);
}
