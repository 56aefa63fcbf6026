// The text itself: a ProseMirror view on the Yjs document.
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { EditorState, Plugin } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { ySyncPlugin, ySyncPluginKey, yUndoPluginKey } from "y-prosemirror";
import { meantAddress, safeAddress } from "./addresses.js";
import { keepCaret } from "./caret.js";
import { setLink } from "./commands.js";
import { cursors } from "./cursors.js";
import { searching } from "./find.js";
import { keys } from "./keys.js";
import { linkByEnter, linkPasted } from "./linking.js";
import { mentions } from "./mention.js";
import { opened } from "./opening.js";
import { cleanPaste } from "./paste.js";
import { markdown } from "./rules.js";
import { schema } from "./schema.js";
import { tolerate } from "./tolerance.js";
import { undoOfOnesOwn } from "./undo.js";
import { nodeViews } from "./views.js";

const UNDO_STEP = 3_000;

export function createView({ place, root, doc, awareness, act, words, announce, mayWrite, plugins: more = [], hasUnsaved, onUpdate }) {
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  tolerate(schema);
  const { title, peopleUrl, lang } = root.dataset;
  const type = doc.getXmlFragment("text"), begun = opened(type);
  const plugins = [
    ySyncPlugin(type, { mapping: begun.mapping }),
    keepCaret({ hasUnsaved }),
    cursors(awareness, root),
    undoOfOnesOwn(),
    undoByWords(),
    ...mentions({ peopleUrl, list: root.querySelector("[data-mentions]"), words, announce }),
    markdown(),
    linkByEnter(),
    ...keys(act),
    dropCursor({ color: false, class: "text-dropcursor" }),
    gapCursor(),
    tables(),
    searching(),
    ...more,
    new Plugin({ view: () => ({ update: onUpdate }) }),
  ];
  const view = new EditorView(place, {
    state: EditorState.create({ schema, doc: begun.doc, plugins }),
    nodeViews: nodeViews(words),
    editable: mayWrite,
    attributes: () => ({ class: "text-body rendered-text", lang, ...(mayWrite() ? asField(title, root) : asReading(title)) }),
    transformPastedHTML: (html) => cleanPaste(html, parse),
    transformPasted: linkPasted,
    handlePaste: (each, _event, slice) => linkSelection(each, slice),
    handleClick: followLink,
    handleDOMEvents: { keydown: readSelection },
  });
  return view;
}

const asField = (title, root) => ({
  role: "textbox",
  "aria-multiline": "true",
  "aria-label": title,
  "aria-describedby": `${root.id}-keys`,
  spellcheck: "true",
});

// Only to be read it is no field: headings, lists and links are gone through as on any page.
const asReading = (title) => ({ role: "region", "aria-label": title, tabindex: "-1" });

// Tables are put in order after one's own changes only: if every window mended what another one did, each would do it.
function tables() {
  const editing = tableEditing();
  const appendTransaction = (transactions, ...states) =>
    transactions.some((tr) => tr.getMeta(ySyncPluginKey)?.isChangeOrigin) ? null : editing.spec.appendTransaction(transactions, ...states);
  return new Plugin({ ...editing.spec, appendTransaction });
}

// Without a pause all that was typed would be undone at once: each paragraph is a step, and every few words are one, and
// a passage that is deleted.
function undoByWords() {
  let begun = 0;
  return new Plugin({
    props: {
      handleKeyDown(view, { key }) {
        const deletes = ["Backspace", "Delete"].includes(key) && !view.state.selection.empty;
        if (key !== "Enter" && !deletes && (key !== " " || Date.now() - begun < UNDO_STEP)) return false;
        begun = Date.now();
        yUndoPluginKey.getState(view.state)?.undoManager.stopCapturing();
        return false;
      },
    },
  });
}

// An address that is pasted onto words makes them a link.
function linkSelection(view, slice) {
  const words = slice.content.childCount === 1 ? slice.content.firstChild.textContent.trim() : "";
  const { empty, $from, $to } = view.state.selection;
  if (empty || !$from.sameParent($to) || /\s/.test(words) || !/^(https?:|mailto:)/.test(meantAddress(words) ?? "") || !safeAddress(words)) return false;
  return setLink(words)(view.state, view.dispatch.bind(view));
}

// On a slow machine a key may come before the news of where the cursor was moved to by the one before.
function readSelection(view, event) {
  if (!event.isComposing) view.domObserver.flush();
  return false;
}

// While writing, a click sets the cursor; with Ctrl it follows the link.
function followLink(_view, _pos, event) {
  const link = event.target.closest?.("a[href]");
  if (!link || !(event.ctrlKey || event.metaKey)) return false;
  open(link.href, "_blank", "noopener");
  return true;
}
