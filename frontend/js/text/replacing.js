// Who types over a passage goes on writing it, letter by letter, as long as they stay behind what they have just typed:
// `grows` is where the next letter comes to. What is typed behind a passage that was not touched does not belong to it.

function sameBlock(doc, from, to) {
  const $from = doc.resolve(from);
  return $from.parent.inlineContent && $from.sameParent(doc.resolve(to));
}

const isBlank = (doc, from, to) => from >= to || (sameBlock(doc, from, to) && !doc.textBetween(from, to, "\ufffc", "\ufffc").trim());

/** One stretch within a line that somebody has changed and stands behind: where it begins, and its end before and after. */
export function typedIn(tr) {
  const found = [];
  for (const map of tr.mapping.maps) map.forEach((from, before, _from, after) => found.push({ from, before, after }));
  const [{ from, after } = {}] = found, { empty, head } = tr.selection;
  return found.length === 1 && empty && head === after && sameBlock(tr.doc, from, after) ? found[0] : null;
}

/** What was typed over the passage, or goes on with that; nothing where the passage is what is left of it. */
export function replacing({ reach, grows }, typed, doc) {
  if (!typed) return null;
  const { from, before, after } = typed, begin = reach?.from ?? grows;
  if (reach && from < before && from < after && from < reach.to && before >= reach.to) {
    const isAround = isBlank(doc, from, reach.from) && isBlank(doc, reach.to, before);
    return isAround ? { reach: { from: Math.min(from, reach.from), to: after }, grows: after } : null;
  }
  const goesOn = grows !== null && from >= begin && (from === grows || before === grows);
  return goesOn ? { reach: begin < after ? { from: begin, to: after } : null, grows: after } : null;
}

/** Without a change of one's own: whoever goes elsewhere has ended it. */
export const ended = (threads, { empty, head }) =>
  threads.some(({ grows }) => grows !== null && !(empty && head === grows)) ? threads.map((each) => ({ ...each, grows: null })) : threads;

/** They were placed anew, because somebody else has written: the spaces behind the last word are no part of a passage. */
export function goingOn(threads, before, doc) {
  const known = new Map(before.filter(({ grows, place }) => grows !== null && place).map(({ id, grows, place }) => [id, grows - place.to]));
  return threads.map((each) => {
    const gap = known.get(each.id), grows = (each.place?.to ?? NaN) + gap;
    return { ...each, grows: grows <= doc.content.size && isBlank(doc, each.place.to, grows) ? grows : null };
  });
}
