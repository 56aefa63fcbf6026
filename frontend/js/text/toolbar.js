// The toolbars, by the ARIA pattern: one stop for Tab, arrows inside, pressed states. A bar for a table or a callout
// shows while the cursor is in one.
import { COMMANDS, PLACES } from "./commands.js";

export function connectToolbars({ root, view, act }) {
  const bars = [...root.querySelectorAll("[role=toolbar]")];
  const enabled = (bar) => [...bar.querySelectorAll("button")].filter((button) => !button.hidden);

  for (const bar of bars) {
    const stop = (button) => {
      for (const each of enabled(bar)) each.tabIndex = each === button ? 0 : -1;
    };
    stop(enabled(bar)[0]);
    bar.addEventListener("focusin", (event) => stop(event.target.closest("button")));
    bar.addEventListener("keydown", (event) => move(event, bar));
    // The text keeps its selection under the mouse; by keyboard the focus stays on the button.
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => press(event));
  }

  function move(event, bar) {
    const buttons = enabled(bar), now = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (event.key === "Escape") view().focus();
    else if (to === undefined) return;
    else buttons[(to + buttons.length) % buttons.length].focus();
    event.preventDefault();
  }

  function press(event) {
    const button = event.target.closest("button");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const { command, act: name } = button.dataset;
    if (name) return act[name](button);
    const { state, dispatch } = view();
    COMMANDS[command].run(state, dispatch.bind(view()), view());
    // By mouse one is in the text again; by keyboard one may press the next.
    if (event.detail) view().focus();
  }

  return {
    update() {
      const { state } = view();
      for (const bar of bars) {
        const { place } = bar.dataset;
        if (place) show(bar, view().editable && PLACES[place](state));
        if (!bar.hidden) for (const button of enabled(bar)) mark(button, state);
      }
    },
    focus: () => bars[0].querySelector("[tabindex='0']").focus(),
  };

  function show(bar, isOfUse) {
    if (bar.hidden !== isOfUse) return;
    const hadFocus = bar.contains(document.activeElement);
    bar.hidden = !isOfUse;
    if (hadFocus) view().focus();
  }

  function mark(button, state) {
    const command = COMMANDS[button.dataset.command];
    if (!command) return;
    if (command.isOn) set(button, "aria-pressed", command.isOn(state));
    set(button, "aria-disabled", !(command.isPossible ?? command.run)(state));
  }

  function set(button, attribute, value) {
    const words = String(Boolean(value));
    if (button.getAttribute(attribute) !== words) button.setAttribute(attribute, words);
  }
}
