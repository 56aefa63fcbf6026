// What a text may consist of. The names are those of the Yjs document, which the server reads, too.
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";
import { safeAddress } from "./addresses.js";

const cells = tableNodes({ tableGroup: "block", cellContent: "block+", cellAttributes: {} });

const nodes = {
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  // The page has its own h1, so a text begins below it; its own headings say by data-level which they are.
  heading: {
    attrs: { level: { default: 1 } },
    content: "inline*",
    group: "block",
    defining: true,
    parseDOM: ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({
      tag,
      getAttrs: (dom) => ({ level: Math.min(Number(dom.dataset?.level) || Number(tag[1]), 3) }),
    })),
    toDOM: ({ attrs: { level } }) => [`h${level + 1}`, { "data-level": level }, 0],
  },
  bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: {
    attrs: { order: { default: 1 } },
    content: "list_item+",
    group: "block",
    parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ order: Number(dom.getAttribute("start")) || 1 }) }],
    toDOM: ({ attrs: { order } }) => ["ol", order === 1 ? {} : { start: order }, 0],
  },
  // Any block may come first: two people at once can make it so, and nothing must get lost by it.
  list_item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  check_list: {
    content: "check_item+",
    group: "block",
    parseDOM: [{ tag: "ul[data-checks]", priority: 60 }],
    toDOM: () => ["ul", { "data-checks": "" }, 0],
  },
  check_item: {
    attrs: { checked: { default: false } },
    content: "block+",
    defining: true,
    parseDOM: [{ tag: "li[data-checked]", priority: 60, getAttrs: (dom) => ({ checked: dom.dataset.checked === "true" }) }],
    toDOM: ({ attrs: { checked } }) => ["li", { "data-checked": String(checked) }, 0],
  },
  blockquote: { content: "block+", group: "block", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
  callout: {
    attrs: { kind: { default: "info" } },
    content: "block+",
    group: "block",
    defining: true,
    parseDOM: [{ tag: "[data-callout]", getAttrs: (dom) => ({ kind: kindOf(dom.dataset.callout) }) }],
    toDOM: ({ attrs: { kind } }) => ["div", { "data-callout": kindOf(kind) }, 0],
  },
  code_block: {
    content: "text*",
    marks: "",
    group: "block",
    code: true,
    defining: true,
    parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
    toDOM: () => ["pre", ["code", 0]],
  },
  horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  image: {
    attrs: { src: { default: "" }, alt: { default: "" }, picture: { default: "" } },
    group: "block",
    draggable: true,
    parseDOM: [
      {
        tag: "img[data-picture]",
        getAttrs: (dom) => ({ src: dom.getAttribute("src"), alt: dom.getAttribute("alt") ?? "", picture: dom.dataset.picture }),
      },
    ],
    toDOM: ({ attrs: { src, alt, picture } }) => ["img", { src: safeAddress(src) ?? "", alt, "data-picture": picture }],
  },
  ...cells,
  text: { group: "inline" },
  hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  mention: {
    attrs: { person: { default: "" }, label: { default: "" } },
    inline: true,
    group: "inline",
    atom: true,
    selectable: false,
    parseDOM: [
      {
        tag: "span[data-mention]",
        getAttrs: (dom) => ({ person: dom.dataset.mention, label: dom.textContent.replace(/^@/, "") }),
      },
    ],
    toDOM: ({ attrs: { person, label } }) => ["span", { class: "mention", "data-mention": person }, `@${label}`],
    leafText: ({ attrs: { label } }) => `@${label}`,
  },
};

const marks = {
  link: {
    attrs: { href: { default: "" } },
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (dom) => {
          const href = safeAddress(dom.getAttribute("href"));
          return href ? { href } : false;
        },
      },
    ],
    toDOM: ({ attrs: { href } }) => ["a", { href: safeAddress(href), rel: "noopener nofollow" }, 0],
  },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  strike: { parseDOM: [{ tag: "s" }, { tag: "del" }, { tag: "strike" }], toDOM: () => ["s", 0] },
  code: { parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
};

export const CALLOUTS = ["info", "tip", "warning"];

function kindOf(kind) {
  return CALLOUTS.includes(kind) ? kind : "info";
}

export const schema = new Schema({ nodes, marks });
