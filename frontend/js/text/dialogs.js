// Windows of their own: for a link, for a picture, and for the list of keys.
import { insertPicture, linkRange, removeLink, setLink } from "./commands.js";
import { meantAddress } from "./addresses.js";

export function connectLinks({ root, view }) {
  const dialog = root.querySelector("[data-link-dialog]");
  const { address, words } = dialog.querySelector("form").elements;
  const error = dialog.querySelector("[data-error]");
  const remove = dialog.querySelector("[data-remove]");

  function complain(isWrong) {
    error.hidden = !isWrong;
    address.setAttribute("aria-invalid", String(isWrong));
    address.classList.toggle("is-invalid", isWrong);
  }

  function run(command) {
    dialog.close();
    command(view().state, view().dispatch.bind(view()));
    view().focus();
  }

  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    const href = meantAddress(address.value);
    complain(!href);
    if (href) run(setLink(href, words.value.trim()));
    else address.focus();
  });
  remove.addEventListener("click", () => run(removeLink));
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());

  return () => {
    const { href, empty } = linkRange(view().state);
    address.value = href;
    words.value = "";
    words.closest("[data-words-field]").hidden = !empty;
    remove.hidden = !href;
    complain(false);
    dialog.showModal();
    address.focus();
  };
}

export function connectPictures({ root, view, words, url }) {
  const button = root.querySelector("[data-act=picture]");
  if (!url) return () => {};
  button.hidden = false;
  const dialog = root.querySelector("[data-picture-dialog]");
  const { alt } = dialog.querySelector("form").elements;
  const choice = dialog.querySelector("[data-pictures]");
  const note = dialog.querySelector("[data-note]");
  let pictures = [];

  function option({ id, url: src, title, alt: described }, index) {
    const label = document.createElement("label");
    const radio = document.createElement("input");
    const image = document.createElement("img");
    Object.assign(radio, { type: "radio", name: "picture", value: index, required: true, className: "form-check-input" });
    Object.assign(image, { src, alt: "", loading: "lazy" });
    radio.addEventListener("change", () => (alt.value = described ?? ""));
    label.append(radio, image, title || described || `${id}`);
    return label;
  }

  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = pictures[choice.querySelector(":checked")?.value];
    if (!chosen) return;
    dialog.close();
    insertPicture({ src: chosen.url, alt: alt.value.trim(), picture: chosen.id })(view().state, view().dispatch.bind(view()));
    view().focus();
  });
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());

  return async () => {
    note.textContent = words("pictures-loading");
    choice.replaceChildren();
    alt.value = "";
    dialog.showModal();
    try {
      const response = await fetch(url, { headers: { Accept: "application/json" } });
      ({ pictures } = await response.json());
      note.textContent = pictures.length ? "" : words("pictures-none");
      choice.replaceChildren(...pictures.map(option));
    } catch {
      note.textContent = words("pictures-failed");
    }
  };
}

export function connectHelp({ root }) {
  const dialog = root.querySelector("[data-help-dialog]");
  dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  return () => dialog.showModal();
}
