// What the buttons and keys do, and whether it is done already where the cursor stands.
import { chainCommands, exitCode, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import {
  addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, isInTable, toggleHeaderRow,
} from "prosemirror-tables";
import { redo, undo, yUndoPluginKey } from "y-prosemirror";
import { schema } from "./schema.js";

const { nodes, marks } = schema;
const LISTS = { bullet_list: nodes.list_item, ordered_list: nodes.list_item, check_list: nodes.check_item };
const ROWS = 3, COLUMNS = 3;

export function around(state, type, attrs = {}) {
  const { $from } = state.selection;
  const { node } = state.selection;
  const fits = (each) => each.type === type && Object.entries(attrs).every(([name, value]) => each.attrs[name] === value);
  if (node && fits(node)) return { node, pos: state.selection.from };
  for (let depth = $from.depth; depth > 0; depth--) if (fits($from.node(depth))) return { node: $from.node(depth), pos: $from.before(depth) };
  return null;
}

function hasMark(state, type) {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

function block(type, attrs) {
  const set = setBlockType(type, attrs), reset = setBlockType(nodes.paragraph);
  const isOn = (state) => {
    const { parent } = state.selection.$from;
    return parent.type === type && Object.entries(attrs ?? {}).every(([name, value]) => parent.attrs[name] === value);
  };
  return { run: (state, dispatch) => (isOn(state) && type !== nodes.paragraph ? reset : set)(state, dispatch), isOn };
}

function mark(type) {
  return { run: toggleMark(type), isOn: (state) => hasMark(state, type) };
}

function wrapping(type, attrs) {
  const wrap = wrapIn(type, attrs);
  const isOn = (state) => Boolean(around(state, type));
  return { run: (state, dispatch) => (isOn(state) ? unwrap(type) : wrap)(state, dispatch), isOn };
}

function unwrap(type) {
  return (state, dispatch) => {
    const { node, pos } = around(state, type) ?? {};
    if (!node) return false;
    const tr = state.tr.replaceWith(pos, pos + node.nodeSize, node.content);
    const { anchor, head } = state.selection;
    const inside = (at) => Math.min(Math.max(at - 1, 0), tr.doc.content.size);
    dispatch?.(tr.setSelection(TextSelection.between(tr.doc.resolve(inside(anchor)), tr.doc.resolve(inside(head)))).scrollIntoView());
    return true;
  };
}

function innermostList(state) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type.name in LISTS) return { node, pos: $from.before(depth) };
  }
  return null;
}

// Into a list, out of it, or from one kind of list to another.
function list(type) {
  const item = LISTS[type.name];
  const isOn = (state) => innermostList(state)?.node.type === type;
  const run = (state, dispatch) => {
    const { node, pos } = innermostList(state) ?? {};
    if (!node) return wrapInList(type)(state, dispatch);
    if (node.type === type) return liftListItem(item)(state, dispatch);
    const items = [];
    node.forEach((each) => items.push(item.create(null, each.content)));
    const { anchor, head } = state.selection;
    const tr = state.tr.replaceWith(pos, pos + node.nodeSize, type.create(null, items));
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, anchor, head)).scrollIntoView());
    return true;
  };
  return { run, isOn };
}

export function setLink(href, words) {
  return (state, dispatch) => {
    const link = marks.link.create({ href });
    const { from, to, empty } = linkRange(state);
    const tr = empty ? state.tr.insert(from, schema.text(words || href, [link])) : state.tr.addMark(from, to, link);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export function removeLink(state, dispatch) {
  const { from, to } = linkRange(state);
  dispatch?.(state.tr.removeMark(from, to, marks.link));
  return true;
}

// With the cursor in a link, the whole link is meant.
export function linkRange(state) {
  const { from, to, empty, $from } = state.selection;
  if (!empty) return { from, to, empty, href: linkAt(state.doc.resolve(from), state.doc.resolve(to)) };
  const found = marks.link.isInSet($from.marks()) || marks.link.isInSet($from.nodeAfter?.marks ?? []);
  if (!found) return { from, to, empty, href: "" };
  let start = $from.start(), end = start;
  let [first, last] = [null, null];
  $from.parent.forEach((child, offset) => {
    const at = start + offset;
    end = at + child.nodeSize;
    if (!found.isInSet(child.marks)) {
      if (end <= from) first = last = null;
      else if (at >= from && first !== null) last ??= at;
    } else if (first === null && last === null) first = at;
  });
  return { from: first ?? from, to: last ?? end, empty: false, href: found.attrs.href };
}

function linkAt($from, $to) {
  let href = "";
  $from.doc.nodesBetween($from.pos, $to.pos, (node) => {
    href ||= marks.link.isInSet(node.marks)?.attrs.href ?? "";
  });
  return href;
}

// After a thing without a cursor of its own one can go on writing.
function endInText(tr) {
  const ends = [nodes.horizontal_rule, nodes.image, nodes.table].includes(tr.doc.lastChild.type);
  return ends ? tr.insert(tr.doc.content.size, nodes.paragraph.create()) : tr;
}

function insert(node) {
  return (state, dispatch) => {
    dispatch?.(endInText(state.tr.replaceSelectionWith(node)).scrollIntoView());
    return true;
  };
}

export function insertPicture({ src, alt, picture }) {
  return insert(nodes.image.create({ src, alt, picture: String(picture) }));
}

function insertTable(state, dispatch) {
  if (isInTable(state)) return false;
  const row = (type) => nodes.table_row.create(null, Array.from({ length: COLUMNS }, () => type.createAndFill()));
  const table = nodes.table.create(null, [row(nodes.table_header), ...Array.from({ length: ROWS - 1 }, () => row(nodes.table_cell))]);
  const tr = state.tr.replaceSelectionWith(table);
  const { from, to } = changed(tr);
  let start = null;
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.type === nodes.table) start ??= pos;
  });
  endInText(tr);
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1))).scrollIntoView());
  return true;
}

