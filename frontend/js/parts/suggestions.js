// What may be meant, offered below a search field while somebody types: an ARIA combobox whose options are links.
// Without script, and without an answer, the field is the plain one.
const PAUSE = 150;
const FEWEST = 2;

export function suggestWhileTyping() {
  for (const form of document.querySelectorAll("[data-suggestions]")) combobox(form);
}

function combobox(form) {
  const input = form.querySelector("input[type=search]");
  const panel = document.createElement("div");
  panel.className = "suggestions";
  panel.id = `${input.id}-suggestions`;
  panel.hidden = true;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(panel, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": panel.id }))
    input.setAttribute(name, value);

  let timer, request, active = -1, shown = "";
  const options = () => [...panel.querySelectorAll("[role=option]")];

  const choose = (index) => {
    active = index;
    options().forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    const option = options()[active];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    clearTimeout(timer);
    request?.abort();
    panel.hidden = true;
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const open = () => {
    panel.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = panel.firstElementChild.dataset.count;
    choose(-1);
  };
  const ask = async (typed) => {
    request = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(typed)}`, { signal: request.signal });
      if (!answer.ok || input.value.trim() !== typed || document.activeElement !== input) return;
      panel.innerHTML = await answer.text();
      shown = typed;
      options().forEach((option, place) => (option.id = `${panel.id}-${place}`));
      if (options().length) open();
      else close();
    } catch {
      // It was given up for a newer one, or the network is away.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    request?.abort();
    const typed = input.value.trim();
    if (typed.length < FEWEST) close();
    else timer = setTimeout(ask, PAUSE, typed);
  });
  input.addEventListener("keydown", (event) => {
    const there = options();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (panel.hidden && there.length && shown === input.value.trim()) open();
      if (panel.hidden) return;
      event.preventDefault();
      const places = there.length + 1; // the last one is the field itself
      choose(((active + 1 + (event.key === "ArrowDown" ? 1 : -1) + places) % places) - 1);
    } else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && !panel.hidden && active >= 0) {
      event.preventDefault();
      there[active].click();
    }
  });
  panel.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
}
