// Undo puts letters back between those that were their neighbours. Where a line was written anew before, Yjs 13 may take
// for the right one what stands left by now; the windows of others then put the letters elsewhere, for good
// (https://github.com/yjs/yjs/issues/794, not mended in 13.6.33).
import * as Y from "yjs";

const { integrate } = Y.Item.prototype;

/** For all that is undone in this page. */
export function keepNeighboursInOrder() {
  Y.Item.prototype.integrate = function (transaction, offset) {
    if (transaction.origin instanceof Y.UndoManager && this.left && this.right && !isBehind(this.right, this.left)) {
      this.right = this.left.right;
      this.rightOrigin = this.right && this.right.id;
    }
    return integrate.call(this, transaction, offset);
  };
}

function isBehind(item, left) {
  for (let each = left.right; each; each = each.right) if (each === item) return true;
  return false;
}
