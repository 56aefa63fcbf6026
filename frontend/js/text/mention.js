// "@" offers the project's people: a listbox at the cursor that the text's own role points to, so that a screen reader
// follows while one goes on typing.
import { Plugin, PluginKey } from "prosemirror-state";
import { schema } from "./schema.js";

const TYPED = /(?:^|[\s(\ufffc])@([\p{L}\p{M}\d.'-]{0,30}(?: [\p{L}\p{M}\d.'-]{0,30})?)$/u;
const SHOWN = 8;
const key = new PluginKey("mention");

export function mentions({ peopleUrl, list, words, announce }) {
  if (!peopleUrl) return [];
  const people = peopleFrom(peopleUrl);
  return [
    new Plugin({
      key,
      state: {
        init: () => null,
        apply(tr, before, _old, state) {
          const { dismissed } = tr.getMeta(key) ?? {};
          const query = queryAt(state);
          if (!query) return null;
          // Escape holds for this "@", not for the next one.
          return { ...query, dismissed: dismissed || (before?.from === query.from && before.dismissed) };
        },
      },
      view: (view) => new Offer(view, { people, list, words, announce }),
      props: { handleKeyDown: (view, event) => view.mentions?.keydown(event) ?? false },
    }),
  ];
}

function queryAt({ selection, doc }) {
  const { $cursor } = selection;
  if (!$cursor || $cursor.parent.type.spec.code) return null;
  const before = $cursor.parent.textBetween(Math.max(0, $cursor.parentOffset - 64), $cursor.parentOffset, null, "\ufffc");
  const words = TYPED.exec(before)?.[1];
  return words === undefined || !doc ? null : { from: $cursor.pos - words.length - 1, to: $cursor.pos, words };
}

function peopleFrom(url) {
  let people = null;
  return () => {
    people ??= fetch(url, { headers: { Accept: "application/json" } })
      .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
      .then(({ people: found }) => found.map(({ id, name }) => ({ id: String(id), name })));
    people.catch(() => (people = null));
    return people;
  };
}

const folded = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

class Offer {
  constructor(view, parts) {
    Object.assign(this, parts, { view, found: [], at: 0 });
    view.mentions = this;
    // A press must not take the focus out of the text.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
    view.dom.addEventListener("blur", () => this.hide());
  }

  get query() {
    return key.getState(this.view.state);
  }

  async update() {
    const { query } = this;
    if (!query || query.dismissed || !this.view.hasFocus() || !this.view.editable) return this.hide();
    const people = await this.people().catch(() => []);
    if (this.query !== query) return;
    const wanted = folded(query.words);
    const starts = (name) => folded(name).split(/[\s-]+/).some((part) => part.startsWith(wanted)) || folded(name).startsWith(wanted);
    this.found = people.filter(({ name }) => starts(name)).slice(0, SHOWN);
    if (!this.found.length) return this.hide();
    this.at = Math.min(this.at, this.found.length - 1);
    this.show(query);
  }

  show({ from, words }) {
    const isNew = this.list.hidden || this.said !== words;
    const options = this.found.map(({ name }, index) => {
      const option = document.createElement("li");
      option.id = `mention-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(index === this.at));
      option.textContent = name;
      return option;
    });
    this.list.replaceChildren(...options);
    this.list.hidden = false;
    this.place(from);
    const { dom } = this.view;
    dom.setAttribute("aria-autocomplete", "list");
    dom.setAttribute("aria-controls", this.list.id);
    dom.setAttribute("aria-activedescendant", `mention-${this.at}`);
    if (isNew) this.announce(this.words("people-found", { number: this.found.length }));
    this.said = words;
  }

  place(from) {
    const { left, bottom, top } = this.view.coordsAtPos(from);
    const { offsetWidth: width, offsetHeight: height, style } = this.list;
    const fitsBelow = bottom + height + 8 < document.documentElement.clientHeight;
    style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
    style.top = `${fitsBelow ? bottom + 4 : Math.max(8, top - height - 4)}px`;
  }

  hide() {
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.found = [];
    this.at = 0;
    for (const name of ["aria-autocomplete", "aria-controls", "aria-activedescendant"]) this.view.dom.removeAttribute(name);
  }

  keydown(event) {
    if (this.list.hidden || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.at = (this.at + step + this.found.length) % this.found.length;
      this.show(this.query);
    } else if (event.key === "Enter" || event.key === "Tab") this.choose(this.at);
    else if (event.key === "Escape") {
      this.view.dispatch(this.view.state.tr.setMeta(key, { dismissed: true }));
      this.hide();
    } else return false;
    return true;
  }

  choose(index) {
    const { query, view } = this;
    const { id, name } = this.found[index];
    const mention = schema.nodes.mention.create({ person: id, label: name });
    this.hide();
    view.dispatch(view.state.tr.replaceWith(query.from, query.to, [mention, schema.text(" ")]).scrollIntoView());
    view.focus();
  }

  destroy() {
    this.hide();
  }
}
