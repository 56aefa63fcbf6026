// Nodes that are more than their element: a box to tick, a callout with its name.
import { schema } from "./schema.js";

export function nodeViews(words) {
  return {
    check_item: (node, view, getPos) => new CheckItem(node, view, getPos, words),
    callout: (node) => new Callout(node, words),
  };
}

class CheckItem {
  constructor(node, view, getPos, words) {
    Object.assign(this, { view, words });
    this.dom = document.createElement("li");
    this.box = document.createElement("input");
    this.box.type = "checkbox";
    this.box.className = "form-check-input";
    this.box.contentEditable = "false";
    this.contentDOM = document.createElement("div");
    this.dom.append(this.box, this.contentDOM);
    this.box.addEventListener("change", () => {
      const { state } = view;
      const at = getPos();
      if (!view.editable || state.doc.nodeAt(at)?.type !== schema.nodes.check_item) this.update(this.node);
      else view.dispatch(state.tr.setNodeAttribute(at, "checked", this.box.checked));
    });
    this.update(node);
  }

  update(node) {
    if (node.type !== schema.nodes.check_item) return false;
    this.node = node;
    this.dom.dataset.checked = String(node.attrs.checked);
    this.box.checked = node.attrs.checked;
    this.box.disabled = !this.view.editable;
    this.box.setAttribute("aria-label", node.firstChild?.textContent || this.words("empty-check"));
    return true;
  }

  stopEvent(event) {
    return event.target === this.box;
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}

// The kind is said in words, not by its colour alone: the style sheet writes the label above.
class Callout {
  constructor(node, words) {
    this.words = words;
    this.dom = this.contentDOM = document.createElement("div");
    this.dom.setAttribute("role", "group");
    this.update(node);
  }

  update(node) {
    if (node.type !== schema.nodes.callout) return false;
    this.dom.dataset.callout = node.attrs.kind;
    this.dom.setAttribute("aria-label", this.words(`callout-${node.attrs.kind}`));
    return true;
  }
}
