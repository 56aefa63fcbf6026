// Where passages are now is told to the server by the window in which their lines were written anew. Until it has heard
// of that, what it says is older than what this window knows.
const AFTER = 700, AGAIN_AFTER = 5_000;

export class Telling {
  #changed = new Map(); // how many times, by passage
  #settled = new Map(); // how many of those the server has heard of
  #waiting = new Map();
  #timer = null;
  #isUnderway = false;
  #isPassedOver = false;

  // `send` says whether it has arrived, `passedOver` is called when what the server said meanwhile is to be asked for again.
  constructor({ send, passedOver }) {
    Object.assign(this, { send, passedOver });
  }

  /** `letters` are asked for when they are told: null, when there is nothing to tell any more. */
  later(id, letters) {
    this.#changed.set(id, (this.#changed.get(id) ?? 0) + 1);
    this.#waiting.set(id, letters);
    this.#tellIn(AFTER);
  }

  /** What the server has heard of, before it is asked for something. */
  get heard() {
    return new Map(this.#settled);
  }

  /** Is this window ahead of what the server says, having heard that much when it was asked? */
  isAhead(id, heard) {
    const isAhead = (this.#changed.get(id) ?? 0) > (heard.get(id) ?? 0);
    this.#isPassedOver ||= isAhead;
    return isAhead;
  }

  /** Before the window is closed. */
  now() {
    clearTimeout(this.#timer);
    if (this.#waiting.size && !this.#isUnderway) this.#tell();
  }

  // One after the other, for the newest is to arrive last; and not put off while somebody goes on writing.
  #tellIn(time) {
    if (!this.#isUnderway) this.#timer ??= setTimeout(() => this.#tell(), time);
  }

  async #tell() {
    this.#timer = null;
    const told = [...this.#waiting].map(([id, letters]) => ({ id, letters, count: this.#changed.get(id) }));
    const list = told.map(({ letters }) => letters()).filter(Boolean);
    this.#waiting.clear();
    this.#isUnderway = true;
    const hasArrived = !list.length || (await this.send(list));
    this.#isUnderway = false;
    for (const { id, letters, count } of told) {
      if (hasArrived) this.#settled.set(id, count);
      else if (!this.#waiting.has(id)) this.#waiting.set(id, letters);
    }
    if (this.#waiting.size) this.#tellIn(hasArrived ? AFTER : AGAIN_AFTER);
    if (!hasArrived || !this.#isPassedOver) return;
    this.#isPassedOver = false;
    this.passedOver();
  }
}
