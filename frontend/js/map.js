// The map: only loaded by pages that show one. See templates/initiatives/maps/.
import { openMap } from "./map/base.js";
import { watchPoints } from "./map/points.js";
import { connectPage } from "./map/page.js";
import { placeMarker } from "./map/markers.js";

for (const element of document.querySelectorAll("[data-map]")) {
  const map = openMap(element);
  if (element.dataset.title) placeMarker(map, element.dataset);
  if (!element.dataset.points) continue;
  const points = watchPoints(map, element);
  const panes = element.closest("[data-map-panes]");
  if (panes) connectPage(map, points, element, panes);
  element.addEventListener("map:query", ({ detail }) => {
    points.query = detail;
    points.load();
  });
  points.load();
}
