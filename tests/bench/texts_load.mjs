// Writers in one text, as raw sockets: each types a number now and then, all others note when it reaches them.
// node texts_load.mjs '{"url": …, "name": …, "headers": …, "writers": 50, "rate": 1, "seconds": 8}'
// Many texts: "urls" or "names" instead of one, and how many writers "perText".
import { createRequire } from "node:module";
const require = createRequire(process.cwd() + "/");
const WebSocket = require("ws");
const Y = require("yjs");
const encoding = require("lib0/encoding");
const decoding = require("lib0/decoding");

const asked = JSON.parse(process.argv[2]);
const begun = [];
const by = [];
const delays = [];
let delivered = 0;
let saved = 0;

class Writer {
  constructor(number) {
    this.number = number;
    this.place = Math.floor(number / (asked.perText ?? Infinity));
    this.name = asked.names ? asked.names[this.place] : asked.name;
    this.doc = new Y.Doc();
    this.text = new Y.XmlText();
    this.doc.getXmlFragment("text").insert(0, [this.text]);
    this.own = Y.encodeStateAsUpdate(this.doc);
    this.doc.on("update", (update) => this.send(2, update));
  }

  open() {
    this.socket = new WebSocket(asked.urls ? asked.urls[this.place] : asked.url, { headers: asked.headers, origin: asked.origin, perMessageDeflate: false });
    this.socket.on("message", (data) => this.hear(data));
    this.socket.on("error", (error) => { console.error(String(error)); process.exit(1); });
    this.socket.on("close", (code) => { if (!done) { console.error("closed", code); process.exit(1); } });
    return new Promise((resolve) => this.socket.on("open", () => {
      if (this.name) this.authenticate();
      this.send(0, new Uint8Array([0]));
      this.joined = resolve;
    }));
  }

  begin() {
    const encoder = encoding.createEncoder();
    if (this.name) encoding.writeVarString(encoder, this.name);
    return encoder;
  }

  authenticate() {
    const encoder = this.begin();
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, "token");
    encoding.writeVarString(encoder, "4.7.0");
    this.socket.send(encoding.toUint8Array(encoder));
  }

  send(step, payload) {
    const encoder = this.begin();
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
    this.socket.send(encoding.toUint8Array(encoder));
  }

  hear(data) {
    const typed = data.length < 200 && /#(\d{8})/.exec(data.toString("latin1"));
    if (typed) {
      const number = Number(typed[1]);
      if (begun[number] && by[number] !== this.number) { delays.push(performance.now() - begun[number]); delivered += 1; }
      return;
    }
    const decoder = decoding.createDecoder(data);
    if (this.name) decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === 4 && !this.name) { saved += 1; return; }
    if (kind !== 0) return;
    const step = decoding.readVarUint(decoder);
    if (step === 0) this.send(1, this.own);
    if (step === 1) { this.received = data.length; this.joined(); }
  }

  type() {
    const number = begun.length;
    by[number] = this.number;
    begun.push(performance.now());
    this.text.insert(this.text.length, "#" + String(number).padStart(8, "0"));
  }
}

let done = false;
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const writers = Array.from({ length: asked.writers }, (_, number) => new Writer(number));
const opening = performance.now();
for (let at = 0; at < writers.length; at += 20) await Promise.all(writers.slice(at, at + 20).map((each) => each.open()));
const opened = performance.now() - opening;
await wait(1000);
begun.push(0);
const timers = writers.map((each) => {
  const every = 1000 / asked.rate;
  return setTimeout(() => { each.type(); each.timer = setInterval(() => each.type(), every); }, Math.random() * every);
});
await wait(asked.seconds * 1000);
timers.forEach(clearTimeout);
writers.forEach((each) => clearInterval(each.timer));
await wait(asked.after ?? 1500);
done = true;
delays.sort((a, b) => a - b);
const part = (share) => delays[Math.min(delays.length - 1, Math.floor(share * delays.length))] ?? null;
const readers = asked.perText ? asked.perText - 1 : writers.length - 1;
console.log(JSON.stringify({
  opened, typed: begun.length - 1, expected: (begun.length - 1) * readers, delivered, saved, p50: part(0.5), p99: part(0.99), received: writers[0].received,
}));
process.exit(0);
