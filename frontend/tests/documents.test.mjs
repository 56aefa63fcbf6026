import assert from "node:assert/strict";
import { test } from "node:test";
import { fromDrop, fromInput, named } from "../js/documents/gathering.js";
import { Queue } from "../js/documents/queue.js";

const file = (name, size = 3, at = new Date(2026, 10, 27, 14, 5, 9)) => new File(["x".repeat(size)], name, { lastModified: at.getTime() });
const entry = (name, children) =>
  children
    ? { name, isFile: false, createReader: () => ({ readEntries: (give) => give(children.splice(0, 1)) }) }
    : { name, isFile: true, file: (give) => give(file(name)) };

test("a dropped folder is walked to the end, and what computers hide in folders stays out", async () => {
  const dropped = entry("Fotos", [entry("2026", [entry("Fest.jpg"), entry(".DS_Store")]), entry("Plan.pdf")]);
  const items = [dropped, entry("Brief.odt")].map((each) => ({ kind: "file", webkitGetAsEntry: () => each }));

  const found = await fromDrop({ items: [...items, { kind: "string" }], files: [] });

  assert.deepEqual(
    found.map(({ path, file: { name } }) => [path, name]),
    [["Fotos/2026", "Fest.jpg"], ["Fotos", "Plan.pdf"], ["", "Brief.odt"]],
  );
});

test("a chosen folder brings its own folders along", () => {
  const chosen = ["Fotos/2026/Fest.jpg", "Fotos/Thumbs.db", ""].map((path, number) => Object.assign(file(path.split("/").pop() || `${number}.txt`), { webkitRelativePath: path }));

  assert.deepEqual(
    fromInput({ files: chosen }).map(({ path, file: { name } }) => [path, name]),
    [["Fotos/2026", "Fest.jpg"], ["", "2.txt"]],
  );
});

test("photos that are all called the same get the time as their name", () => {
  assert.equal(named({ file: file("image.jpg"), path: "" }, "Foto").file.name, "Foto 2026-11-27 14.05.09.jpg");
  assert.equal(named({ file: file("image.jpg"), path: "Fotos" }, "Foto").file.name, "image.jpg");
  assert.equal(named({ file: file("Sommerfest.jpg"), path: "" }, "Foto").file.name, "Sommerfest.jpg");
});

class Fake extends EventTarget {
  state = "waiting";
  sent = 0;
  file = { size: 10 };

  get isOpen() {
    return ["waiting", "sending", "interrupted"].includes(this.state);
  }

  start() {
    this.become("sending");
  }

  become(state) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }
}

test("two are sent at a time, the next when one is done, has failed or is given up", () => {
  const queue = new Queue();
  const all = Array.from({ length: 5 }, () => new Fake());
  let rested = 0;
  queue.addEventListener("rest", () => (rested += 1));
  for (const each of all) queue.add(each);
  const states = () => all.map(({ state }) => state);

  assert.deepEqual(states(), ["sending", "sending", "waiting", "waiting", "waiting"]);
  all[1].become("interrupted");
  assert.equal(states()[2], "waiting");
  all[0].become("done");
  all[1].become("failed");
  assert.deepEqual(states(), ["done", "failed", "sending", "sending", "waiting"]);
  all[2].become("cancelled");
  assert.equal(queue.isBusy, true);
  assert.equal(rested, 0);
  for (const each of [all[3], all[4]]) each.become("done");
  assert.equal(queue.isBusy, false);
  assert.equal(rested, 1);
});

test("how far all are together leaves out what failed", () => {
  const queue = new Queue();
  const [one, two, three] = Array.from({ length: 3 }, () => new Fake());
  for (const each of [one, two, three]) queue.add(each);
  one.become("done");
  one.sent = 10;
  two.become("failed");

  assert.equal(queue.share, 0.5);
});
