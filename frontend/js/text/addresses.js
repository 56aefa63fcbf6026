// Where a link may lead: the web, a mailbox, a page of the portal. Everything else, scripts above all, is no address.
const ALLOWED = ["http:", "https:", "mailto:"];
const LONGEST = 2_000;

export function safeAddress(address) {
  const text = String(address ?? "").trim();
  if (/[\\\x00-\x20]/.test(text) || text.length > LONGEST) return null;
  if (/^\/(?!\/)/.test(text)) return text;
  try {
    return ALLOWED.includes(new URL(text).protocol) ? text : null;
  } catch {
    return null;
  }
}

// What a person types: "mokwi.de" is meant as an address of the web, "jana@example.org" as a mailbox.
export function meantAddress(typed) {
  const text = typed.trim();
  if (safeAddress(text)) return text;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  if (/^[^\s:/@]+\.[^\s:/@]{2,}(?:[:/?#]\S*)?$/.test(text)) return safeAddress(`https://${text}`);
  return null;
}

// Where the web's addresses stand in a text, www.… among them. What closes the sentence or the bracket around one does not belong to it.
export function addressesIn(text) {
  return [...text.matchAll(/(?<![\w/])(?:https?:\/\/|(?<![.@-])www\.(?=[^\s./]+\.\w))[^\s<>"\u00a0]+/g)].flatMap(({ 0: found, index }) => {
    let address = found.replace(/[.,;:!?'“”„»«…]+$/, "");
    while (address.endsWith(")") && address.split(")").length > address.split("(").length) address = address.slice(0, -1).replace(/[.,;:!?]+$/, "");
    const href = address.startsWith("www.") ? `https://${address}` : address;
    return safeAddress(href) && new URL(href).hostname ? [{ from: index, to: index + address.length, href }] : [];
  });
}
