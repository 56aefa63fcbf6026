// An event is dragged to another day of the month or the week. It sends the same form that its page has beside
// “Move to another day”; without this script the links are links.
const form = document.querySelector("[data-calendar-move]");
let dragged = null;

function target(event) {
  return event.target.closest?.("[data-day]");
}

function mark(day) {
  for (const each of document.querySelectorAll(".is-target")) each.classList.remove("is-target");
  day?.classList.add("is-target");
}

function end() {
  dragged?.classList.remove("is-dragged");
  dragged = null;
  mark(null);
}

for (const link of form ? document.querySelectorAll("[data-drag]") : []) link.draggable = true;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-drag]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.textContent);
  dragged.classList.add("is-dragged");
});

document.addEventListener("dragover", (event) => {
  const day = dragged && target(event);
  if (!day) return;
  event.preventDefault();
  mark(day);
});

document.addEventListener("drop", (event) => {
  const day = dragged && target(event);
  if (!day) return;
  event.preventDefault();
  const link = dragged;
  const from = link.closest("[data-day]");
  end();
  if (day === from) return;
  form.action = link.dataset.move;
  form.elements.to.value = day.dataset.day;
  form.elements.stamp.value = link.dataset.stamp;
  form.submit();
});

document.addEventListener("dragend", end);
