// After a form came back with errors, their summary takes the focus and is read out.
export function focusErrors(root = document) {
  root.querySelector("[data-error-summary]")?.focus();
}

document.addEventListener("htmx:afterSwap", (event) => focusErrors(event.detail.target));
