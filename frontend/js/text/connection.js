// The socket of a text: lib0's variable-length messages, as y-websocket speaks them, and a few of our own (docs/texts.md).
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";

const SYNC = 0, AWARENESS = 1, QUERY_AWARENESS = 3, SAVED = 4, STATE = 5, NEWS = 6, PING = 7;
const STEP1 = 0, STEP2 = 1, UPDATE = 2;
const TOO_LARGE = 1009, RESTARTS = 1012, SIGNED_OUT = 4401, FORBIDDEN = 4403, GONE = 4404, REFUSED = 4409, FINISHED = 4423;
const FINAL = { [SIGNED_OUT]: "signed-out", [FORBIDDEN]: "withdrawn", [GONE]: "gone" };
const FIRST_PAUSE = 500, LONGEST_PAUSE = 30_000;
const PING_EVERY = 20_000, SILENCE = 45_000, RESYNC_EVERY = 60_000;
const MOVE_EVERY = 80, FRAME = 16;
const REFUSALS_AT_MOST = 3;
const NOTHING = 2; // bytes of an update without content

export class Connection extends EventTarget {
  constructor({ url, doc, awareness, unsaved, mayWrite }) {
    super();
    Object.assign(this, { url, doc, awareness, unsaved, mayWrite });
    this.state = { may_write: mayWrite, finished: false, storage: "ok", name: "" };
    this.isOpen = this.isSynced = this.hasEverSynced = false;
    this.ended = null;
    this.failures = this.refusals = this.applied = 0;
    this.incoming = [];
    doc.on("update", (update, origin) => this.#changed(update, origin));
    awareness.on("update", ({ added, updated, removed }, origin) => {
      if (origin !== this && [...added, ...updated, ...removed].includes(doc.clientID)) this.#sendAwarenessSoon();
    });
    addEventListener("online", () => this.#hurry());
    addEventListener("offline", () => this.#cut());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#hurry());
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", ({ persisted }) => persisted && this.connect());
    setInterval(() => this.#watch(), PING_EVERY);
    setInterval(() => this.isSynced && this.#sendStep1(), RESYNC_EVERY);
  }

  connect() {
    clearTimeout(this.waiting);
    if (this.socket || this.ended) return;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#opened();
    socket.onmessage = ({ data }) => this.#received(new Uint8Array(data));
    socket.onclose = ({ code }) => socket === this.socket && this.#closed(code);
  }

  #opened() {
    this.isOpen = true;
    this.sent = 0;
    this.heard = Date.now();
    this.#sendStep1();
    this.#comeBack();
    this.#tell("change");
  }

  // The others have been told, with a number higher by one, that this window is gone: only higher ones are news to them.
  #comeBack() {
    const state = this.awareness.getLocalState();
    this.awareness.setLocalState(state);
    this.awareness.setLocalState(state);
    this.#sendAwareness();
  }

  #closed(code) {
    this.socket = this.vector = null;
    this.isOpen = this.isSynced = false;
    this.unsaved.disconnected();
    const others = [...this.awareness.getStates().keys()].filter((client) => client !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, this);
    // Else they would stay unseen after joining again, until they move.
    for (const client of others) this.awareness.meta.delete(client);
    if ([REFUSED, TOO_LARGE].includes(code)) this.refusals += 1;
    if (code === FINISHED) this.#take({ ...this.state, may_write: false, finished: true });
    this.ended = FINAL[code] ?? (this.refusals >= REFUSALS_AT_MOST ? "refused" : null);
    if (this.ended) this.#tell("ended");
    else this.#connectLater(code);
    this.#tell("change");
  }

  #connectLater(code) {
    const pause = [RESTARTS, FINISHED].includes(code) ? FIRST_PAUSE / 2 : Math.min(FIRST_PAUSE * 2 ** this.failures, LONGEST_PAUSE);
    this.failures += 1;
    // Not everybody at the same moment.
    this.waiting = setTimeout(() => this.connect(), pause * (0.5 + Math.random() / 2));
  }

  #hurry() {
    if (this.socket) this.#watch();
    else this.connect();
  }

