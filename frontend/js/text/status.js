// How the text stands, in words: seen always, and said when it matters. Saving is not said: it happens at every key.
const PATIENCE = 2_000; // a line that is back at once was never away
const SLOW = 700;
const QUIET = ["saved", "saving"];
const RELOADS = ["signed-out", "refused", "finished-unsaved"];
const ICONS = { saved: "check2", saving: "arrow-repeat", readonly: "eye", finished: "lock" };

export function showStatus({ root, connection, unsaved, words, announce }) {
  const line = root.querySelector("[data-state]");
  const sentence = line.querySelector("[data-state-words]");
  const icon = line.querySelector("use");
  const sprite = icon.getAttribute("href").split("#")[0];
  const reload = line.querySelector("[data-reload]");
  const wasWriter = connection.mayWrite;
  let shown = null, timer = null, isAway = false;

  function now() {
    if (connection.ended) return connection.ended;
    if (isAway) return connection.mayWrite || unsaved.count ? (unsaved.isKept ? "offline" : "offline-unkept") : "offline-reader";
    const { state } = connection;
    if (state.finished) return unsaved.count && wasWriter ? "finished-unsaved" : "finished";
    if (!connection.mayWrite) return "readonly";
    if (state.storage === "failing") return unsaved.isKept ? "failing" : "failing-unkept";
    return unsaved.count ? "saving" : "saved";
  }

  function show(name) {
    if (name === shown) return;
    const before = shown;
    shown = name;
    sentence.textContent = words(`state-${name}`);
    line.dataset.state = name;
    reload.hidden = !RELOADS.includes(name);
    icon.setAttribute("href", `${sprite}#${ICONS[name] ?? "exclamation-triangle"}`);
    if (before === null && QUIET.includes(name)) return;
    if (!QUIET.includes(name)) announce(words(`state-${name}`));
    else if (!QUIET.includes(before)) announce(words(before.startsWith("offline") ? "state-again" : `state-${name}`));
  }

  function update() {
    if (connection.isSynced || connection.ended) isAway = false;
    else if (!isAway) setTimeout(() => !connection.isSynced && ((isAway = true), update()), PATIENCE);
    clearTimeout(timer);
    const name = now();
    // What is saved within the blink of an eye is not shown as waiting.
    if (name === "saving" && shown === "saved") timer = setTimeout(() => show(now()), SLOW);
    else show(name);
  }

  connection.addEventListener("change", update);
  unsaved.onchange = update;
  addEventListener("beforeunload", (event) => {
    if (unsaved.count && !["saved", "saving"].includes(now()) && !["withdrawn", "gone"].includes(connection.ended)) event.preventDefault();
  });
  update();
  return { say: () => announce(words(`state-${now()}`)) };
}
