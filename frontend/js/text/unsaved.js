// A person's own changes that the database has not confirmed yet. While all goes well they are confirmed before they would
// be written down; else they wait in this browser (IndexedDB) until this person opens this text again. The words of the
// others are never kept here. See docs/texts.md.
import * as Y from "yjs";

const DATABASE = "mokwi-texts", STORE = "unsaved";
const WRITE_AFTER = 300;
const DAYS = 30;

export class Unsaved {
  constructor({ text, person }) {
    // Of whom it is not known who they are nothing is kept: the next one at this computer may be somebody else.
    this.key = person && `${person}/${text}`;
    this.changes = [];
    this.isKept = Boolean(person);
    addEventListener("pagehide", () => this.#write());
  }

  get count() {
    return this.changes.length;
  }

  // How long the oldest one waits since it was sent.
  get age() {
    const { sentAt } = this.changes[0] ?? {};
    return sentAt ? Date.now() - sentAt : 0;
  }

  // What an earlier window could not get rid of.
  async load(doc) {
    if (!this.key) return;
    const entries = (await this.#all()).filter(({ value }) => value.key === this.key);
    if (!entries.length) return;
    this.changes = entries.map(({ id, value }) => ({ id, update: value.update, number: null, written: true }));
    Y.applyUpdate(doc, this.merged(), this);
  }

  merged() {
    return Y.mergeUpdates(this.changes.map(({ update }) => update));
  }

  add(update, number) {
    this.changes.push({ update, number, written: false, sentAt: number === null ? null : Date.now() });
    this.timer ??= setTimeout(() => this.#write(), number === null ? 0 : WRITE_AFTER);
  }

  sentAll(number) {
    for (const change of this.changes) Object.assign(change, { number, sentAt: Date.now() });
  }

  saved(number) {
    const isSaved = (change) => change.number !== null && change.number <= number;
    const done = this.changes.filter(isSaved);
    if (!done.length) return;
    this.changes = this.changes.filter((change) => !isSaved(change));
    this.#forget(done);
    this.onchange?.();
  }

  disconnected() {
    for (const change of this.changes) Object.assign(change, { number: null, sentAt: null });
    this.#write();
  }

  // The text is none of this person's any more.
  clear() {
    const { changes } = this;
    this.changes = [];
    this.#forget(changes);
    this.onchange?.();
  }

  async #write() {
    clearTimeout(this.timer);
    this.timer = null;
    const waiting = this.changes.filter((change) => !change.written);
    if (!waiting.length || !this.key) return;
    for (const change of waiting) change.written = true;
    try {
      const store = await this.#store();
      for (const change of waiting) {
        const request = store.add({ key: this.key, update: change.update, at: Date.now() });
        request.onsuccess = () => {
          change.id = request.result;
          if (!this.changes.includes(change)) this.#forget([change]);
        };
      }
      this.isKept = true;
    } catch {
      for (const change of waiting) change.written = false;
      this.isKept = false;
    }
  }

  async #forget(changes) {
    const ids = changes.map(({ id }) => id).filter((id) => id !== undefined);
    if (!ids.length) return;
    const store = await this.#store();
    for (const id of ids) store.delete(id);
  }

  async #all() {
    try {
      const store = await this.#store();
      const entries = await new Promise((resolve, reject) => {
        const found = [];
        const request = store.openCursor();
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return resolve(found);
          if (cursor.value.at < Date.now() - DAYS * 86_400_000) cursor.delete();
          else found.push({ id: cursor.primaryKey, value: cursor.value });
          cursor.continue();
        };
      });
      return entries;
    } catch {
      this.isKept = false;
      return [];
    }
  }

  async #store() {
    this.database ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { autoIncrement: true });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return (await this.database).transaction(STORE, "readwrite").objectStore(STORE);
  }
}
