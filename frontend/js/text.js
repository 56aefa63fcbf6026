// A text that several people write at once: only loaded by the page of one. See docs/texts.md.
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { announcer } from "./parts/announcer.js";
import { connectComments } from "./text/comments.js";
import { Connection } from "./text/connection.js";
import { connectHelp, connectLinks, connectPictures } from "./text/dialogs.js";
import { createView } from "./text/editor.js";
import { connectFinding } from "./text/find.js";
import { connectOutline } from "./text/outline.js";
import { showPresence } from "./text/presence.js";
import { showStatus } from "./text/status.js";
import { connectToolbars } from "./text/toolbar.js";
import { Unsaved } from "./text/unsaved.js";
import { wordsOf } from "./parts/words.js";

const BELOW = 88;
const root = document.querySelector("[data-text-editor]");
if (root && "WebSocket" in window) start(root);

async function start(root) {
  const { socket, text, person, name, color, mayWrite, picturesUrl } = root.dataset;
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const unsaved = new Unsaved({ text, person });
  const url = new URL(socket, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  if (mayWrite === "true") await unsaved.load(doc);
  const connection = new Connection({ url, doc, awareness, unsaved, mayWrite: mayWrite === "true" });
  const introduce = (given) => awareness.setLocalState({ ...awareness.getLocalState(), user: { name: given, color } });
  introduce(name);
  connection.addEventListener("state", ({ detail }) => detail.name && detail.name !== awareness.getLocalState()?.user.name && introduce(detail.name));
  connection.addEventListener("news", ({ detail }) => root.dispatchEvent(new CustomEvent("text:news", { detail, bubbles: true })));
  connection.addEventListener("ended", () => ["withdrawn", "gone"].includes(connection.ended) && unsaved.clear());
  const begin = () => {
    if (!connection.isSynced) return;
    connection.removeEventListener("change", begin);
    live({ root, doc, awareness, connection, unsaved, picturesUrl });
  };
  connection.addEventListener("change", begin);
  connection.connect();
}

function live({ root, doc, awareness, connection, unsaved, picturesUrl }) {
  const words = wordsOf(root);
  const announce = announcer(root.querySelector("[data-announcer]"));
  const mayWrite = () => connection.mayWrite && !connection.ended;
  const act = {};
  let view = null, updating = null;
  const update = () => {
    updating = null;
    for (const each of [toolbars, finding, outline, comments]) each.update();
  };
  const shared = { root, view: () => view, words, announce, act };
  const toolbars = connectToolbars(shared), finding = connectFinding(shared), outline = connectOutline(shared);
  const comments = connectComments({ ...shared, connection, mayWrite });
  root.hidden = false;
  for (const each of document.querySelectorAll("[data-without-editor]")) each.hidden = true;
  const parts = document.querySelector(".link-parts");
  if (parts) root.querySelector("[data-main]").append(parts); // right below the text, before what is said about it
  view = createView({
    ...shared,
    place: root.querySelector("[data-paper]"),
    doc,
    awareness,
    mayWrite,
    plugins: comments.plugins,
    hasUnsaved: () => unsaved.count > 0,
    onUpdate: () => (updating ??= requestAnimationFrame(update)),
  });
  const status = showStatus({ root, connection, unsaved, words, announce });
  Object.assign(act, {
    link: connectLinks(shared),
    picture: connectPictures({ ...shared, url: picturesUrl }),
    help: connectHelp(shared),
    find: finding.open,
    toolbar: toolbars.focus,
    state: status.say,
    mention: () => {
      view.focus();
      view.dispatch(view.state.tr.insertText(/(^|\s)$/.test(textBefore(view.state)) ? "@" : " @"));
    },
  });
  comments.start();
  showPresence({ root, awareness, words, announce });

  keepInSight(root, view);
  let wasWriting = null;
  const permit = () => {
    if (mayWrite() === wasWriting) return;
    wasWriting = mayWrite();
    for (const each of root.querySelectorAll("[data-writing]")) each.hidden = !wasWriting;
    for (const each of root.querySelectorAll("[data-reading]")) each.hidden = wasWriting;
    for (const box of view.dom.querySelectorAll("input[type=checkbox]")) box.disabled = !wasWriting;
    view.setProps({});
  };
  connection.addEventListener("change", permit);
  permit();
  toolbars.update();
  outline.show();
}

// The cursor is not to be written behind the bars above, nor behind the rooms of the workspace below.
function keepInSight(root, view) {
  const bars = root.querySelector(".text-tools");
  new ResizeObserver(() => {
    const margin = { top: bars.offsetHeight + 24, bottom: BELOW, left: 5, right: 5 };
    view.setProps({ scrollMargin: margin, scrollThreshold: margin });
  }).observe(bars);
}

function textBefore({ selection: { $from } }) {
  return $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc");
}
