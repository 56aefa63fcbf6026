// What is said about passages: the list beside the text, the window for a new comment, the ways from one to the other.
// The server writes the list; it is fetched anew when somebody has said something, and nobody's typed words go with it.
import { TextSelection } from "prosemirror-state";
import { chooseThread, chosenIn, passageAt, passages, placeOf, showThreads, threadsIn } from "./passages.js";
import { anchorOf, Piece } from "./comment-list.js";
import { Telling } from "./telling.js";

const AT_ONCE = 150;
const TOO_MANY = 429, BROKEN = 500;
const KEYS = { KeyM: "comment", PageDown: "comment-next", PageUp: "comment-previous" };

export function connectComments({ root, view, words, announce, act, connection, mayWrite }) {
  const section = document.querySelector("[data-comments]");
  const { commentsUrl, movesUrl, person } = root.dataset;
  if (!section || !commentsUrl) return { plugins: [], start() {}, update() {} };
  const piece = new Piece(section, words);
  const dialog = root.querySelector("[data-comment-dialog]");
  const telling = new Telling({ send: move, passedOver: refresh });
  let passage = null, isLive = false;
  let asked = 0, shown = 0, fetching = null, isAsking = false, isOutdated = false;

  root.querySelector(".text-aside").append(section);

  // Asking the server

  async function ask(url, body) {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
    const number = ++asked, { heard } = telling;
    let response, said;
    try {
      response = await fetch(url, { method: body === undefined ? "GET" : "POST", body, headers: { "HX-Request": "true", "X-CSRFToken": token } });
      said = await response.text();
    } catch {
      throw new Error(words("comments-offline"));
    }
    const fresh = response.ok && piece.read(said);
    if (fresh) return { fresh, number, heard };
    const isSentence = response.headers.get("Content-Type")?.startsWith("text/plain");
    throw new Error(isSentence && !response.ok ? said : words("comments-failed"));
  }

  // What was asked for first may come last.
  function take({ fresh, number, heard }) {
    if (number < shown) refresh();
    shown = Math.max(shown, number);
    const news = piece.show(fresh, person);
    showThreads(view(), piece.threads(), heard);
    tell();
    if (news.length) announce(words("comments-new", { number: news.length, ...news[0] }));
  }

  function refresh() {
    if (isAsking) isOutdated = true;
    else fetching ??= setTimeout(fetchList, AT_ONCE);
  }

  async function fetchList() {
    fetching = null;
    isAsking = true;
    try {
      const list = await ask(commentsUrl);
      if (list.number > shown) take(list);
      else isOutdated = true;
    } catch {
      // It comes with the next one, or as soon as there is a connection.
    }
    isAsking = false;
    if (!isOutdated) return;
    isOutdated = false;
    refresh();
  }

  // Passages whose lines were written anew here; not before the server has the lines themselves.
  async function move(list) {
    if (!connection.isSynced) return false;
    const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
    const headers = { "Content-Type": "application/json", "HX-Request": "true", "X-CSRFToken": token };
    try {
      const { status } = await fetch(movesUrl, { method: "POST", body: JSON.stringify(list), headers, keepalive: true });
      return status !== TOO_MANY && status < BROKEN;
    } catch {
      return false;
    }
  }

  // Which passages are there is known here only.
  function tell() {
    const state = view().state;
    piece.mark(new Set(threadsIn(state).filter(({ place }) => place).map(({ id }) => id)), chosenIn(state));
  }

  // Saying something

  async function send(form, { before = () => {}, after }) {
    const area = form.elements.text, button = form.querySelector("[type=submit]");
    if (button.getAttribute("aria-disabled") === "true") return;
    const said = area?.value;
    complain(form, "");
    button.setAttribute("aria-disabled", "true");
    try {
      const body = new FormData(form);
      before(body);
      const fresh = await ask(form.action, body);
      if (area && area.value === said) area.value = "";
      take(fresh);
      after();
    } catch (problem) {
      complain(form, problem.message);
      area?.focus();
    } finally {
      button.removeAttribute("aria-disabled");
    }
  }

  function complain(form, sentence) {
    const place = form.querySelector("[data-error]") ?? section.querySelector("[data-problem]");
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  section.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target, item = form.closest("[data-thread]"), id = Number(item?.dataset.thread);
    const isUndo = Boolean(form.elements.undo);
    const after = form.matches("[data-resolve]")
      ? () => (isUndo ? focusThread(id, words("comment-reopened")) : piece.offerUndo(id))
      : form.matches("[data-take-back]")
        ? () => (piece.item(id) ? focusThread(id, words("comment-deleted")) : piece.focusTitle(() => announce(words("comment-deleted"))))
        : () => (item ? piece.closeAnswer(id) : announce(words("comment-sent")));
    if (form.matches("[data-say]") && item) send(form, { after: () => (after(), announce(words("comment-sent"))) });
    else send(form, { after });
  });

  section.addEventListener("click", (event) => {
    if (event.target.closest("[data-undo]")) return piece.undo();
    if (event.target.closest("[data-close-drawer]")) return back();
    const link = event.target.closest("[data-to-passage]");
    if (!link) return;
    event.preventDefault();
    toPassage(Number(link.closest("[data-thread]").dataset.thread));
  });

  section.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    back(Number(event.target.closest("[data-thread]")?.dataset.thread));
  });

  dialog?.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target, { words: typed } = form.elements;
    if (!passage && typed.value.trim()) {
      const place = placeOf(view().state.doc, typed.value);
      typed.setAttribute("aria-invalid", String(!place));
      if (!place) {
        complain(form, words("comment-not-found"));
        return typed.focus();
      }
      passage = passageAt(view().state, place.from, place.to);
    }
    const known = new Set(piece.threads().map(({ id }) => id));
    send(form, {
      before: (body) => passage && Object.entries(passage).forEach(([name, value]) => body.set(name, value)),
      after() {
        dialog.close();
        typed.value = "";
        const id = piece.threads().map((each) => each.id).find((each) => !known.has(each));
        if (id) choose(id);
        announce(words("comment-sent"));
        if (view().editable) view().focus();
        else piece.item(id)?.focus();
      },
    });
  });
  dialog?.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());

  // What was typed stays, should somebody have closed the window by mistake.
  function open() {
    if (!dialog || dialog.open) return;
    const { state } = view(), { from, to, empty } = state.selection;
    const at = empty && view().editable && view().hasFocus() ? threadAt(from) : null;
    if (at) return focusThread(at.id);
    const word = empty ? (view().hasFocus() && view().editable ? wordAt(state) : null) : { from, to };
    passage = word && passageAt(state, word.from, word.to);
    dialog.querySelector("[data-passage]").hidden = !passage;
    dialog.querySelector("[data-passage] q").textContent = passage?.quote ?? "";
    dialog.querySelector("[data-words-field]").hidden = Boolean(passage);
    complain(dialog.querySelector("form"), "");
    dialog.showModal();
    dialog.querySelector(passage ? "textarea" : "input[name=words]").focus();
  }

  // From one to the other

  const threadAt = (pos) => threadsIn(view().state).find(({ place }) => place && place.from <= pos && pos <= place.to);

  function choose(id) {
    chooseThread(view(), id);
    tell();
    piece.showItem(id);
  }

  function focusThread(id, sentence = "") {
    choose(id);
    piece.item(id)?.focus();
    if (sentence) announce(sentence);
  }

  function toPassage(id) {
    const { state } = view(), place = threadsIn(state).find((each) => each.id === id)?.place;
    if (!place) return;
    choose(id);
    if (view().editable) {
      view().dispatch(view().state.tr.setSelection(TextSelection.create(state.doc, place.from)));
      view().focus();
    }
    const mark = view().dom.querySelector(`[data-passage="${id}"]`);
    // On a phone its comment comes up from below.
    mark?.scrollIntoView({ block: piece.isBeside() ? "center" : "start" });
    if (!view().editable && mark) {
      mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
    }
  }

  function back(id = chosenIn(view().state)) {
    if (id && threadsIn(view().state).some((each) => each.id === id && each.place)) toPassage(id);
    else if (view().editable) view().focus();
    chooseThread(view(), null);
    tell();
  }

  function step(by) {
    const { state } = view();
    const there = threadsIn(state).filter(({ place }) => place).sort((one, other) => one.place.from - other.place.from);
    if (!there.length) return announce(words("comments-none"));
    const now = there.findIndex(({ id }) => id === chosenIn(state));
    const here = state.selection.head;
    const next = now >= 0 ? now + by : by > 0 ? there.findIndex(({ place }) => place.from >= here) : there.findLastIndex(({ place }) => place.to <= here);
    const at = ((now < 0 && next < 0 ? (by > 0 ? 0 : there.length - 1) : next) + there.length) % there.length;
    const { id, quote } = there[at];
    toPassage(id);
    announce(words("comment-at", { at: at + 1, all: there.length, name: piece.nameOf(id), quote, said: piece.saidIn(id) }));
  }

  document.addEventListener("keydown", (event) => {
    const name = KEYS[event.code];
    // AltGr counts as both on Windows, and writes µ.
    if (!isLive || !name || !(event.ctrlKey || event.metaKey) || !event.altKey || event.getModifierState("AltGraph")) return;
    event.preventDefault();
    act[name]();
  });

  Object.assign(act, { comment: () => setTimeout(open), "comment-next": () => step(1), "comment-previous": () => step(-1) });

  const plugin = passages({ mayWrite, telling });
  plugin.props.handleClick = (_view, _pos, event) => {
    const id = Number(event.target.closest?.("[data-passage]")?.dataset.passage);
    if (id !== (chosenIn(view().state) ?? NaN)) {
      chooseThread(view(), id || null);
      tell();
      piece.showItem(id);
    }
    return false;
  };

  return {
    plugins: [plugin],
    start() {
      isLive = true;
      showThreads(view(), piece.threads(), telling.heard);
      tell();
      addEventListener("pagehide", () => telling.now(), { capture: true });
      root.addEventListener("text:news", ({ detail }) => detail.what === "comments" && refresh());
      let wasAway = false;
      connection.addEventListener("change", () => {
        if (wasAway && connection.isSynced) refresh();
        wasAway = !connection.isSynced;
      });
      const asked = anchorOf(location.hash, section);
      if (asked) focusThread(asked);
    },
    update: tell,
  };
}

function wordAt(state) {
  const { $from } = state.selection;
  const text = $from.parent.isTextblock ? $from.parent.textBetween(0, $from.parent.content.size, null, "\ufffc") : "";
  const before = /[\p{L}\p{N}\p{M}'’-]*$/u.exec(text.slice(0, $from.parentOffset))[0].length;
  const behind = /^[\p{L}\p{N}\p{M}'’-]*/u.exec(text.slice($from.parentOffset))[0].length;
  return before + behind ? { from: $from.pos - before, to: $from.pos + behind } : null;
}
