// What is on its way, as a list: a name, a bar, what is going on in words, and what can be done about it.

export function showRows({ root, queue, words }) {
  const list = root.querySelector("[data-upload-rows]");
  const template = root.querySelector("template[data-upload-row]");
  const rows = new Map();

  const draw = (sending) => {
    const row = rows.get(sending);
    if (!row) return;
    const { state, file } = sending;
    row.dataset.state = state;
    const bar = row.querySelector("progress");
    bar.hidden = state === "done" || state === "failed";
    bar.value = file.size ? sending.sent / file.size : 0;
    const percent = Math.floor(100 * bar.value);
    row.querySelector("[data-upload-state]").textContent = sentence(sending, percent);
    const show = (name, isShown) => (row.querySelector(`[data-upload-${name}]`).hidden = !isShown);
    show("cancel", sending.isOpen);
    show("retry", state === "failed");
    show("dismiss", state === "failed");
    const link = row.querySelector("[data-upload-link]");
    link.hidden = !sending.url;
    if (sending.url) link.href = sending.url;
  };

  const sentence = ({ state, said, version, file, isOffline }, percent) => {
    if (state === "interrupted" && !isOffline) return words("busy");
    if (state === "failed") return said || words("failed");
    if (state === "sending") return percent < 100 || !file.size ? words("sending", { percent: String(percent) }) : words("finishing");
    if (state === "done") return version > 1 ? words("done-version", { version: String(version) }) : words("done");
    return words(state);
  };

  const remove = (sending) => {
    const row = rows.get(sending);
    const hadFocus = row?.contains(document.activeElement);
    const next = row?.nextElementSibling ?? row?.previousElementSibling;
    row?.remove();
    rows.delete(sending);
    if (hadFocus) (next?.querySelector("button:not([hidden]), a:not([hidden])") ?? root.querySelector("[data-upload-pick]"))?.focus();
  };

  queue.addEventListener("add", ({ detail: sending }) => {
    const row = template.content.firstElementChild.cloneNode(true);
    const name = sending.path ? `${sending.path}/${sending.file.name}` : sending.file.name;
    row.querySelector("[data-upload-name]").textContent = name;
    row.querySelector("[data-upload-size]").textContent = size(sending.file.size);
    row.querySelector("progress").setAttribute("aria-label", words("progress-of", { name }));
    for (const each of row.querySelectorAll("[data-upload-of]")) each.textContent = `: ${name}`;
    row.querySelector("[data-upload-cancel]").addEventListener("click", () => sending.cancel());
    row.querySelector("[data-upload-retry]").addEventListener("click", () => {
      row.querySelector("[data-upload-cancel]").hidden = false;
      row.querySelector("[data-upload-cancel]").focus();
      sending.retry();
    });
    row.querySelector("[data-upload-dismiss]").addEventListener("click", () => sending.cancel());
    rows.set(sending, row);
    list.append(row);
    draw(sending);
  });

  queue.addEventListener("progress", ({ detail }) => draw(detail));
  queue.addEventListener("change", ({ detail: sending }) => {
    if (sending.state === "cancelled") {
      remove(sending);
      queue.forget(sending);
    } else draw(sending);
  });
  // What is in the list by then needs no line of its own, unless there is more to say of it.
  root.addEventListener("uploads:listed", () => {
    for (const sending of queue.inState("done")) if (sending.version === 1) remove(sending);
  });
}

// As the server writes it.
export function size(bytes) {
  const units = ["Bytes", "KB", "MB", "GB"];
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), units.length - 1);
  const digits = step ? 1 : 0;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${(bytes / 1024 ** step).toLocaleString(document.documentElement.lang, options)} ${units[step]}`;
}
