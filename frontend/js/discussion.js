// A discussion that is open: what is new comes without loading the page again, what somebody has had before them is read,
// and what they write waits for them on their other devices.
import { announcer } from "./parts/announcer.js";
import { wordsOf } from "./parts/words.js";

const KEEP_AFTER = 1_500;
const READ_AFTER = 800;

const post = (url, data) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
  return fetch(url, { method: "POST", body: new URLSearchParams(data), headers: { "X-CSRFToken": token }, keepalive: true });
};

function follow(list) {
  const words = wordsOf(document);
  const say = announcer(document.querySelector("[data-discussion-said]"));
  const more = document.querySelector("[data-discussion-more]");
  const gone = document.querySelector("[data-discussion-gone]");
  const count = document.querySelector("[data-discussion-count]");
  let isAsking = false, isAskedAgain = false;

  // Somebody who is about to press a button in a reply, or has opened a menu there, keeps it as it is until later.
  const isInUse = (reply) => reply.contains(document.activeElement) || reply.querySelector("details[open]");

  function take(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    gone.hidden = !page.querySelector("[data-is-deleted]");
    const news = page.querySelector("[data-last]");
    if (!news) return;
    count.textContent = news.querySelector("[data-count]").textContent;
    let hasAll = true;
    for (const reply of [...news.querySelectorAll("[data-reply]")]) {
      const there = document.getElementById(reply.id);
      if (there && there.dataset.touched === reply.dataset.touched) continue;
      if (there && isInUse(there)) hasAll = false;
      else if (there) there.replaceWith(document.adoptNode(reply));
      else if (list.dataset.isEnd !== undefined) list.append(document.adoptNode(reply));
      else continue;
      const placed = document.getElementById(reply.id);
      placed.dispatchEvent(new CustomEvent("added", { bubbles: true }));
      watch(placed);
    }
    const number = Number(news.dataset.new);
    if (number) say(words("new", { number }));
    more.hidden = !(number && list.dataset.isEnd === undefined) && news.dataset.hasMore === undefined;
    if (list.dataset.isEnd !== undefined) list.dataset.last = news.dataset.last;
    if (hasAll) list.dataset.touched = news.dataset.touched;
    if (news.dataset.hasMore !== undefined && list.dataset.isEnd !== undefined) delete list.dataset.isEnd;
  }

  async function ask() {
    if (isAsking) {
      isAskedAgain = true;
      return;
    }
    isAsking = true;
    const { first, last, touched, news } = list.dataset;
    try {
      const answer = await fetch(`${news}?${new URLSearchParams({ von: first, bis: last, seit: touched })}`);
      if (answer.ok) take(await answer.text());
    } catch {
      // The next nudge asks again.
    }
    isAsking = false;
    if (isAskedAgain) {
      isAskedAgain = false;
      ask();
    }
  }

  // Read is what stood before somebody's eyes, in a row from the first one of the page.
  let furthest = Number(list.dataset.last), said = furthest, timer = null;
  const eyes = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      eyes.unobserve(target);
      furthest = Math.max(furthest, Number(target.dataset.reply));
    }
    if (furthest > said) timer ??= setTimeout(tell, READ_AFTER);
  });
  const watch = (reply) => Number(reply.dataset.reply) > furthest && eyes.observe(reply);

  function tell() {
    timer = null;
    said = furthest;
    post(list.dataset.read, { von: list.dataset.first, bis: said }).catch(() => {});
  }

  list.addEventListener("nudge", ask);
}

function keepDrafts(form) {
  const note = form.querySelector("[data-draft-said]");
  const fields = [...form.querySelectorAll("textarea[name=text], input[name=title]")];
  let timer = null, isSent = false;
  const keep = async () => {
    timer = null;
    if (isSent) return;
    const answer = await post(form.dataset.draft, Object.fromEntries(fields.map((each) => [each.name, each.value]))).catch(() => null);
    note.hidden = !answer?.ok;
  };
  for (const field of fields)
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(keep, KEEP_AFTER);
    });
  addEventListener("pagehide", () => {
    if (timer === null) return;
    clearTimeout(timer);
    keep();
  });
  form.addEventListener("submit", () => {
    isSent = true;
    clearTimeout(timer);
    timer = null;
  });
}

// Return sends the form, but where things to attach are looked for.
function lookByReturn(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.name !== "sought") return;
    event.preventDefault();
    form.querySelector("button[name=seek]").click();
  });
}

// Replying to somebody: the form on this page takes it, instead of a page of its own.
function quoteHere(form) {
  const words = wordsOf(document);
  const place = form.querySelector("[data-quoted]");
  const choose = (number, name) => {
    form.elements.quoted.value = number;
    place.replaceChildren();
    if (!number) return;
    const line = document.createElement("p");
    line.className = "reply__quoted cluster";
    line.append(words("quoting", { name }));
    const undo = document.createElement("button");
    Object.assign(undo, { type: "button", className: "btn btn-link", textContent: words("no-quote") });
    undo.addEventListener("click", () => {
      choose("", "");
      form.elements.text.focus();
    });
    line.append(undo);
    place.append(line);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-quote]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(link.dataset.quote, link.dataset.name);
    form.elements.text.focus();
  });
}

const list = document.querySelector("[data-discussion]");
if (list) follow(list);
for (const form of document.querySelectorAll("form[data-draft]")) {
  keepDrafts(form);
  lookByReturn(form);
}
const reply = document.querySelector("form[data-reply-form]");
if (list && reply) quoteHere(reply);
