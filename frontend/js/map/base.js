// A Leaflet map with what lies beneath it: a tile server's pictures through the portal, or the portal's own outline.
import { Control, Map as LeafletMap, TileLayer } from "leaflet/dist/leaflet-src.esm.js";
import { drawGround } from "./ground.js";

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

export function openMap(element) {
  const { latitude, longitude, zoom, homeZoom, tiles, ground, attribution, wordIn, wordOut } = element.dataset;
  const asked = element.dataset.points ? placeIn(new URLSearchParams(location.search)) : null;
  const map = new LeafletMap(element, {
    center: asked?.centre ?? [Number(latitude), Number(longitude)],
    zoom: asked?.zoom ?? Number(zoom),
    minZoom: tiles ? 3 : Math.max(3, Number(homeZoom) - 2),
    maxZoom: 18,
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    worldCopyJump: true,
  });
  new Control.Zoom({ zoomInTitle: wordIn, zoomOutTitle: wordOut }).addTo(map);
  new Control.Attribution({ prefix: false }).addAttribution(escaped(attribution)).addTo(map);
  if (tiles) new TileLayer(tiles.replace(/0\/0\/0\/$/, "{z}/{x}/{y}/"), { maxZoom: 19 }).addTo(map);
  else drawGround(map, ground, Number(homeZoom));
  // A wheel scrolls the page until somebody has turned to the map.
  map.on("focus click dragstart", () => map.scrollWheelZoom.enable());
  element.addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
  return map;
}

// Where the address says that the map stands.
export function placeIn(address) {
  const centre = (address.get("mitte") ?? "").split(",").map(Number);
  if (centre.length !== 2 || !centre.every(Number.isFinite)) return null;
  return { centre, zoom: Number(address.get("zoom")) || undefined };
}

function escaped(text) {
  const span = document.createElement("span");
  span.textContent = text;
  return span.innerHTML;
}
