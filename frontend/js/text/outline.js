// The headings as links and the number of words, kept up to date while somebody writes.
import { TextSelection } from "prosemirror-state";
import { schema } from "./schema.js";

const AFTER = 300;

export function connectOutline({ root, view, words }) {
  const nav = root.querySelector("[data-outline]");
  const list = nav.appendChild(document.createElement("ol"));
  const count = root.querySelector("[data-count]");
  let timer = null, shown = null;

  function headings() {
    const found = [];
    view().state.doc.descendants((node, pos) => {
      if (node.type === schema.nodes.heading && node.textContent.trim()) found.push({ pos, level: node.attrs.level, title: node.textContent });
      return !node.isTextblock;
    });
    return found;
  }

  function show() {
    const { doc } = view().state;
    if (doc === shown) return;
    shown = doc;
    const found = headings();
    nav.hidden = !found.length;
    found.forEach((heading, index) => fill(list.children[index] ?? list.appendChild(row()), heading));
    while (list.children.length > found.length) list.lastElementChild.remove();
    const text = doc.textBetween(0, doc.content.size, "\n", (leaf) => leaf.type.spec.leafText?.(leaf) ?? " ");
    count.textContent = words("count", {
      number: text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,:-]*/gu)?.length ?? 0,
      signs: [...text.replace(/\n/g, "")].length,
    });
  }

  function row() {
    const item = document.createElement("li");
    item.append(document.createElement("a"));
    return item;
  }

  function fill(item, { level, title }) {
    item.dataset.level = level;
    const link = item.firstElementChild;
    if (link.textContent !== title) link.textContent = title;
    link.href = `#${root.id}`;
  }

  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const heading = headings()[[...list.children].indexOf(link.parentElement)];
    if (!heading) return;
    const element = view().nodeDOM(heading.pos);
    if (view().editable) {
      const { state } = view();
      view().dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(heading.pos + 1))));
      view().focus();
    } else {
      element.tabIndex = -1;
      element.focus({ preventScroll: true });
    }
    element.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth", block: "start" });
  });

  return {
    update() {
      timer ??= setTimeout(() => {
        timer = null;
        show();
      }, AFTER);
    },
    show,
  };
}
