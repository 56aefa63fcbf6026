// A conversation that is open: what is new comes by itself, and what is written is sent without leaving the page.
// Without this script the form sends it, and a reload shows what is new.
import { announcer } from "./parts/announcer.js";
import { wordsOf } from "./parts/words.js";

const NEAR = 160; // pixels from the end: whoever is there sees what is new, whoever reads further up stays there
const talk = document.querySelector("[data-talk]");
const form = document.querySelector("[data-composer]");
let isAsking = false, isAsked = false;

const lines = () => talk.querySelector("[data-lines]");
const isAtEnd = () => innerHeight + scrollY > document.documentElement.scrollHeight - NEAR;
const numberOf = (line) => Number(line.dataset.message ?? 0);

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

// One question at a time; what happens meanwhile is asked for afterwards.
async function refresh() {
  if (isAsking) {
    isAsked = true;
    return;
  }
  isAsking = true;
  try {
    const question = new URLSearchParams({ nach: talk.dataset.last, seit: talk.dataset.now });
    if (!document.hidden) question.set("gesehen", "1");
    const answer = await fetch(`${talk.dataset.talk}?${question}`, { headers: { "X-Requested-With": "fetch" }, redirect: "error" });
    if (answer.ok) show(parsed(await answer.text()).querySelector("[data-now]"));
    else if (answer.status === 404) location.reload();
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem; // no line at the moment: the next nudge asks again
  } finally {
    isAsking = false;
    if (isAsked) {
      isAsked = false;
      refresh();
    }
  }
}

function show(news) {
  const follows = isAtEnd();
  talk.dataset.now = news.dataset.now;
  for (const line of news.querySelectorAll("[data-changed] > [data-message]")) {
    const there = talk.querySelector(`#${line.id}`);
    if (there && there.dataset.touched !== line.dataset.touched) there.replaceWith(line);
  }
  const added = [...news.querySelectorAll("[data-added] > li")];
  for (const line of added) if (!line.id || !talk.querySelector(`#${line.id}`)) lines().append(line);
  talk.dataset.last = Math.max(Number(talk.dataset.last), ...added.map(numberOf));
  talk.querySelector("[data-read]").replaceChildren(...news.querySelector("[data-read]").childNodes);
  for (const line of added) tell(line);
  if (follows && added.length) scrollTo({ top: document.documentElement.scrollHeight });
}

function tell(line) {
  const name = line.querySelector(".talk-bubble__who strong")?.textContent;
  if (name) say(words("new", { name }));
}

async function send(event) {
  event.preventDefault();
  if (form.dataset.isSending) return;
  form.dataset.isSending = "1";
  const button = form.querySelector("[type=submit]");
  button.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok) throw new TypeError(answer.status);
    if (!answer.redirected) complain(parsed(await answer.text()).querySelector("[data-error-summary]") ?? failure());
    else if (!new URL(answer.url).pathname.startsWith(new URL(form.action).pathname)) {
      form.submit(); // signed out meanwhile: the form itself keeps what was typed
    } else {
      empty();
      await refresh();
      form.querySelector("textarea").focus();
    }
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    complain(failure());
  } finally {
    delete form.dataset.isSending;
    button.removeAttribute("aria-disabled");
  }
}

// The fields stay as they are, with the files that were chosen.
function complain(problem) {
  forget();
  form.querySelector("[data-fields]").prepend(problem);
  problem.focus();
}

function forget() {
  for (const each of form.querySelectorAll("[data-error-summary], .invalid-feedback")) each.remove();
  for (const each of form.querySelectorAll(".is-invalid")) each.classList.remove("is-invalid");
}

function empty() {
  forget();
  for (const each of form.querySelectorAll("textarea, input[type=file]")) each.value = "";
  for (const each of form.querySelectorAll("details")) each.open = false;
}

function failure() {
  const said = document.createElement("p");
  Object.assign(said, { className: "error-summary", tabIndex: -1, textContent: words("failed") });
  said.setAttribute("role", "alert");
  said.dataset.errorSummary = "";
  return said;
}

const words = talk && wordsOf(talk);
const say = talk && announcer(talk.querySelector("[data-said]"));
if (talk) {
  talk.addEventListener("nudge", refresh);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  form?.addEventListener("submit", send);
  form?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  if (!location.hash) (document.getElementById("neu") ?? document.getElementById("unten"))?.scrollIntoView({ block: "center" });
}
