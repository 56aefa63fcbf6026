// Where the others write. The name stands at the cursor while it moves; it is none of the text, so it is not read out.
import { yCursorPlugin } from "y-prosemirror";
import { colourOf, inkOn, seenOn } from "./colours.js";

const NAMED_FOR = 2_500;
const HALF_CLEAR = 0x38;

export function cursors(awareness, root) {
  const timers = new Map();
  const ground = () => getComputedStyle(root).backgroundColor;

  function build(user, client) {
    const colour = colourOf(user);
    const cursor = document.createElement("span");
    cursor.className = "text-cursor is-moving";
    cursor.dataset.client = client;
    cursor.setAttribute("aria-hidden", "true");
    cursor.style.borderColor = seenOn(colour, ground());
    const name = document.createElement("span");
    name.className = "text-cursor__name";
    name.style.backgroundColor = colour;
    name.style.color = inkOn(colour);
    name.textContent = String(user.name ?? "").slice(0, 40);
    // Word joiners keep the line from breaking at the cursor.
    cursor.append("\u2060", name, "\u2060");
    fade(client);
    requestAnimationFrame(() => keepInside(cursor));
    return cursor;
  }

  function keepInside(cursor) {
    const name = cursor.lastElementChild;
    name.style.transform = "";
    const over = name.getBoundingClientRect().right - root.getBoundingClientRect().right;
    if (over > 0) name.style.transform = `translateX(${-Math.ceil(over)}px)`;
  }

  function fade(client) {
    clearTimeout(timers.get(client));
    timers.set(client, setTimeout(() => each(client, (cursor) => cursor.classList.remove("is-moving")), NAMED_FOR));
  }

  function each(client, change) {
    root.querySelectorAll(`.text-cursor[data-client="${client}"]`).forEach(change);
  }

  awareness.on("change", ({ updated }) => {
    for (const client of updated) {
      if (client === awareness.clientID || !awareness.getStates().get(client)?.cursor) continue;
      each(client, (cursor) => cursor.classList.add("is-moving"));
      requestAnimationFrame(() => each(client, keepInside));
      fade(client);
    }
  });

  const selection = (user) => ({ class: "text-selection", style: `background-color: ${colourOf(user)}${HALF_CLEAR.toString(16)}` });
  return yCursorPlugin(awareness, { cursorBuilder: build, selectionBuilder: selection });
}
