// Two windows and a server between them that takes its time: wherever a passage is in the window in which somebody writes
// and undoes, it is in the other one, too, as soon as all is told.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { joinBackward, setBlockType, splitBlock } from "prosemirror-commands";
import { EditorState, TextSelection } from "prosemirror-state";
import { ySyncPlugin, yUndoPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import { keepCaret } from "../js/text/caret.js";
import { passageAt, passages, showThreads, threadsIn } from "../js/text/passages.js";
import { schema } from "../js/text/schema.js";
import { Telling } from "../js/text/telling.js";
import { undoOfOnesOwn } from "../js/text/undo.js";

const LINES = ["Vorher nichts.", "Wir pflanzen Bäume am Rand und mehr.", "Danach Suppe."];
const FROM_AFAR = Symbol("from afar");
const ON_THE_WAY = 5, STEP = 5, AT_ONCE = 150, AFTER_ALL = 12_000;

// What a view of ProseMirror is to its plugins, without a page.
class View {
  constructor(plugins) {
    this.state = EditorState.create({ schema, plugins });
    this.dispatch = this.dispatch.bind(this);
    this.parts = [];
    for (const { spec } of plugins) if (spec.view) this.parts.push(spec.view(this));
  }

  hasFocus() {
    return false;
  }

  dispatch(tr) {
    const before = this.state;
    this.state = before.apply(tr);
    for (const each of this.parts) each.update?.(this, before);
  }
}

const sleep = (time) => new Promise((done) => setTimeout(done, time));

async function pass(time, step = STEP) {
  for (let gone = 0; gone <= time; gone += step) {
    mock.timers.tick(step);
    for (let turn = 0; turn < 12; turn++) await Promise.resolve();
  }
}

class Room {
  constructor(slowness = () => 1) {
    Object.assign(this, { slowness, thread: null, refreshing: [] });
    const docs = [new Y.Doc(), new Y.Doc()];
    docs.forEach((doc, number) => Object.assign(doc, { clientID: 11 + number }));
    for (const [one, other] of [docs, docs.toReversed()])
      one.on("update", (update, origin) => origin !== FROM_AFAR && setTimeout(() => Y.applyUpdate(other, update, FROM_AFAR), ON_THE_WAY));
    [this.mine, this.others] = docs.map((doc) => this.#open(doc));
  }

  #open(doc) {
    let view, fetching = null;
    const refresh = () => (fetching ??= setTimeout(fetchList, AT_ONCE));
    const fetchList = async () => {
      fetching = null;
      const { heard } = telling;
      await sleep(this.slowness());
      const said = [{ ...this.thread }];
      await sleep(this.slowness());
      showThreads(view, said, heard);
    };
    const send = async ([{ first, last }]) => {
      await sleep(this.slowness());
      Object.assign(this.thread, { first, last });
      this.news();
      await sleep(this.slowness());
      return true;
    };
    const telling = new Telling({ send, passedOver: refresh });
    const plugins = [ySyncPlugin(doc.getXmlFragment("text")), keepCaret({ hasUnsaved: () => false }), undoOfOnesOwn(), passages({ mayWrite: () => true, telling })];
    view = new View(plugins);
    this.refreshing.push(refresh);
    return view;
  }

  news() {
    for (const each of this.refreshing) setTimeout(each, this.slowness());
  }

  async write(lines) {
    const { state } = this.mine;
    this.mine.dispatch(state.tr.replaceWith(0, state.doc.content.size, lines.map((words) => schema.node("paragraph", null, schema.text(words)))));
    await pass(ON_THE_WAY);
    this.undoing.clear();
  }

  comment(from, to) {
    this.thread = { id: 1, ...passageAt(this.mine.state, from, to) };
    for (const each of [this.mine, this.others]) showThreads(each, [{ ...this.thread }], new Map());
  }

  get undoing() {
    return yUndoPluginKey.getState(this.mine.state).undoManager;
  }

  select(from, to = from) {
    const { state, dispatch } = this.mine;
    dispatch(state.tr.setSelection(TextSelection.between(state.doc.resolve(Math.min(from, to)), state.doc.resolve(Math.max(from, to)))));
  }

  // Each is a step that is undone for itself.
  act(command) {
    this.undoing.stopCapturing();
    command(this.mine.state, this.mine.dispatch);
  }
}

const typing = (words) => (state, dispatch) => dispatch(state.tr.insertText(words));
const deleting = (state, dispatch) => dispatch(state.tr.deleteSelection());
const place = (view) => threadsIn(view.state)[0].place;
const words = (view) => (place(view) ? view.state.doc.textBetween(place(view).from, place(view).to, "|") : "");

function chances(seed) {
  return (most) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * most);
  };
}

