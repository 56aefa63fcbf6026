// y-prosemirror deletes, for everybody, what does not fit the schema: a node of a newer version of this program, or what
// came of two people's changes at once. Here such a thing is mended instead, so that no word gets lost.
import { Fragment } from "prosemirror-model";

const COERCED = {
  heading: { level: (value) => Math.min(Math.max(whole(value), 1), 3) },
  ordered_list: { order: whole },
  check_item: { checked: (value) => value === true || value === "true" },
  table_cell: { colspan: whole, rowspan: whole, colwidth: () => null },
  table_header: { colspan: whole, rowspan: whole, colwidth: () => null },
};

export function tolerate(schema) {
  const { node, text, mark } = { node: schema.node.bind(schema), text: schema.text.bind(schema), mark: schema.mark.bind(schema) };
  schema.node = (type, attrs, content, marks) => {
    const name = typeof type === "string" ? type : type.name;
    const clean = coerced(name, attrs);
    try {
      return node(type, clean, content, marks);
    } catch (error) {
      const children = Fragment.from(content);
      if (!children.textBetween(0, children.size)) throw error;
      return mended(schema, name, clean, children);
    }
  };
  schema.mark = (type, attrs) => (typeof type === "string" && !schema.marks[type] ? null : mark(type, attrs));
  schema.text = (words, marks) => text(words, Array.isArray(marks) ? marks.filter(Boolean) : marks);
  return schema;
}

function whole(value) {
  const number = Math.trunc(Number(value));
  return number >= 1 ? number : 1;
}

function coerced(name, attrs) {
  const rules = COERCED[name];
  if (!rules || !attrs) return attrs;
  const clean = { ...attrs };
  for (const [attribute, rule] of Object.entries(rules)) if (attribute in clean) clean[attribute] = rule(clean[attribute]);
  return clean;
}

function mended(schema, name, attrs, children) {
  const inline = children.firstChild.isInline;
  const type = schema.nodes[name] ?? (inline ? schema.nodes.paragraph : schema.nodes.blockquote);
  if (type.isInline || type.isLeaf) return schema.text(textOf(children));
  if (type.inlineContent) return type.create(attrs, fittingInline(schema, type, children));
  const fitting = [];
  children.forEach((child) => fitting.push(...fittingBlocks(schema, type, child)));
  return type.createAndFill(attrs, fitting) ?? schema.nodes.blockquote.create(null, paragraph(schema, textOf(children)));
}

function fittingInline(schema, type, children) {
  const fitting = [];
  children.forEach((child) => {
    if (child.isInline && type.contentMatch.matchType(child.type)) fitting.push(child.mark(type.allowedMarks(child.marks)));
    else if (textOf(child)) fitting.push(schema.text(textOf(child)));
  });
  return fitting;
}

function fittingBlocks(schema, type, child) {
  const block = child.isInline ? paragraph(schema, textOf(child)) : child;
  if (type.contentMatch.matchType(block.type)) return [block];
  const wrapping = type.contentMatch.findWrapping(block.type);
  if (wrapping) return [wrapping.reduceRight((inside, each) => each.create(null, inside), block)];
  const inner = [];
  block.forEach((each) => each.isBlock && inner.push(...fittingBlocks(schema, type, each)));
  return inner;
}

function paragraph(schema, words) {
  return schema.nodes.paragraph.create(null, words ? schema.text(words) : null);
}

function textOf(content) {
  const size = content.size ?? content.content.size;
  return content.isText ? content.text : content.isLeaf ? content.textContent : content.textBetween(0, content.isBlock || content.isInline ? content.content.size : size, " ", (leaf) => leaf.textContent);
}
