// Answering an appointment poll: all dates at once, how many are answered, and whether the reader's clock is another one.
// Without it everything is there, but for these.
import { offerCopies } from "./parts/copies.js";

function countAnswers(form) {
  const dates = [...form.querySelectorAll("fieldset.date")];
  const said = form.querySelector("[data-count]");
  if (!said || !dates.length) return;
  const answered = dates.filter((date) => date.querySelector("input[type=radio]:checked")).length;
  said.textContent = said.dataset.count.replace("{n}", String(answered)).replace("{m}", String(dates.length));
}

function offerAll(form) {
  const all = form.querySelector("[data-all]");
  if (!all || form.querySelectorAll("fieldset.date").length < 3) return;
  all.hidden = false;
  for (const button of all.querySelectorAll("[data-all-value]")) {
    button.addEventListener("click", () => {
      for (const radio of form.querySelectorAll(`input[type=radio][value="${button.dataset.allValue}"]:not(:disabled)`)) radio.checked = true;
      countAnswers(form);
    });
  }
}

const clockIn = (zone) => new Intl.DateTimeFormat("en", { timeZone: zone, dateStyle: "short", timeStyle: "short" });

function compareClocks(note) {
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const moments = note.dataset.moments.trim().split(/\s+/).filter(Boolean).map((seconds) => Number(seconds) * 1000);
  try {
    const [here, there] = [clockIn(mine), clockIn(note.dataset.clock)];
    if (moments.every((moment) => here.format(moment) === there.format(moment))) return;
  } catch {
    return; // One of the two does not know the other's zone.
  }
  const link = note.querySelector("a");
  if (link) link.search = new URLSearchParams({ zone: mine }).toString();
  note.hidden = false;
}

for (const form of document.querySelectorAll(".answer-form")) {
  offerAll(form);
  countAnswers(form);
  form.addEventListener("change", () => countAnswers(form));
}
for (const note of document.querySelectorAll("[data-clock]")) compareClocks(note);

offerCopies();
