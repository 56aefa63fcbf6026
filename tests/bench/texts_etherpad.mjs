// The same as texts_load.mjs for Etherpad, which speaks socket.io and changesets: every writer types at the beginning.
// node texts_etherpad.mjs '{"url": …, "writers": 50, "rate": 1, "seconds": 8}'
import { createRequire } from "node:module";
const require = createRequire(process.cwd() + "/");
const connect = require("socket.io-client");

const asked = JSON.parse(process.argv[2]);
const begun = [];
const by = [];
const delays = [];
let delivered = 0;

class Writer {
  constructor(number) {
    this.number = number;
    this.waiting = [];
    this.isUnderWay = false;
  }

  open() {
    this.socket = connect(asked.url, { transports: ["websocket"], forceNew: true, reconnection: false });
    this.socket.on("message", (message) => this.hear(message));
    this.socket.on("connect", () => this.socket.json.send({
      component: "pad", type: "CLIENT_READY", padId: "text", token: `t.writer${this.number}`, protocolVersion: 2,
    }));
    return new Promise((resolve) => { this.joined = resolve; });
  }

  hear({ type, data }) {
    if (type === "CLIENT_VARS") {
      this.revision = data.collab_client_vars.rev;
      this.length = data.collab_client_vars.initialAttributedText.text.length;
      this.joined();
    } else if (data?.type === "NEW_CHANGES") {
      this.revision = data.newRev;
      this.length += grown(data.changeset);
      const number = Number(/#(\d{8})/.exec(data.changeset)?.[1]);
      if (begun[number] && by[number] !== this.number) { delays.push(performance.now() - begun[number]); delivered += 1; }
    } else if (data?.type === "ACCEPT_COMMIT") {
      this.revision = data.newRev;
      this.length += this.typed.length;
      this.isUnderWay = false;
      this.send();
    }
  }

  type() {
    by[begun.length] = this.number;
    this.waiting.push("#" + String(begun.length).padStart(8, "0"));
    begun.push(performance.now());
    this.send();
  }

  // One changeset at a time, as its editor does; what comes meanwhile is sent with the next.
  send() {
    if (this.isUnderWay || !this.waiting.length) return;
    this.isUnderWay = true;
    this.typed = this.waiting.shift();
    const length = this.typed.length.toString(36);
    const changeset = `Z:${this.length.toString(36)}>${length}+${length}$${this.typed}`;
    const changes = { type: "USER_CHANGES", baseRev: this.revision, changeset, apool: { numToAttrib: {}, nextNum: 0 } };
    this.socket.json.send({ type: "COLLABROOM", component: "pad", data: changes });
  }
}

function grown(changeset) {
  const [, sign, by36] = /^Z:[0-9a-z]+([><])([0-9a-z]+)/.exec(changeset);
  return (sign === ">" ? 1 : -1) * parseInt(by36, 36);
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const writers = Array.from({ length: asked.writers }, (_, number) => new Writer(number));
for (let at = 0; at < writers.length; at += 20) await Promise.all(writers.slice(at, at + 20).map((each) => each.open()));
await wait(1000);
begun.push(0);
const every = 1000 / asked.rate;
const timers = writers.map((each) => setTimeout(() => { each.type(); each.timer = setInterval(() => each.type(), every); }, Math.random() * every));
await wait(asked.seconds * 1000);
timers.forEach(clearTimeout);
writers.forEach((each) => clearInterval(each.timer));
await wait(3000);
delays.sort((a, b) => a - b);
const part = (share) => delays[Math.min(delays.length - 1, Math.floor(share * delays.length))] ?? null;
console.log(JSON.stringify({ expected: (begun.length - 1) * (writers.length - 1), delivered, p50: part(0.5), p99: part(0.99) }));
process.exit(0);
