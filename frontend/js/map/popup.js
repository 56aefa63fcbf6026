// What a marker says when it is chosen. The keyboard finds its way in and back again.
import { Popup } from "leaflet/dist/leaflet-src.esm.js";

export function openPopup(map, place, { heading, eyebrow, when, url, list, words, focus = false, back = null }) {
  const content = document.createElement("div");
  content.className = "map-popup";
  if (eyebrow) content.append(line("p", "eyebrow", eyebrow));
  content.append(line("p", "map-popup__title", heading));
  if (when) content.append(line("p", "map-popup__when", when));
  if (list) content.append(list);
  if (url) {
    const link = line("a", "btn btn-primary btn-sm", words.wordOpen);
    link.href = url;
    link.setAttribute("aria-label", `${words.wordOpen}: ${heading}`);
    content.append(link);
  }
  const popup = new Popup({ offset: [0, -34], maxWidth: 280, minWidth: 180, maxHeight: 260, autoPanPadding: [20, 20] });
  popup.setLatLng(place).setContent(content).openOn(map);
  const frame = popup.getElement();
  const close = frame.querySelector(".leaflet-popup-close-button");
  close.setAttribute("aria-label", words.wordClose);
  frame.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    map.closePopup(popup);
    back?.focus();
  });
  if (focus || list) focusOnceDrawn(content.querySelector("a"));
}

// What was hidden a moment ago cannot take the focus yet.
function focusOnceDrawn(link, tries = 20) {
  link?.focus();
  if (link && document.activeElement !== link && tries) requestAnimationFrame(() => focusOnceDrawn(link, tries - 1));
}

function line(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
