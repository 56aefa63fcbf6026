// The desk by keyboard, and text modules that fill in the reason. Without this script every button and link still works.
const desk = document.querySelector("[data-desk]");
const rows = [...document.querySelectorAll("[data-desk-row]")];
const modules = document.querySelector("[data-desk-modules]");
const reason = document.querySelector("textarea[name=reason]");

function links() {
  return rows.map((row) => row.querySelector("a"));
}

function step(by) {
  const all = links();
  const at = all.findIndex((link) => link.closest("tr").contains(document.activeElement));
  all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

const KEYS = {
  j: () => (rows.length ? step(1) : go(desk.dataset.deskNext)),
  k: () => step(-1),
  u: () => go(desk.dataset.deskIndex),
  x: () => document.activeElement.closest("[data-desk-row]")?.querySelector("input").click(),
};

function go(address) {
  if (address) location.assign(address);
}

// Single keys can be switched off (WCAG 2.1.4); the browser remembers it.
const OFF = "desk-keys-off";
const toggle = document.querySelector("[data-desk-keys]");

function keysAreOn() {
  return localStorage.getItem(OFF) === null;
}

function drawToggle() {
  toggle?.setAttribute("aria-pressed", String(keysAreOn()));
}

if (toggle) {
  toggle.hidden = false;
  drawToggle();
  toggle.addEventListener("click", () => {
    if (keysAreOn()) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
    drawToggle();
  });
}

document.addEventListener("keydown", (event) => {
  if (!keysAreOn()) return;
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = desk.querySelector(`[data-desk-key="${CSS.escape(event.key)}"]`);
  const act = button ? () => button.focus() : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.querySelector("[data-desk-modules-row]")?.removeAttribute("hidden");

modules?.addEventListener("change", () => {
  if (!modules.value) return;
  reason.value = reason.value ? `${reason.value}\n\n${modules.value}` : modules.value;
  reason.focus();
});
