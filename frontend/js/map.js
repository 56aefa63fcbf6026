// The map: only loaded by pages that show one. See templates/initiatives/maps/.
import { openMap } from "./map/base.js";
import { watchPoints } from "./map/points.js";
import { connectPage } from "./map/page.js";
import { placeMarker } from "./map/markers.js";

async function start(element) {
  const map = openMap(element);
  if (element.dataset.title) placeMarker(map, element.dataset);
  if (!element.dataset.points) return;
  const points = watchPoints(map, element);
  if ("fit" in element.dataset && !new URLSearchParams(location.search).has("mitte")) await points.fit();
  const panes = element.closest("[data-map-panes]");
  if (panes) connectPage(map, points, element, panes);
  element.addEventListener("map:query", ({ detail }) => {
    points.query = detail;
    points.load();
  });
  points.load();
}

function startAll() {
  document.querySelectorAll("[data-map]:not(.is-ready)").forEach(start);
}

startAll();
document.addEventListener("htmx:afterSettle", startAll);
