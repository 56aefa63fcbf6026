// The room "Dokumente": only loaded there. See docs/documents.md.
import { offerCopies } from "./parts/copies.js";
import { wordsOf } from "./parts/words.js";
import { startChoosing } from "./documents/choosing.js";
import { keepLock } from "./documents/lock.js";

import { startUploads } from "./documents/uploads.js";

const uploads = document.querySelector("[data-uploads]");
const list = document.querySelector("[data-documents]");
if (uploads) startUploads(uploads);
if (list) startChoosing(list);
keepLock();
offerCopies();

document.addEventListener("uploads:rest", ({ detail: queue }) => {
  const [last] = queue.inState("done").slice(-1);
  if (!last) return;
  if (document.querySelector("[data-documents]")) renew(queue);
  else if (!queue.inState("failed").length) location.assign(last.url || location.href);
});

// What has arrived stands in the list; what is chosen there stays chosen, and the focus where it is.
async function renew(queue) {
  const response = await fetch(location.href).catch(() => null);
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const [now, fresh] = [document, page].map((each) => each.querySelector("[data-documents]"));
  if (!now || !fresh || document.activeElement.matches("[data-documents] [type=search]")) return;
  const same = ({ name, value, href }) => (href ? `a[href="${CSS.escape(new URL(href).pathname)}"]` : `[name="${name}"][value="${CSS.escape(value)}"]`);
  const chosen = [...now.querySelectorAll("[data-choose]:checked")].map(same);
  const focused = now.contains(document.activeElement) && document.activeElement.matches("a, [data-choose]") ? same(document.activeElement) : null;
  now.replaceWith(fresh);
  for (const box of chosen.map((selector) => fresh.querySelector(selector))) if (box) box.checked = true;
  startChoosing(fresh);
  markNew(fresh, new Set(queue.inState("done").map(({ url }) => url)));
  uploads.dispatchEvent(new Event("uploads:listed"));
  if (focused) fresh.querySelector(focused)?.focus();
}

function markNew(list, urls) {
  const words = wordsOf(uploads);
  for (const link of list.querySelectorAll(".file-row__name")) {
    if (!urls.has(link.getAttribute("href"))) continue;
    const mark = Object.assign(document.createElement("span"), { className: "badge badge--accent", textContent: words("new") });
    link.after(" ", mark);
  }
}
