// What an earlier page did not get through, because it was closed or the device was switched off. A browser may not open
// a file again by itself: it has to be chosen once more, and then goes on where it stopped.
import { defaultOptions } from "tus-js-client";
import { prefixOf } from "./sending.js";

const KEPT_FOR = 24 * 60 * 60 * 1000;

export async function showUnfinished({ root, person, endpoint, token, words, resume }) {
  const { urlStorage } = defaultOptions;
  const prefix = `tus::${prefixOf(person, endpoint)}`;
  const list = root.querySelector("[data-unfinished-rows]");
  const template = root.querySelector("template[data-unfinished-row]");
  for (const entry of await urlStorage.findAllUploads()) {
    if (!(Date.now() - new Date(entry.creationTime) < KEPT_FOR)) {
      urlStorage.removeUpload(entry.urlStorageKey);
      continue;
    }
    if (!entry.urlStorageKey.startsWith(prefix) || !entry.uploadUrl) continue;
    const there = await ask(entry.uploadUrl);
    // Gone; or whole, and only the answer that said so was missed.
    if (there === null || there >= entry.size) urlStorage.removeUpload(entry.urlStorageKey);
    else if (there !== undefined) offer(entry, there);
  }

  function offer(entry, there) {
    const { name } = entry.metadata;
    const row = template.content.firstElementChild.cloneNode(true);
    const forget = () => {
      row.remove();
      if (!list.children.length) list.closest("[data-unfinished]").hidden = true;
      root.querySelector("[data-upload-pick]")?.focus();
    };
    const percent = String(Math.floor((100 * there) / entry.size));
    row.querySelector("[data-unfinished-text]").textContent = words("unfinished", { name, percent });
    for (const each of row.querySelectorAll("[data-upload-of]")) each.textContent = `: ${name}`;
    const error = row.querySelector("[data-unfinished-error]");
    const input = row.querySelector("input");
    row.querySelector("[data-unfinished-choose]").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const [file] = input.files;
      if (!file) return;
      input.value = "";
      if (file.name === name && file.size === entry.size) {
        forget();
        resume({ file, previous: entry });
      } else error.textContent = words("another-file", { name });
    });
    row.querySelector("[data-unfinished-drop]").addEventListener("click", () => {
      fetch(entry.uploadUrl, { method: "DELETE", headers: { "Tus-Resumable": "1.0.0", "X-CSRFToken": token } }).catch(() => {});
      urlStorage.removeUpload(entry.urlStorageKey);
      forget();
    });
    list.append(row);
    list.closest("[data-unfinished]").hidden = false;
  }
}

// How much has arrived; null where it is gone, undefined where nobody answers.
async function ask(url) {
  try {
    const response = await fetch(url, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } });
    if (response.status === 404 || response.status === 410 || response.status === 403) return null;
    const there = Number.parseInt(response.headers.get("Upload-Offset"), 10);
    return response.ok && !Number.isNaN(there) ? there : undefined;
  } catch {
    return undefined;
  }
}
