// The directory's filters: without script they are a form and links, with it the list changes in place.
import { offerPosition } from "./parts/position.js";

const directory = document.querySelector("[data-directory]");
const status = directory.querySelector("[data-directory-status]");
const wide = matchMedia("(min-width: 62rem)");
const panel = directory.querySelector("[data-directory-panel]");
let leadToResults = false;

// An address says only what was chosen.
directory.addEventListener("formdata", (event) => {
  for (const name of [...event.formData.keys()]) {
    const values = event.formData.getAll(name).filter(Boolean);
    event.formData.delete(name);
    for (const value of values) event.formData.append(name, value);
  }
});

// Beside the list the filters are always open; CSS does the same where the browser knows how.
const open = () => {
  if (wide.matches) panel.open = true;
};
wide.addEventListener("change", open);
open();

// On a phone the button, which a position that was found presses too, puts the filters away and leads to what they found; links of the list lead to its start.
directory.addEventListener("click", (event) => {
  if (event.target.closest("[data-directory-show]")) {
    leadToResults = true;
    if (!wide.matches) panel.open = false;
  } else if (event.target.closest("#results a, #results-list a")) leadToResults = true;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const heading = document.getElementById("results-heading");
  if (!heading || !directory.contains(heading)) return;
  if (leadToResults || event.detail.elt?.id === "results") {
    if (leadToResults) heading.focus();
    leadToResults = false;
    status.textContent = heading.textContent;
    const { pointsQuery } = document.getElementById("results").dataset;
    directory.querySelector("[data-map]")?.dispatchEvent(new CustomEvent("map:query", { detail: pointsQuery }));
  }
  offerPosition(directory);
});

offerPosition(directory);