function withTime(name, run) {
  test(name, async () => {
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
    try {
      await run();
    } finally {
      mock.timers.reset();
    }
  });
}

withTime("what is undone while the server tells of what was there before stays whole in both windows", async () => {
  const room = new Room();
  await room.write(LINES);
  room.comment(36, 43);
  assert.equal(words(room.mine), "am Rand");
  room.select(39);
  room.act(splitBlock);
  await pass(720);
  room.undoing.undo();

  await pass(600);
  assert.equal(words(room.mine), "am Rand");
  await pass(1_000);
  assert.equal(words(room.others), "am Rand");
});

withTime("words that are put in place of a whole passage are not the passage, until that is undone", async () => {
  const room = new Room();
  await room.write(LINES);
  room.comment(32, 43);
  room.select(31, 44);
  room.act(typing("neu"));
  await pass(2_000);
  assert.deepEqual([words(room.mine), words(room.others)], ["", ""]);
  room.undoing.undo();
  await pass(2_000);
  assert.equal(words(room.others), "ume am Rand");
});

const typeLetters = (room, said) => [...said].forEach((sign) => typing(sign)(room.mine.state, room.mine.dispatch));

for (const [name, from, to] of [["a passage", 36, 43], ["a passage and the space before it", 35, 43], ["the end of a passage", 39, 43]])
  withTime(`who types over ${name} letter by letter goes on writing it, while somebody else writes and the server tells`, async () => {
    const room = new Room(), kept = from === 39 ? "am " : "";
    await room.write(LINES);
    room.comment(36, 43);
    room.select(from, to);
    room.undoing.stopCapturing();
    typeLetters(room, "beim x");
    room.mine.dispatch(room.mine.state.tr.delete(room.mine.state.selection.head - 1, room.mine.state.selection.head));
    await pass(1_000);
    room.others.dispatch(room.others.state.tr.insertText("Nun: ", 1));
    await pass(2_000);
    typeLetters(room, "See");
    await pass(2_000);
    assert.deepEqual([words(room.mine), words(room.others)], [`${kept}beim See`, `${kept}beim See`]);

    room.select(2);
    room.select(place(room.mine).to);
    typeLetters(room, "ufer");
    await pass(2_000);
    assert.deepEqual([words(room.mine), words(room.others)], [`${kept}beim See`, `${kept}beim See`]);
  });

withTime("all that was typed over a passage may be taken back and typed again; what is deleted is gone", async () => {
  const room = new Room();
  await room.write(LINES);
  room.comment(36, 43);
  room.select(36, 43);
  typeLetters(room, "x");
  room.mine.dispatch(room.mine.state.tr.delete(36, 37));
  assert.equal(words(room.mine), "");
  typeLetters(room, "dort");
  await pass(2_000);
  assert.equal(words(room.others), "dort");
  room.select(36, 40);
  room.act(deleting);
  typeLetters(room, "Neues");
  await pass(2_000);
  assert.deepEqual([words(room.mine), words(room.others)], ["", ""]);
});

withTime("what is typed over a passage is undone with it", async () => {
  const room = new Room();
  await room.write(LINES);
  room.comment(36, 43);
  room.select(36, 43);
  room.undoing.stopCapturing();
  typeLetters(room, "dort");
  await pass(2_000);
  room.undoing.undo();
  await pass(2_000);
  assert.deepEqual([words(room.mine), words(room.others)], ["am Rand", "am Rand"]);
});

withTime("a passage of which only spaces are left is nowhere", async () => {
  const room = new Room();
  await room.write(LINES);
  room.comment(36, 43);
  for (const [from, to] of [[39, 43], [36, 38]]) {
    room.select(from, to);
    room.act(deleting);
  }
  await pass(ON_THE_WAY);
  assert.deepEqual([place(room.mine), place(room.others)], [null, null]);
});

