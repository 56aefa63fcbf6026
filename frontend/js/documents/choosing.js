// The bar of what can be done with several things at once: with this script it shows only once something is chosen, says how
// many that are, and takes all of the page at once. Without it the bar always stands below the list.
import { wordsOf } from "../parts/words.js";

export function startChoosing(root) {
  const bar = root.querySelector("[data-choice-bar]");
  if (!bar) return;
  const words = wordsOf(root);
  const said = bar.querySelector("[data-choice-count]");
  const all = root.querySelector("[data-choose-all]");
  const boxes = () => [...root.querySelectorAll("[data-choose]")];
  let last = null;

  const draw = () => {
    const number = boxes().filter(({ checked }) => checked).length;
    bar.hidden = number === 0;
    said.textContent = words("chosen", { number });
    all.checked = number > 0 && number === boxes().length;
    all.indeterminate = number > 0 && !all.checked;
  };

  bar.classList.add("choice-bar--live");
  root.querySelector("[data-choose-all-row]").hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
    draw();
  });
  root.addEventListener("click", (event) => {
    const box = event.target.closest("[data-choose]");
    if (!box) return;
    if (event.shiftKey && last?.isConnected) chooseBetween(boxes(), last, box);
    last = box;
  });
  root.addEventListener("change", (event) => event.target.matches("[data-choose]") && draw());
  bar.querySelector("[data-choose-none]").addEventListener("click", () => {
    const first = boxes().find(({ checked }) => checked);
    for (const box of boxes()) box.checked = false;
    draw();
    (first ?? all).focus();
  });
  bar.querySelector("[data-choose-none]").hidden = false;
  // A download leaves the page as it is, and the form free for the next button.
  const archive = bar.querySelector("[data-choice-archive]");
  archive.addEventListener("click", (event) => {
    event.preventDefault();
    const chosen = boxes().filter(({ checked }) => checked).map(({ name, value }) => [name, value]);
    const href = `${archive.dataset.choiceArchive}?${new URLSearchParams(chosen)}`;
    Object.assign(document.createElement("a"), { href, download: "" }).click();
  });

  // The back button brings the marks back without telling.
  addEventListener("pageshow", draw);
  draw();
}

function chooseBetween(boxes, from, to) {
  const [first, second] = [boxes.indexOf(from), boxes.indexOf(to)].sort((a, b) => a - b);
  for (const box of boxes.slice(first, second + 1)) box.checked = to.checked;
}
