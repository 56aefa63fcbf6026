// Word's lists are paragraphs that say in their style where they belong ("mso-list:l0 level2 lfo1") and carry their sign
// as text. Here they become lists again.
const SIGN_OF_BOX = /^[\u2610\u2611\u2612\u25a1\u25a2\u25fb\u2751\uf0a8\uf06f]/;
const TICKED = /^[\u2611\u2612]/;
const NUMBER = /^\(?(?:\d+|[a-z]{1,2}|[ivxlcdm]+)[.)]/i;
const last = (list) => list[list.length - 1];

export function wordLists(body, styleOf) {
  let open = [];
  for (const paragraph of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const place = /level(\d+)/.exec(styleOf(paragraph, "mso-list"));
    const isInside = open.length && paragraph.parentElement?.closest("li");
    if (!place) {
      if (!isInside) open = [];
      continue;
    }
    if (open.length && paragraph.previousElementSibling !== open[0].list) open = [];
    add(paragraph, Number(place[1]), sign(paragraph, styleOf));
  }

  function add(paragraph, level, mark) {
    while (open.length && last(open).level > level) open.pop();
    if (last(open)?.level === level && last(open).kind !== mark.kind) open.pop();
    if (last(open)?.level !== level) open.push(begin(paragraph, level, mark));
    const item = paragraph.ownerDocument.createElement("li");
    if (mark.kind === "checks") item.setAttribute("data-checked", String(mark.isTicked));
    const text = paragraph.ownerDocument.createElement("p");
    text.append(...paragraph.childNodes);
    item.append(text);
    last(open).list.append(item);
    paragraph.remove();
  }

  function begin(paragraph, level, { kind, number }) {
    const list = paragraph.ownerDocument.createElement(kind === "numbers" ? "ol" : "ul");
    if (kind === "checks") list.setAttribute("data-checks", "");
    if (kind === "numbers" && number > 1) list.setAttribute("start", String(number));
    const parent = last(open)?.list.lastElementChild;
    if (parent) parent.append(list);
    else paragraph.before(list);
    return { level, kind, list };
  }
}

function sign(paragraph, styleOf) {
  const ignored = [...paragraph.querySelectorAll("*")].find((each) => /ignore/.test(styleOf(each, "mso-list")));
  const text = (ignored?.textContent ?? "").replace(/[\s\u00a0]+/g, "");
  ignored?.remove();
  if (SIGN_OF_BOX.test(text)) return { kind: "checks", isTicked: TICKED.test(text) };
  if (NUMBER.test(text)) return { kind: "numbers", number: parseInt(text.replace(/\D/g, ""), 10) || 1 };
  return { kind: "signs" };
}
