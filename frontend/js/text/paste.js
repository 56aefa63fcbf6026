// What comes from Word, LibreOffice, other editors and web pages: its structure is taken, its looks are not.
import { wordLists } from "./word-lists.js";
import { safeAddress } from "./addresses.js";

const DROPPED =
  "script, style, link, meta, title, xml, template, iframe, object, embed, svg, canvas, video, audio, noscript, " +
  "select, textarea, button, nav, [hidden], [aria-hidden=true], .sr-only, .visually-hidden, col, colgroup";
const RENAMED = { b: "strong", i: "em", strike: "s", del: "s", h4: "h3", h5: "h3", h6: "h3", dir: "ul", menu: "ul", tt: "code", kbd: "code", samp: "code" };
const KEPT = new Set(
  "p h1 h2 h3 ul ol li blockquote pre code strong em s a br hr table tbody thead tfoot tr td th img input".split(" "),
);
const ATTRIBUTES = {
  a: ["href"],
  ol: ["start"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan"],
  ul: ["data-checks"],
  li: ["data-checked"],
  img: ["src", "alt", "data-picture"],
};
const BLOCKS = "p, h1, h2, h3, ul, ol, li, blockquote, pre, hr, table, div, section, article, img";
const STYLE = "data-was-style";

// A strict policy for content speaks up at each style and each handler, even in a document that is never shown.
function withoutStyles(html) {
  const rest = html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, "");
  return rest.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style\s*=/gi, `$1${STYLE}=`).replace(/(\s)(on[a-z]+\s*=)/gi, "$1data-was-$2"));
}

export function cleanPaste(html, parse) {
  if (/data-pm-slice/.test(html)) return html;
  const { body } = parse(withoutStyles(html));
  removeComments(body);
  wordLists(body, styleOf);
  body.querySelectorAll(DROPPED).forEach((each) => each.remove());
  [...body.querySelectorAll("*")].filter(isUnseen).forEach((each) => each.remove());
  checkLists(body);
  [...body.querySelectorAll("*")].reverse().forEach(simplify);
  body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol").forEach(intoItemBefore);
  body.querySelectorAll("p, h1, h2, h3, strong, em, s, code, a").forEach(dropEmpty);
  return body.innerHTML.trim();
}

function styleOf(element, name) {
  const style = element.getAttribute(STYLE) ?? "";
  return new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`, "i").exec(style)?.[1].trim().toLowerCase() ?? "";
}

function removeComments(body) {
  const walk = (node) => {
    for (const child of [...node.childNodes]) {
      if (child.nodeType === 8) child.remove();
      else walk(child);
    }
  };
  walk(body);
}

function isUnseen(element) {
  return styleOf(element, "display") === "none" || styleOf(element, "mso-hide") === "all" || styleOf(element, "visibility") === "hidden";
}

// A box at the beginning of items makes them items to tick off; as GitHub and other editors write them.
function checkLists(body) {
  for (const box of body.querySelectorAll("li input[type=checkbox]")) {
    const item = box.closest("li");
    item.setAttribute("data-checked", String(box.hasAttribute("checked")));
    item.parentElement.setAttribute("data-checks", "");
  }
  for (const item of body.querySelectorAll("li[role=checkbox]")) {
    item.setAttribute("data-checked", String(item.getAttribute("aria-checked") === "true"));
    item.parentElement.setAttribute("data-checks", "");
  }
  for (const list of body.querySelectorAll("ul[data-checks], ol[data-checks]"))
    for (const item of list.children) if (!item.hasAttribute("data-checked")) item.setAttribute("data-checked", "false");
}

function simplify(element) {
  const name = element.localName;
  if (name === "input" || (name === "img" && !isOwnPicture(element))) return element.remove();
  if (name === "a" && !safeAddress(element.getAttribute("href"))) return unwrap(element);
  const to = RENAMED[name] ?? name;
  // Google's clipboard stands in a <b> that is none.
  if (to === "strong" && /normal|^[1-4]00/.test(styleOf(element, "font-weight"))) return unwrap(element);
  if (to === "em" && styleOf(element, "font-style") === "normal") return unwrap(element);
  if (!KEPT.has(to)) return name === "span" || name === "font" ? asMarks(element) : unfold(element);
  const clean = element.ownerDocument.createElement(to);
  for (const attribute of ATTRIBUTES[to] ?? []) if (element.hasAttribute(attribute)) clean.setAttribute(attribute, element.getAttribute(attribute));
  clean.append(...element.childNodes);
  element.replaceWith(clean);
}

function isOwnPicture(image) {
  return image.hasAttribute("data-picture") && image.getAttribute("src")?.startsWith("/");
}

function asMarks(element) {
  const wanted = [];
  if (/bold|^[6-9]00/.test(styleOf(element, "font-weight"))) wanted.push("strong");
  if (/italic|oblique/.test(styleOf(element, "font-style"))) wanted.push("em");
  if (/line-through/.test(`${styleOf(element, "text-decoration")} ${styleOf(element, "text-decoration-line")}`)) wanted.push("s");
  if (!wanted.length || !element.textContent.trim()) return unwrap(element);
  for (const name of wanted) {
    const mark = element.ownerDocument.createElement(name);
    mark.append(...element.childNodes);
    element.append(mark);
  }
  unwrap(element);
}

// A div with words of its own is a paragraph; one around other blocks is nothing.
function unfold(element) {
  const isBlock = ["div", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption", "address", "dt", "dd", "caption"].includes(element.localName);
  if (!isBlock || element.querySelector(BLOCKS) || element.parentElement?.closest("p, li, td, th, h1, h2, h3")) return unwrap(element);
  const paragraph = element.ownerDocument.createElement("p");
  paragraph.append(...element.childNodes);
  element.replaceWith(paragraph);
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

function intoItemBefore(list) {
  const before = list.previousElementSibling;
  if (before?.localName === "li") before.append(list);
}

function dropEmpty(element) {
  if (!element.textContent.replace(/[\s\u00a0\u200b]/g, "") && !element.querySelector("img, hr")) {
    if (element.querySelector("br") && !["p", "h1", "h2", "h3"].includes(element.localName)) unwrap(element);
    else if (element.parentElement.children.length > 1 || !["td", "th", "li"].includes(element.parentElement.localName)) {
      const gap = element.textContent && !["p", "h1", "h2", "h3"].includes(element.localName) ? [" "] : [];
      element.replaceWith(...gap);
    }
  }
}