function changed(tr) {
  let [from, to] = [tr.doc.content.size, 0];
  tr.mapping.maps[tr.mapping.maps.length - 1].forEach((_from, _to, start, end) => {
    from = Math.min(from, start);
    to = Math.max(to, end);
  });
  return { from, to };
}

function setKind(kind) {
  return {
    run: (state, dispatch) => {
      const { node, pos } = around(state, nodes.callout) ?? {};
      if (!node) return false;
      dispatch?.(state.tr.setNodeAttribute(pos, "kind", kind));
      return true;
    },
    isOn: (state) => Boolean(around(state, nodes.callout, { kind })),
  };
}

export function tick(state, dispatch) {
  const { node, pos } = around(state, nodes.check_item) ?? {};
  if (!node) return false;
  dispatch?.(state.tr.setNodeAttribute(pos, "checked", !node.attrs.checked));
  return true;
}

const inUndo = (which) => (state) => yUndoPluginKey.getState(state)?.undoManager[which]() ?? false;

export const COMMANDS = {
  undo: { run: (state, dispatch) => (dispatch ? undo(state) : inUndo("canUndo")(state)), isPossible: inUndo("canUndo") },
  redo: { run: (state, dispatch) => (dispatch ? redo(state) : inUndo("canRedo")(state)), isPossible: inUndo("canRedo") },
  paragraph: block(nodes.paragraph),
  "heading-1": block(nodes.heading, { level: 1 }),
  "heading-2": block(nodes.heading, { level: 2 }),
  "heading-3": block(nodes.heading, { level: 3 }),
  code_block: block(nodes.code_block),
  strong: mark(marks.strong),
  em: mark(marks.em),
  strike: mark(marks.strike),
  code: mark(marks.code),
  bullet_list: list(nodes.bullet_list),
  ordered_list: list(nodes.ordered_list),
  check_list: list(nodes.check_list),
  blockquote: wrapping(nodes.blockquote),
  callout: wrapping(nodes.callout, { kind: "info" }),
  "callout-info": setKind("info"),
  "callout-tip": setKind("tip"),
  "callout-warning": setKind("warning"),
  "callout-remove": { run: unwrap(nodes.callout) },
  rule: { run: insert(nodes.horizontal_rule.create()) },
  table: { run: insertTable },
  "row-before": { run: addRowBefore },
  "row-after": { run: addRowAfter },
  "row-delete": { run: deleteRow },
  "column-before": { run: addColumnBefore },
  "column-after": { run: addColumnAfter },
  "column-delete": { run: deleteColumn },
  "header-row": {
    run: toggleHeaderRow,
    isOn: (state) => around(state, nodes.table)?.node.firstChild?.firstChild?.type === nodes.table_header,
  },
  "table-delete": { run: deleteTable },
};

// Which of the bars beside the toolbar are of use here.
export const PLACES = {
  table: isInTable,
  callout: (state) => Boolean(around(state, nodes.callout)),
};

const inItems = (command, ...rest) => chainCommands(command(nodes.list_item, ...rest), command(nodes.check_item, ...rest));
export const indent = inItems(sinkListItem);
export const outdent = inItems(liftListItem);
export const splitItem = chainCommands(splitListItem(nodes.list_item), splitListItem(nodes.check_item, { checked: false }));

// At the beginning of an item, Backspace first takes away its mark.
export function leaveItem(state, dispatch) {
  const { $cursor } = state.selection;
  if (!$cursor || $cursor.parentOffset > 0 || $cursor.depth < 2 || $cursor.index($cursor.depth - 1) > 0) return false;
  return [nodes.list_item, nodes.check_item].includes($cursor.node($cursor.depth - 1).type) && outdent(state, dispatch);
}

// Two empty lines at its end lead out of a block of code.
export function leaveCode(state, dispatch) {
  const { $cursor } = state.selection;
  if (!$cursor?.parent.type.spec.code || $cursor.parentOffset < $cursor.parent.content.size || !$cursor.parent.textContent.endsWith("\n\n")) return false;
  const tr = state.tr.delete($cursor.pos - 2, $cursor.pos);
  const after = $cursor.after() - 2;
  dispatch?.(tr.insert(after, nodes.paragraph.create()).setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
}

export const hardBreak = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});