withTime("letters that come back are in the same place in both windows, however often their line was written anew", async () => {
  const room = new Room();
  await room.write(["ab", "cdef"]);
  room.select(6);
  room.act(typing("XY"));
  room.select(5);
  room.act(joinBackward);
  room.undoing.undo();
  room.undoing.redo();
  room.select(7);
  room.act(splitBlock);
  room.undoing.undo();
  room.select(2);
  room.act(setBlockType(schema.nodes.heading, { level: 1 }));
  room.undoing.undo();
  await pass(ON_THE_WAY);
  assert.equal(room.mine.state.doc.textContent, "abcXYdef");
  assert.equal(room.others.state.doc.textContent, "abcXYdef");
});

withTime("what is told arrives in order, again after a failure, and is newer than what was asked for before", async () => {
  const sent = [], waiting = [];
  let passedOver = 0;
  const send = (list) => (sent.push(list), new Promise((done) => waiting.push(done)));
  const telling = new Telling({ send, passedOver: () => passedOver++ });
  const { heard } = telling;
  telling.later(1, () => "eins");
  telling.later(2, () => null);
  await pass(400);
  telling.later(1, () => "zwei");
  await pass(300);
  assert.deepEqual(sent, [["zwei"]]);
  telling.later(1, () => "drei");
  await pass(5_000);
  assert.equal(sent.length, 1);
  assert.ok(telling.isAhead(1, heard) && telling.isAhead(2, telling.heard) && !telling.isAhead(3, heard));

  waiting[0](false);
  await pass(5_100);
  assert.deepEqual(sent[1], ["drei"]);
  assert.ok(telling.isAhead(1, telling.heard));
  waiting[1](true);
  await pass(0);
  assert.ok(!telling.isAhead(1, telling.heard) && telling.isAhead(1, heard));
  assert.equal(passedOver, 1);
});

withTime("however somebody writes and undoes, the passage is the same in both windows", async () => {
  for (let seed = 1; seed <= 40; seed++) await writeByChance(seed);
});

async function writeByChance(seed) {
  const chance = chances(seed * 7919), slowest = [20, 100, 600][chance(3)];
  const room = new Room(() => 1 + chance(slowest));
  await room.write(LINES);
  const start = 17 + chance(20);
  room.comment(start, start + 3 + chance(9));
  const undone = [], redone = [], steps = [];
  const near = () => {
    const { from, to } = place(room.mine) ?? { from: 17, to: 30 };
    return Math.max(1, Math.min(room.mine.state.doc.content.size - 1, from - 3 + chance(to - from + 7)));
  };
  const commands = [typing("XY"), typing("neu"), deleting, splitBlock, joinBackward, setBlockType(schema.nodes.heading, { level: 1 }), setBlockType(schema.nodes.heading, { level: 2 })];
  for (let turn = 0; turn < 3 + chance(7); turn++) {
    const way = chance(9), before = { said: words(room.mine), doc: room.mine.state.doc }, number = room.undoing.undoStack.length;
    const [from, into] = way < 3 ? [undone, redone] : way === 3 ? [redone, undone] : [[], []];
    if (from.length) {
      room.undoing[way < 3 ? "undo" : "redo"]();
      const { said, doc } = from.pop();
      steps.push(way < 3 ? "undo" : "redo");
      if (room.mine.state.doc.eq(doc)) assert.equal(words(room.mine), said, `seed ${seed} ${steps}`);
      into.push(before);
    } else {
      const which = chance(commands.length);
      room.select(near(), which === 1 || which === 2 ? near() : undefined);
      if (commands[which] === joinBackward) room.select(room.mine.state.selection.$from.start());
      room.act(commands[which]);
      steps.push(which);
      if (room.undoing.undoStack.length > number) {
        undone.push(before);
        redone.length = 0;
      }
    }
    if (!chance(4)) room.others.dispatch(room.others.state.tr.insertText("!", room.others.state.doc.content.size - 1));
    if (!chance(4)) room.news();
    await pass([0, 20, 150, 400, 900][chance(5)]);
  }
  await pass(AFTER_ALL, STEP * 10);
  assert.equal(room.others.state.doc.toString(), room.mine.state.doc.toString(), `seed ${seed} ${steps}`);
  assert.equal(words(room.others), words(room.mine), `seed ${seed} ${steps}`);
  assert.deepEqual(place(room.others), place(room.mine), `seed ${seed} ${steps}`);
}
