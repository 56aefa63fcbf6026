// Two files at a time, in the order in which they came.
const AT_ONCE = 2;

export class Queue extends EventTarget {
  sendings = [];

  add(sending) {
    this.sendings.push(sending);
    sending.addEventListener("change", () => {
      this.#goOn();
      this.dispatchEvent(new CustomEvent("change", { detail: sending }));
      if (!this.isBusy) this.dispatchEvent(new Event("rest"));
    });
    sending.addEventListener("progress", () => this.dispatchEvent(new CustomEvent("progress", { detail: sending })));
    this.dispatchEvent(new CustomEvent("add", { detail: sending }));
    this.#goOn();
  }

  get isBusy() {
    return this.sendings.some(({ isOpen }) => isOpen);
  }

  inState(...states) {
    return this.sendings.filter(({ state }) => states.includes(state));
  }

  // Of what is neither failed nor cancelled, from 0 to 1. An empty file counts, too.
  get share() {
    const counted = this.inState("waiting", "sending", "interrupted", "done");
    const sum = (of) => counted.reduce((all, each) => all + of(each), 0);
    const all = sum(({ file }) => file.size + 1);
    return all ? sum(({ sent, state }) => sent + (state === "done" ? 1 : 0)) / all : 0;
  }

  forget(sending) {
    this.sendings = this.sendings.filter((each) => each !== sending);
  }

  #goOn() {
    const free = AT_ONCE - this.inState("sending", "interrupted").length;
    for (const next of this.inState("waiting").slice(0, Math.max(free, 0))) next.start();
  }
}
