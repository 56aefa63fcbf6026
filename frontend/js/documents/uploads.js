// Uploading: by button, camera, drag and drop, and paste. Without this script there is a plain form in the same place.
import { announcer } from "../parts/announcer.js";
import { wordsOf } from "../parts/words.js";
import { fromClipboard, fromDrop, fromInput, named } from "./gathering.js";
import { Queue } from "./queue.js";
import { showRows, size } from "./rows.js";
import { Sending } from "./sending.js";
import { showUnfinished } from "./unfinished.js";

const MOST_AT_ONCE = 2_000;

export function startUploads(root) {
  const { endpoint: path, folder = "", document: documentPk = "", person, largest } = root.dataset;
  const endpoint = new URL(path, location.href).href;
  const token = root.querySelector("input[name=csrfmiddlewaretoken]").value;
  const words = wordsOf(root);
  const announce = announcer(root.querySelector("[data-announcer]"));
  const queue = new Queue();
  const only = root.querySelector("[data-upload-only]"); // what is said where files are refused before they set out

  const take = (found) => {
    const isOne = Boolean(documentPk);
    only.textContent = "";
    if (found.length > MOST_AT_ONCE) return refuse(words("too-many", { number: MOST_AT_ONCE }));
    if (isOne && found.length > 1) return refuse(words("only-one"));
    const tooLarge = found.filter(({ file }) => file.size > Number(largest));
    if (tooLarge.length) refuse(words("too-large", { names: tooLarge.map(({ file }) => file.name).join(", "), size: size(Number(largest)) }));
    const fitting = found.filter((each) => !tooLarge.includes(each)).map((each) => named(each, words("photo")));
    if (!fitting.length) return tooLarge.length || refuse(words("nothing"));
    announce(words("begun", { number: fitting.length }));
    for (const each of fitting) queue.add(new Sending({ ...each, endpoint, token, person, metadata: metadata() }));
  };
  const refuse = (said) => {
    only.textContent = said;
    announce(said);
  };
  const metadata = () => ({
    folder,
    document: documentPk,
    comment: root.querySelector("[name=comment]")?.value ?? "",
    keep_place: root.querySelector("[name=keep_place]")?.checked ? "1" : "",
  });

  offer(root, take);
  showRows({ root, queue, words });
  showTotal({ root, queue, words, announce });
  guardLeaving(queue);
  const resume = ({ file, previous }) => {
    announce(words("begun", { number: 1 }));
    queue.add(new Sending({ file, previous, endpoint, token, person, metadata: previous.metadata, path: previous.metadata.path }));
  };
  showUnfinished({ root, person, endpoint, token, words, resume });
  queue.addEventListener("rest", () => root.dispatchEvent(new CustomEvent("uploads:rest", { bubbles: true, detail: queue })));
}

function offer(root, take) {
  const canTakeFolders = "webkitdirectory" in HTMLInputElement.prototype;
  const isHandheld = matchMedia("(pointer: coarse)").matches;
  for (const input of root.querySelectorAll("[data-upload-input]")) {
    const kind = input.dataset.uploadInput;
    const button = root.querySelector(`[data-upload-pick="${kind}"]`);
    if ((kind === "folder" && (!canTakeFolders || isHandheld)) || (kind === "camera" && !isHandheld)) continue;
    if (kind === "folder") input.webkitdirectory = true;
    if (kind === "camera") input.setAttribute("capture", "environment");
    button.hidden = false;
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const found = fromInput(input);
      input.value = "";
      take(found);
    });
  }
  root.querySelector("[data-upload-plain]").hidden = true;
  root.querySelector("[data-upload-live]").hidden = false;

  const brings = (event) => event.dataTransfer?.types.includes("Files");
  let depth = 0;
  const mark = (isOver) => document.documentElement.toggleAttribute("data-dropping", isOver);
  addEventListener("dragenter", (event) => brings(event) && mark(Boolean((depth += 1))));
  addEventListener("dragleave", (event) => brings(event) && mark(Boolean((depth = Math.max(depth - 1, 0)))));
  addEventListener("dragover", (event) => brings(event) && event.preventDefault());
  addEventListener("drop", async (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    depth = 0;
    mark(false);
    take(await fromDrop(event.dataTransfer));
  });
  document.addEventListener("paste", (event) => {
    if (event.target.closest?.("input, textarea, [contenteditable]")) return;
    const found = fromClipboard(event.clipboardData);
    if (!found.length) return;
    event.preventDefault();
    take(found);
  });
}

function showTotal({ root, queue, words, announce }) {
  const box = root.querySelector("[data-upload-total]");
  const text = box.querySelector("[data-upload-total-text]");
  const bar = box.querySelector("progress");
  const stop = box.querySelector("[data-upload-stop]");
  let wasInterrupted = false;
  let told = 0;

  const draw = () => {
    const all = queue.inState("waiting", "sending", "interrupted", "done").length;
    const done = queue.inState("done").length;
    box.hidden = !queue.sendings.length;
    bar.hidden = stop.hidden = !queue.isBusy;
    bar.value = queue.share;
    text.textContent = queue.isBusy ? words("total", { number: all, done }) : summary();
  };
  const summary = () => {
    const done = queue.inState("done").length;
    const failed = queue.inState("failed").length;
    return [done && words("all-done", { number: done }), failed && words("some-failed", { number: failed })].filter(Boolean).join(" ");
  };

  queue.addEventListener("progress", draw);
  queue.addEventListener("add", draw);
  queue.addEventListener("change", ({ detail: sending }) => {
    draw();
    if (sending.state === "failed") announce(words("one-failed", { name: sending.file.name, why: sending.said || words("failed") }));
    const isInterrupted = queue.inState("interrupted").some(({ isOffline }) => isOffline);
    if (isInterrupted && !wasInterrupted) announce(words("interrupted"));
    if (!isInterrupted && wasInterrupted && sending.state === "done") announce(words("again"));
    wasInterrupted = isInterrupted || (wasInterrupted && queue.isBusy);
  });
  queue.addEventListener("rest", () => {
    draw();
    const ended = queue.inState("done", "failed").length;
    if (ended !== told && summary()) announce(summary());
    told = ended;
  });
  stop.addEventListener("click", () => {
    for (const each of queue.inState("waiting", "sending", "interrupted")) each.cancel();
    root.querySelector("[data-upload-pick]").focus();
  });
}

function guardLeaving(queue) {
  addEventListener("beforeunload", (event) => {
    if (queue.isBusy) event.preventDefault();
  });
}
