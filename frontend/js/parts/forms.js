// A form is sent once, however often the button is pressed. Coming back with the back button frees it again; a preview in
// another window leaves it as it is.
const sent = new WeakSet();

export function guardForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || event.submitter?.formTarget === "_blank") return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    for (const button of form.querySelectorAll("button:not([type=button]), input[type=submit]"))
      button.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of document.forms) {
      if (!sent.delete(form)) continue;
      for (const button of form.querySelectorAll("[aria-disabled=true]")) button.removeAttribute("aria-disabled");
    }
  });
}
