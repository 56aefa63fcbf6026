// Tasks by dragging, with mouse, pen or finger. What the buttons beside the handle do, it does with the same form:
// next to which neighbour, and in which column or list. Without this script there is no handle.
const MARGIN = 60;
let dragged = null;

document.documentElement.dataset.tasksDrag = "";

function placeUnder(x, y) {
  const under = document.elementFromPoint(x, y);
  return under?.closest("[data-task-area]")?.querySelector("[data-task-place]") ?? under?.closest("[data-task-place]");
}

function putBack() {
  const { task, place, next } = dragged;
  place.insertBefore(task, next);
  end();
}

function end() {
  dragged.task.classList.remove("task--dragged");
  dragged = null;
}

function say(form, name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  form.append(field);
}

// The neighbour behind says it best, at the end of a place the one before.
function send({ task, place }) {
  const form = task.querySelector("[data-task-move]");
  const now = task.parentElement;
  if (task.nextElementSibling) say(form, "before", task.nextElementSibling.dataset.task);
  else if (task.previousElementSibling) say(form, "after", task.previousElementSibling.dataset.task);
  if (now !== place && now.dataset.status) say(form, "status", now.dataset.status);
  else if (now !== place && now.dataset.list) say(form, "list", now.dataset.list);
  else if (now !== place) say(form, "out_of_lists", "1");
  form.requestSubmit();
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-task-grip]");
  if (!grip || event.button || dragged) return;
  event.preventDefault();
  const task = grip.closest("[data-task]");
  dragged = { task, place: task.parentElement, next: task.nextElementSibling, pointer: event.pointerId };
  task.classList.add("task--dragged");
});

document.addEventListener("pointermove", (event) => {
  if (event.pointerId !== dragged?.pointer) return;
  const { task } = dragged;
  const place = placeUnder(event.clientX, event.clientY);
  if (place) {
    const others = [...place.children].filter((each) => each !== task);
    const next = others.find((each) => {
      const box = each.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    if (task.parentElement !== place || task.nextElementSibling !== (next ?? null)) place.insertBefore(task, next ?? null);
  }
  if (event.clientY < MARGIN) scrollBy(0, -MARGIN / 4);
  else if (event.clientY > innerHeight - MARGIN) scrollBy(0, MARGIN / 4);
});

document.addEventListener("pointerup", (event) => {
  if (event.pointerId !== dragged?.pointer) return;
  const from = dragged;
  end();
  if (from.task.parentElement !== from.place || from.task.nextElementSibling !== from.next) send(from);
});

document.addEventListener("pointercancel", (event) => {
  if (event.pointerId === dragged?.pointer) putBack();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && dragged) putBack();
});

// A button that leads nowhere, at the end of a list, is read but does nothing.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-task-move] [aria-disabled=true]")) event.preventDefault();
});
