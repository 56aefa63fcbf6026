// Whoever works on a file keeps it as long as its page is open in front of them.
const EVERY = 20 * 60 * 1000;

export function keepLock() {
  const form = document.querySelector("[data-keeps-lock] form");
  if (!form) return;
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, again: "1" });
  setInterval(() => {
    if (document.visibilityState === "visible") fetch(form.action, { method: "POST", body }).catch(() => {});
  }, EVERY);
}
