// One file on its way, in pieces: what has arrived stays there, so that after a lost connection it goes on from there.
import { Upload } from "tus-js-client";

const PIECE = 2 * 1024 * 1024; // what a lost connection costs at most
const PAUSES = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000];
const MOST_ANSWERED_BADLY = 6;
const MOST_CONFLICTS = 2; // the upload has gone on elsewhere, or somebody else has the file in hand: soon that is said

// States: waiting, sending, interrupted, failed, done, cancelled.
export class Sending extends EventTarget {
  constructor({ file, path = "", endpoint, token, person, metadata, previous = null }) {
    super();
    Object.assign(this, { file, path, previous, state: "waiting", sent: 0, said: "", url: "", answeredBadly: 0, failures: 0 });
    this.upload = new Upload(file, {
      endpoint,
      chunkSize: PIECE,
      retryDelays: null,
      headers: { "X-CSRFToken": token },
      metadata: { name: file.name, path, ...metadata },
      fingerprint: () => Promise.resolve(fingerprintOf({ person, endpoint, file, path, metadata })),
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => this.#progress(sent),
      onChunkComplete: () => {
        this.failures = 0;
        this.answeredBadly = 0;
      },
      onSuccess: ({ lastResponse }) => this.#done(lastResponse),
      onError: (error) => this.#failed(error),
    });
    this.goOn = () => this.state === "interrupted" && this.start();
  }

  get isActive() {
    return this.state === "sending" || this.state === "interrupted";
  }

  get isOpen() {
    return this.isActive || this.state === "waiting";
  }

  async start() {
    clearTimeout(this.timer);
    removeEventListener("online", this.goOn);
    this.#become("sending");
    if (!this.upload.url) {
      const known = this.previous ? [this.previous] : await this.upload.findPreviousUploads();
      if (this.state !== "sending") return;
      if (known.length) this.upload.resumeFromPreviousUpload(known[0]);
    }
    this.upload.start();
  }

  retry() {
    Object.assign(this, { failures: 0, answeredBadly: 0, said: "" });
    this.#become("waiting");
  }

  cancel() {
    clearTimeout(this.timer);
    removeEventListener("online", this.goOn);
    const hadBegun = this.isActive || this.state === "failed";
    this.#become("cancelled");
    // What has arrived is thrown away there; where that fails, it goes by itself after a day.
    if (hadBegun) this.upload.abort(true).catch(() => {});
  }

  #progress(sent) {
    this.sent = sent;
    this.dispatchEvent(new Event("progress"));
  }

  #done(response) {
    this.sent = this.file.size;
    this.url = response?.getHeader("Upload-Document") ?? "";
    this.version = Number(response?.getHeader("Upload-Version")) || 1;
    this.#become("done");
  }

  // Without an answer, or with one that the server itself is sorry for, it is tried again; else it is said why not.
  #failed(error) {
    const status = error.originalResponse?.getStatus() ?? 0;
    const isSorry = status >= 500 || status === 409 || status === 423 || status === 429;
    if (status) this.answeredBadly += 1;
    const most = status === 409 ? MOST_CONFLICTS : MOST_ANSWERED_BADLY;
    const mayHelp = status === 0 ? Boolean(error.originalRequest) : isSorry && this.answeredBadly < most;
    if (!mayHelp) {
      this.said = sentenceOf(error.originalResponse);
      this.#become("failed");
      return;
    }
    this.timer = setTimeout(this.goOn, PAUSES[Math.min(this.failures, PAUSES.length - 1)]);
    this.failures += 1;
    addEventListener("online", this.goOn);
    this.isOffline = status === 0;
    this.#become("interrupted");
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }
}

// The server's own words, where it has written any for people.
function sentenceOf(response) {
  const isText = response?.getHeader("Content-Type")?.startsWith("text/plain");
  return isText ? response.getBody().trim().slice(0, 500) : "";
}

export const prefixOf = (person, endpoint) => `mokwi/${person}/${endpoint}/`;

function fingerprintOf({ person, endpoint, file, path, metadata }) {
  const place = [metadata.folder ?? "", metadata.document ?? "", path].join(":");
  return `${prefixOf(person, endpoint)}${place}/${file.name}/${file.size}/${file.lastModified}`;
}
