import { beginWorker } from "./parts/worker.js";

const form = document.querySelector("[data-push]");
const begin = form.querySelector("[data-push-begin]");

function show(which, problem = "") {
  for (const words of form.querySelectorAll("[data-push-words]")) words.hidden = words.dataset.pushWords !== which;
  begin.hidden = which !== "" && which !== "failed";
  if (problem) form.querySelector("[data-push-problem]").textContent = problem;
}

function bytes(key) {
  const text = atob(key.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function mine(endpoint) {
  return [...document.querySelectorAll("[data-push-device]")].some((row) => row.dataset.pushDevice === endpoint);
}

async function look() {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return show("unknown");
  if (Notification.permission === "denied") return show("refused");
  const registration = await navigator.serviceWorker.getRegistration("/");
  const known = await registration?.pushManager.getSubscription();
  show(known && mine(known.endpoint) ? "on" : "");
}

async function setUp() {
  if ((await Notification.requestPermission()) !== "granted") return look();
  let subscription;
  try {
    const { pushManager } = await beginWorker();
    await (await pushManager.getSubscription())?.unsubscribe();
    subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(form.dataset.push) });
  } catch {
    return show("failed", form.querySelector("[data-push-words=service]").textContent);
  }
  const { endpoint, keys } = subscription.toJSON();
  const body = new FormData(form);
  for (const [name, value] of Object.entries({ endpoint, ...keys })) body.set(name, value);
  const answer = await fetch(form.action, { method: "POST", body });
  if (answer.ok) return location.reload();
  await subscription.unsubscribe();
  const said = await answer.json().catch(() => ({}));
  show("failed", said.error ?? form.querySelector("[data-push-words=service]").textContent);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  begin.disabled = true;
  await setUp();
  begin.disabled = false;
});

look();
