// Undo takes back what one has written oneself, and leaves standing what others have written into it since.
import { yUndoPlugin } from "y-prosemirror";
import { keepNeighboursInOrder } from "./redoing.js";
import { schema } from "./schema.js";

/** Blocks that stay as long as there is something in them: left alone, y-prosemirror keeps only paragraphs. */
export const KEPT_WHILE_FILLED = new Set(Object.keys(schema.nodes).filter((name) => schema.nodes[name].isBlock));

keepNeighboursInOrder();

export const undoOfOnesOwn = () => yUndoPlugin({ protectedNodes: KEPT_WHILE_FILLED });
