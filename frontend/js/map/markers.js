// Markers are links: they have a name, a place in the order of the keyboard, and lead somewhere without any script.
import { Icon, Marker } from "leaflet/dist/leaflet-src.esm.js";

const LinkIcon = Icon.extend({
  createIcon() {
    return this.options.element;
  },
});

function at(latitude, longitude, element) {
  return new Marker([latitude, longitude], {
    icon: new LinkIcon({ element }),
    interactive: false,
    keyboard: false,
  });
}

// Turned by itself: Leaflet moves the element around it.
function pin(sprite, name) {
  const body = document.createElement("span");
  body.className = "map-marker__pin";
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite}#${name}`);
  picture.append(use);
  body.append(picture);
  return body;
}

// The one place of a page: no link, for the reader is there already.
export function placeMarker(map, { latitude, longitude, title, sprite }) {
  const element = document.createElement("span");
  element.className = "map-marker map-layer--1 is-selected";
  element.setAttribute("role", "img");
  element.setAttribute("aria-label", title);
  element.append(pin(sprite, "geo-alt"));
  return at(Number(latitude), Number(longitude), element).addTo(map);
}

export function singleMarker(feature, layers, sprite) {
  const [longitude, latitude] = feature.geometry.coordinates;
  const { name, url, when, layer } = feature.properties;
  const { number, label, icon } = layers[layer] ?? { number: 1, label: "", icon: "geo-alt" };
  const element = document.createElement("a");
  element.href = url;
  element.className = `map-marker map-layer--${number}`;
  element.dataset.key = feature.id;
  element.title = [name, when].filter(Boolean).join(", ");
  element.setAttribute("aria-label", [name, label, when].filter(Boolean).join(", "));
  element.append(pin(sprite, icon));
  return at(latitude, longitude, element);
}

export function clusterMarker(feature, label, href) {
  const [longitude, latitude] = feature.geometry.coordinates;
  const { count } = feature.properties;
  const element = document.createElement("a");
  element.href = href;
  element.className = `map-cluster map-cluster--${count < 10 ? "small" : count < 100 ? "medium" : "large"}`;
  const written = count.toLocaleString(document.documentElement.lang);
  element.setAttribute("aria-label", label.replace("%s", written));
  element.textContent = count < 10_000 ? written : `${Math.round(count / 1000)}k`;
  return at(latitude, longitude, element);
}