  // A line that was cut silently is noticed by its silence, a change that got lost by its confirmation missing.
  #watch() {
    if (!this.isOpen) return;
    const isLost = this.state.storage === "ok" && this.unsaved.age > SILENCE;
    if (isLost || Date.now() - this.heard > SILENCE) this.#cut();
    else this.#send(PING);
  }

  // A dead line takes its time to close; nobody waits for that.
  #cut() {
    const { socket } = this;
    if (!socket) return;
    this.#closed(0);
    socket.close();
  }

  #leave() {
    this.#sendAwareness(new Map());
    this.socket?.close();
  }

  #received(data) {
    this.heard = Date.now();
    const message = decoding.createDecoder(data);
    const kind = decoding.readVarUint(message);
    if (kind === SYNC) this.#receivedSync(message);
    else if (kind === AWARENESS) applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(message), this);
    else if (kind === QUERY_AWARENESS) this.#sendAwareness();
    else if (kind === SAVED) this.#saved(decoding.readVarUint(message));
    else if (kind === STATE) this.#take(JSON.parse(decoding.readVarString(message)));
    else if (kind === NEWS) this.#tell("news", JSON.parse(decoding.readVarString(message)));
  }

  #receivedSync(message) {
    const step = decoding.readVarUint(message);
    const content = decoding.readVarUint8Array(message);
    if (step === STEP1) {
      this.vector = content;
      this.#answer();
    } else {
      this.incoming.push(content);
      if (step === STEP2 || Date.now() - this.applied > FRAME) this.#apply();
      else this.applying ??= setTimeout(() => this.#apply(), FRAME);
      if (step === STEP2) this.#synced();
    }
  }

  // Many people's changes are taken over together, one picture on the screen after the other.
  #apply() {
    clearTimeout(this.applying);
    this.applying = null;
    const updates = this.incoming.splice(0);
    this.doc.transact(() => updates.forEach((update) => Y.applyUpdate(this.doc, update, this)), this);
    this.applied = Date.now();
  }

  // What the server lacks, and be it nothing: it confirms changes once it knows that it has what they build on. From then
  // on each change is sent as it is made; before, the answer has it.
  #answer() {
    if (!this.mayWrite) return;
    const missing = Y.encodeStateAsUpdate(this.doc, this.vector);
    // It has what was not confirmed, so it is asked to confirm that again.
    this.#sendUpdate(STEP2, missing.length > NOTHING || !this.unsaved.count ? missing : this.unsaved.merged());
    this.unsaved.sentAll(this.sent);
    this.answered = this.socket;
    this.#tell("change");
  }

  #saved(number) {
    this.refusals = 0;
    this.unsaved.saved(number);
  }

  #synced() {
    this.isSynced = this.hasEverSynced = true;
    this.failures = 0;
    this.#tell("change");
  }

  #take(state) {
    this.state = state;
    this.mayWrite = state.may_write;
    if (this.vector && this.answered !== this.socket) this.#answer();
    this.#tell("state", state);
    this.#tell("change");
  }

  #changed(update, origin) {
    if (origin === this || origin === this.unsaved || !this.mayWrite) return;
    const ready = this.isOpen && this.answered === this.socket;
    if (ready) this.#sendUpdate(UPDATE, update);
    this.unsaved.add(update, ready ? this.sent : null);
    this.#tell("change");
  }

  // The server counts only what carries something.
  #sendUpdate(step, update) {
    if (update.length > NOTHING) this.sent += 1;
    this.#send(SYNC, (message) => {
      encoding.writeVarUint(message, step);
      encoding.writeVarUint8Array(message, update);
    });
  }

  #sendStep1() {
    this.#send(SYNC, (message) => {
      encoding.writeVarUint(message, STEP1);
      encoding.writeVarUint8Array(message, Y.encodeStateVector(this.doc));
    });
  }

  #sendAwarenessSoon() {
    this.moving ??= setTimeout(() => {
      this.moving = null;
      this.#sendAwareness();
    }, MOVE_EVERY);
  }

  // The server accepts a state under the name that it gave, and of this window only.
  #sendAwareness(states = this.awareness.getStates()) {
    if (!this.awareness.getLocalState()?.user?.name) return;
    const update = encodeAwarenessUpdate(this.awareness, [this.doc.clientID], states);
    this.#send(AWARENESS, (message) => encoding.writeVarUint8Array(message, update));
  }

  #send(kind, write) {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    const message = encoding.createEncoder();
    encoding.writeVarUint(message, kind);
    write?.(message);
    this.socket.send(encoding.toUint8Array(message));
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
