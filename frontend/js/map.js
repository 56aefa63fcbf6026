// The map: only loaded by pages that show one. See templates/initiatives/maps/.
import { openMap } from "./map/base.js";
import { watchPoints } from "./map/points.js";
import { connectPage } from "./map/page.js";
import { placeMarker } from "./map/markers.js";
import { pickPoint } from "./map/pick.js";

async function start(element) {
  element.classList.add("is-ready");
  await height(element);
  const map = openMap(element);
  const watch = new ResizeObserver(() => map.invalidateSize());
  watch.observe(element);
  map.on("unload", () => watch.disconnect());
  if (element.dataset.title) placeMarker(map, element.dataset);
  const field = element.closest("[data-pick-point]");
  if (field) pickPoint(map, element, field);
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

// The styles may arrive after the page that htmx brought, and a map without height shows nothing.
function height(element) {
  return new Promise((resolve) => {
    const watch = new ResizeObserver(() => {
      if (!element.clientHeight) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(element);
  });
}

function startAll() {
  document.querySelectorAll("[data-map]:not(.is-ready)").forEach(start);
}

startAll();
document.addEventListener("htmx:afterSettle", startAll);
document.addEventListener("htmx:historyRestore", startAll);
