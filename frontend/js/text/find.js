// Find and replace, in a panel below the toolbar.
import { findNext, findPrev, getMatchHighlights, replaceAll, replaceNext, search, SearchQuery, setSearchState } from "prosemirror-search";
import { TextSelection } from "prosemirror-state";

export const searching = () => search();

export function connectFinding({ root, view, words }) {
  const panel = root.querySelector("[data-find]");
  const { what, instead, exact } = panel.elements;
  const count = panel.querySelector("[data-find-count]");
  let said = "", timer = null, replaced = "";

  const matches = () => getMatchHighlights(view().state).find();

  function ask() {
    const query = new SearchQuery({ search: what.value, caseSensitive: exact.checked, replace: instead.value, literal: true });
    view().dispatch(setSearchState(view().state.tr, query));
  }

  function tell() {
    // How many were replaced stands until somebody searches on.
    if (panel.hidden || replaced) return;
    const found = matches();
    const { from, to } = view().state.selection;
    const at = found.findIndex((match) => match.from === from && match.to === to) + 1;
    const sentence = !what.value ? "" : !found.length ? words("find-none") : at ? words("find-at", { at, number: found.length, all: found.length }) : words("find-count", { number: found.length });
    if (sentence === said) return;
    said = sentence;
    clearTimeout(timer);
    timer = setTimeout(() => (count.textContent = said), 250);
  }

  function run(command) {
    replaced = "";
    command(view().state, view().dispatch.bind(view()));
    // The text scrolls by itself only to where the focus is.
    view().dom.querySelector(".ProseMirror-active-search-match")?.scrollIntoView({ block: "center" });
    tell();
  }

  function close() {
    panel.hidden = true;
    view().dispatch(setSearchState(view().state.tr, new SearchQuery({ search: "" })));
    view().focus();
  }

  panel.addEventListener("input", () => {
    replaced = "";
    ask();
    tell();
  });
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
    run(findNext);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.shiftKey && event.target === what) run(findPrev);
    else return;
    event.preventDefault();
  });
  panel.addEventListener("click", (event) => {
    const { find } = event.target.closest("button")?.dataset ?? {};
    if (find === "previous") run(findPrev);
    else if (find === "replace") {
      const { from, to } = view().state.selection;
      if (!matches().some((match) => match.from === from && match.to === to)) run(findNext);
      run(replaceNext);
    } else if (find === "all") {
      const number = matches().length;
      run(replaceAll);
      clearTimeout(timer);
      said = count.textContent = replaced = words("replaced", { number });
    } else if (find === "close") close();
  });

  return {
    open() {
      const { state } = view();
      const { from, to, empty } = state.selection;
      panel.hidden = false;
      replaced = "";
      for (const each of panel.querySelectorAll("[data-writing]")) each.hidden = !view().editable;
      if (!empty && state.selection instanceof TextSelection && to - from < 80) what.value = state.doc.textBetween(from, to, " ");
      ask();
      tell();
      what.focus();
      what.select();
    },
    update: tell,
  };
}
