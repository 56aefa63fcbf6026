// The keys of a word processor. Tab stays the way out of the text, except where it means something: in lists and tables;
// after Escape it leads out from there, too.
import { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
import { undoInputRule } from "prosemirror-inputrules";
import { keydownHandler, keymap } from "prosemirror-keymap";
import { Plugin, TextSelection } from "prosemirror-state";
import { goToNextCell } from "prosemirror-tables";
import { COMMANDS, hardBreak, indent, leaveCode, leaveItem, outdent, splitItem, tick } from "./commands.js";
import { schema } from "./schema.js";

const isMac = /Mac|iP(hone|ad|od)/.test(navigator.platform);

// `act` has what a page does, not a text: open a dialog, go to the toolbar.
export function keys(act) {
  // At once: what is typed next belongs to what opens, not to the text.
  const call = (name) => (state, dispatch, view) => {
    readSelection(view);
    act[name]();
    return true;
  };
  const bound = {
    "Mod-z": COMMANDS.undo.run,
    "Mod-y": COMMANDS.redo.run,
    "Mod-Shift-z": COMMANDS.redo.run,
    "Mod-b": COMMANDS.strong.run,
    "Mod-i": COMMANDS.em.run,
    "Mod-Shift-x": COMMANDS.strike.run,
    "Mod-e": toggleMark(schema.marks.code),
    "Mod-k": call("link"),
    "Mod-f": call("find"),
    "Mod-h": call("find"),
    "Mod-s": call("state"),
    "Mod-/": call("help"),
    "Alt-F10": call("toolbar"),
    "Mod-Shift-7": COMMANDS.ordered_list.run,
    "Mod-Shift-8": COMMANDS.bullet_list.run,
    "Mod-Shift-9": COMMANDS.check_list.run,
    "Mod-Shift-b": COMMANDS.blockquote.run,
    "Mod-]": indent,
    "Mod-[": outdent,
    "Mod-Enter": chainCommands(tick, hardBreak),
    "Shift-Enter": hardBreak,
    Enter: chainCommands(leaveCode, splitItem),
    Backspace: chainCommands(undoInputRule, leaveItem),
    "Mod-Alt-0": COMMANDS.paragraph.run,
  };
  for (const level of [1, 2, 3]) {
    bound[`Mod-Alt-${level}`] = COMMANDS[`heading-${level}`].run;
    if (!isMac) bound[`Alt-${level}`] = COMMANDS[`heading-${level}`].run;
  }
  if (!isMac) bound["Alt-0"] = COMMANDS.paragraph.run;
  return [tabs(), keymap(bound), keymap(baseKeymap)];
}

// The browser tells of a selection only after the key that was pressed next.
function readSelection(view) {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection();
  if (!(view.state.selection instanceof TextSelection) || ![anchorNode, focusNode].every((node) => view.dom.contains(node))) return;
  const { doc, tr } = view.state;
  const [anchor, head] = [view.posAtDOM(anchorNode, anchorOffset), view.posAtDOM(focusNode, focusOffset)];
  const selection = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  if (!selection.eq(view.state.selection)) view.dispatch(tr.setSelection(selection));
}

function tabs() {
  let leaves = false;
  const handle = keydownHandler({ Tab: chainCommands(goToNextCell(1), indent), "Shift-Tab": chainCommands(goToNextCell(-1), outdent) });
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.key === "Tab" && leaves) return false;
        const isHandled = handle(view, event);
        leaves = event.key === "Escape" || (leaves && ["Shift", "Control", "Alt"].includes(event.key));
        return isHandled;
      },
    },
  });
}
