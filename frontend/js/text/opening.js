// A text as it stands when it is opened. Left alone, y-prosemirror begins with an empty one and puts the cursor where its first
// line was: in a text that begins with a table or a list, that is no place for a cursor.
import { initProseMirrorDoc } from "y-prosemirror";
import { schema } from "./schema.js";

/** What the editor begins with, and which of it is what in the Yjs document; nothing, where that is left to y-prosemirror. */
export function opened(type) {
  const { doc, mapping } = initProseMirrorDoc(type, schema);
  return schema.topNodeType.validContent(doc.content) ? { doc, mapping } : {};
}
