// The list of what is said, as the server writes it: taken over thread by thread, so that typed words and the focus stay.
const BESIDE = "(min-width: 62rem)";
const MARGIN = 16;

export class Piece {
  constructor(section, words) {
    Object.assign(this, { section, words });
    for (const item of this.#items(section)) item.served = item.outerHTML;
  }

  read(html) {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    return body.querySelector("[data-comments]");
  }

  item(id) {
    return this.section.querySelector(`[data-thread="${id}"]`);
  }

  isBeside() {
    return matchMedia(BESIDE).matches;
  }

  /** Beside the text it comes into sight there, and the text stays where it is. */
  showItem(id) {
    const item = this.item(id), aside = item?.closest(".text-aside");
    if (!aside || !this.isBeside()) return;
    const from = item.offsetTop, to = from + item.offsetHeight;
    if (from < aside.scrollTop || to > aside.scrollTop + aside.clientHeight) aside.scrollTop = from - MARGIN;
  }

  // Those that are open, for the text.
  threads() {
    return [...this.section.querySelectorAll("[data-open-threads] > [data-thread]")].map((item) => {
      const { thread, first, last } = item.dataset;
      return { id: Number(thread), first, last, quote: item.querySelector("[data-quote]")?.textContent ?? "" };
    });
  }

  /** Gives what is new by others: name and words. */
  show(fresh, person) {
    const known = new Set(this.#comments(this.section).map(({ dataset }) => dataset.comment));
    const kept = this.#keepTyped(fresh);
    for (const name of ["[data-open-threads]", "[data-resolved-threads]"]) this.#fill(this.section.querySelector(name), fresh.querySelector(name), kept);
    this.section.querySelector("[data-no-comments]").replaceWith(fresh.querySelector("[data-no-comments]"));
    this.section.querySelector("[data-number-resolved]").textContent = fresh.querySelector("[data-number-resolved]").textContent;
    this.section.querySelector("[data-resolved]").hidden = fresh.querySelector("[data-resolved]").hidden;
    this.#hideUndo();
    return this.#comments(this.section)
      .filter(({ dataset }) => !known.has(dataset.comment) && dataset.author !== person)
      .map((each) => ({ name: each.dataset.name, said: saidBy(each) }));
  }

  mark(there, chosen) {
    for (const item of this.#items(this.section)) {
      const id = Number(item.dataset.thread), isThere = there.has(id);
      for (const [name, isHidden] of [["[data-there]", !isThere], ["[data-gone]", isThere]]) {
        const line = item.querySelector(name);
        if (line) line.hidden = isHidden;
      }
      item.classList.toggle("is-chosen", id === chosen);
    }
    this.section.classList.toggle("is-drawer", Boolean(chosen && this.item(chosen)));
  }

  nameOf(id) {
    return this.item(id)?.querySelector("[data-comment]")?.dataset.name ?? "";
  }

  saidIn(id) {
    return saidBy(this.item(id)?.querySelector("[data-comment]"));
  }

  closeAnswer(id) {
    const answer = this.item(id)?.querySelector("details");
    if (!answer) return;
    answer.open = false;
    answer.querySelector("summary").focus();
  }

  focusTitle(then) {
    const title = this.section.querySelector("h2");
    title.tabIndex = -1;
    title.focus();
    then();
  }

  offerUndo(id) {
    const offer = this.section.querySelector("[data-undo-offer]");
    offer.hidden = false;
    this.undone = id;
    offer.querySelector("button").focus();
  }

  undo() {
    this.item(this.undone)?.querySelector("[data-resolve]")?.requestSubmit();
  }

  #hideUndo() {
    const offer = this.section.querySelector("[data-undo-offer]");
    if (offer && !offer.contains(document.activeElement)) offer.hidden = true;
  }

  // Where somebody types an answer to what is deleted or done meanwhile, it stays until they have copied it.
  #keepTyped(fresh) {
    const open = fresh.querySelector("[data-open-threads]"), kept = new Set();
    for (const item of this.#items(this.section)) {
      const { thread } = item.dataset, now = open.querySelector(`[data-thread="${thread}"]`);
      if (!isTyped(item) || now) continue;
      const error = item.querySelector("[data-say] [data-error]");
      error.textContent = this.words("comment-gone");
      error.hidden = false;
      kept.add(thread);
    }
    return kept;
  }

  #fill(list, fresh, kept) {
    const wanted = new Map(this.#items(fresh).map((item) => [item.dataset.thread, item]));
    for (const item of this.#items(list)) if (!wanted.has(item.dataset.thread) && !kept.has(item.dataset.thread)) item.remove();
    let before = null;
    for (const [id, item] of wanted) {
      if (kept.has(id)) continue;
      const served = item.outerHTML;
      let now = list.querySelector(`[data-thread="${id}"]`);
      if (!now) {
        now = document.importNode(item, true);
        before ? before.after(now) : list.prepend(now);
      } else if (now.served !== served) now = this.#renew(now, document.importNode(item, true));
      now.served = served;
      before = now;
    }
  }

  #renew(old, item) {
    Object.assign(old.dataset, item.dataset);
    if (isTyped(old) || old.contains(document.activeElement)) {
      old.querySelector("[data-said]").replaceWith(item.querySelector("[data-said]"));
      old.querySelector("h3").textContent = item.querySelector("h3").textContent;
      return old;
    }
    old.replaceWith(item);
    return item;
  }

  #items(place) {
    return [...place.querySelectorAll("[data-thread]")];
  }

  #comments(place) {
    return [...place.querySelectorAll("[data-comment]")];
  }
}

/** The thread that an address means by `#gespraech-1` or by the comment in it. */
export function anchorOf(hash, section) {
  const element = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  return element && section.contains(element) ? Number(element.closest("[data-thread]")?.dataset.thread) : 0;
}

const isTyped = (item) => [...item.querySelectorAll("textarea")].some(({ value }) => value.trim());

const saidBy = (comment) => (comment?.querySelector("[data-words-said]")?.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 200);
