// Elements with data-nudge="channel ticket" get the event "nudge" when something is new there: told by the socket, or
// every 20 seconds while the page is seen and no socket tells (htmx: data-hx-trigger="nudge").
const SIGNED_OUT = 4401, REFUSED = 4409;
const REFUSALS_AT_MOST = 3;
const FIRST_PAUSE = 500, LONGEST_PAUSE = 60_000, STEADY = 10_000;
const LOOK_EVERY = 20_000, PING_EVERY = 25_000;
const LISTENING = "+", NEWS = "!", PING = ".";

const listening = new Set(); // channels of which the socket tells
const asked = new Set(); // for which it was asked to
const missed = new Set(); // that were new while nobody looked
let socket = null, waiting = null, opened = 0, failures = 0, refusals = 0, hasEnded = false, isAnswered = true;

const elements = () => [...document.querySelectorAll("[data-nudge]")];
const channelOf = (element) => element.dataset.nudge.split(" ")[0];
const ticketOf = (element) => element.dataset.nudge.split(" ")[1];
const write = (words) => socket.send(new TextEncoder().encode(words));

function nudge(channel) {
  if (document.hidden) missed.add(channel);
  else for (const element of elements()) if (channelOf(element) === channel) element.dispatchEvent(new CustomEvent("nudge"));
}

function connect() {
  clearTimeout(waiting);
  if (socket || hasEnded || document.hidden || !elements().length) return;
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live/`);
  const own = socket;
  own.binaryType = "arraybuffer";
  own.onopen = () => {
    opened = Date.now();
    isAnswered = true;
    ask();
  };
  own.onmessage = ({ data }) => hear(new TextDecoder().decode(data));
  own.onclose = ({ code }) => own === socket && closed(code);
}

function closed(code) {
  failures = opened && Date.now() - opened > STEADY ? 0 : failures + 1;
  if (code === REFUSED) refusals += 1;
  hasEnded = code === SIGNED_OUT || refusals >= REFUSALS_AT_MOST;
  if (code === SIGNED_OUT) clearInterval(looking);
  forget();
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures);
  waiting = setTimeout(connect, pause * (0.5 + Math.random()));
}

function forget() {
  socket = null;
  opened = 0;
  listening.clear();
  asked.clear();
}

function ask() {
  if (socket?.readyState !== WebSocket.OPEN) return;
  const fresh = elements().filter((element) => !asked.has(channelOf(element)));
  const tickets = new Map(fresh.map((element) => [channelOf(element), ticketOf(element)]));
  for (const channel of tickets.keys()) asked.add(channel);
  if (tickets.size) write([...tickets.values()].join("\n"));
}

function hear(words) {
  const channel = words.slice(1);
  isAnswered = true;
  if (words[0] === LISTENING) listening.add(channel);
  if (words[0] === NEWS) nudge(channel);
}

// A line that has died without a word, as after sleeping, is noticed by the ping that stays unanswered.
function watch() {
  if (socket?.readyState !== WebSocket.OPEN) return;
  if (isAnswered) {
    isAnswered = false;
    write(PING);
  } else leave(true);
}

function leave(again) {
  const old = socket;
  forget();
  old?.close();
  if (again) connect();
}

function look() {
  if (document.hidden) return;
  for (const channel of new Set(elements().map(channelOf))) if (!listening.has(channel)) nudge(channel);
}

function hurry() {
  if (document.hidden) return;
  for (const channel of [...missed]) nudge(channel);
  missed.clear();
  failures = Math.min(failures, 1);
  if (!socket) connect();
  else watch();
}

const looking = setInterval(look, LOOK_EVERY);
setInterval(watch, PING_EVERY);
document.addEventListener("visibilitychange", hurry);
addEventListener("online", hurry);
addEventListener("pagehide", () => leave(false));
addEventListener("pageshow", ({ persisted }) => persisted && connect());
document.addEventListener("htmx:load", () => (socket ? ask() : connect()));
connect();
