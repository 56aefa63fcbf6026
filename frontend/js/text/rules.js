// Markdown's signs, as they are typed.
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { TextSelection } from "prosemirror-state";
import { COMMANDS, tick } from "./commands.js";
import { linkBySpace } from "./linking.js";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

// A word between signs: **bold**, *italic*, ~~struck~~, `code`. What stands before is kept.
function between(pattern, type) {
  return new InputRule(pattern, (state, match, start, end) => {
    const [whole, before, words] = match;
    const from = start + before.length;
    const sign = (whole.length - before.length - words.length) / 2;
    const tr = state.tr.delete(from + sign + words.length, end).delete(from, from + sign);
    tr.addMark(from, from + words.length, type.create());
    return tr.removeStoredMark(type);
  }, { inCodeMark: false });
}

function rule(state, _match, start, end) {
  const $start = state.doc.resolve(start);
  if ($start.parent.type !== nodes.paragraph) return null;
  const rest = $start.parent.content.cut(end - $start.start());
  const tr = state.tr.replaceWith($start.before(), $start.after(), [nodes.horizontal_rule.create(), nodes.paragraph.create(null, rest)]);
  return tr.setSelection(TextSelection.create(tr.doc, $start.before() + 2));
}

// "- [ ] " is how Markdown writes it: the list that "- " has made becomes one to tick off.
function checksInList(state, match, start, end) {
  const $start = state.doc.resolve(start);
  if ($start.depth < 2 || $start.node(-1).type !== nodes.list_item) return null;
  let tr = state.tr.delete(start, end);
  const follow = (command) => command(state.apply(tr), (next) => next.steps.forEach((step) => tr.step(step)));
  follow(COMMANDS.check_list.run);
  tr = tr.setSelection(TextSelection.create(tr.doc, start));
  if (/x/i.test(match[1])) follow(tick);
  return tr;
}

// Whoever types the sign of each line by hand wants the next item, not a list within it.
function againInItem(pattern, list, attributes = () => null) {
  return new InputRule(pattern, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    if ($start.depth < 3 || $start.index(-1) > 0 || $start.node(-2).type !== list) return null;
    const tr = state.tr.delete(start, end);
    const changed = attributes(match);
    return changed ? tr.setNodeMarkup($start.before(-1), null, changed) : tr;
  });
}

export function markdown() {
  return inputRules({
    rules: [
      againInItem(/^\s*[-+*]\s$/, nodes.bullet_list),
      againInItem(/^\d{1,4}\.\s$/, nodes.ordered_list),
      againInItem(/^\s*\[([ xX]?)\]\s$/, nodes.check_list, (match) => ({ checked: /x/i.test(match[1]) })),
      textblockTypeInputRule(/^(#{1,3})\s$/, nodes.heading, (match) => ({ level: match[1].length })),
      textblockTypeInputRule(/^```$/, nodes.code_block),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      new InputRule(/^\s*\[([ xX]?)\]\s$/, checksInList),
      wrappingInputRule(/^\s*\[([ xX]?)\]\s$/, nodes.check_item, (match) => ({ checked: /x/i.test(match[1]) })),
      wrappingInputRule(/^\s*[-+*]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^(\d{1,4})\.\s$/,
        nodes.ordered_list,
        (match) => ({ order: Number(match[1]) }),
        (match, list) => list.childCount + list.attrs.order === Number(match[1]),
      ),
      new InputRule(/^---$/, rule),
      between(/(^|[^*])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, marks.strong),
      between(/(^|[^*])\*([^*\s](?:[^*]*[^*\s])?)\*$/, marks.em),
      between(/(^|[^_\w])_([^_\s](?:[^_]*[^_\s])?)_$/, marks.em),
      between(/(^|[^~])~~([^~\s](?:[^~]*[^~\s])?)~~$/, marks.strike),
      between(/(^|[^`])`([^`]+)`$/, marks.code),
      linkBySpace(),
    ],
  });
}
