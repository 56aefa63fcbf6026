// The outline: coasts, waters, borders, and as many names of places as find room.
import { DivIcon, GeoJSON, LayerGroup, Marker, Rectangle, svg } from "leaflet/dist/leaflet-src.esm.js";

const ROOM = { width: 9, height: 22 };

export async function drawGround(map, address, homeZoom) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const ground = await answer.json();
  const pane = map.createPane("ground");
  pane.setAttribute("aria-hidden", "true");
  const renderer = svg({ pane: "ground", padding: 0.6 });
  const [west, south, east, north] = ground.bbox;
  const part = (className) => ({ pane: "ground", renderer, interactive: false, className: `map-ground ${className}` });
  new Rectangle([[south, west], [north, east]], part("map-ground--sea")).addTo(map);
  new GeoJSON(ground, {
    filter: (feature) => feature.properties.kind !== "name",
    style: (feature) => part(`map-ground--${feature.properties.kind}`),
    interactive: false,
    pane: "ground",
    renderer,
  }).addTo(map);
  writeNames(map, ground.features.filter((feature) => feature.properties.kind === "name"), homeZoom);
}

function writeNames(map, features, homeZoom) {
  const pane = map.createPane("names");
  pane.setAttribute("aria-hidden", "true");
  const group = new LayerGroup().addTo(map);
  const draw = () => {
    group.clearLayers();
    const taken = [];
    for (const { geometry, properties } of features) {
      if (map.getZoom() < homeZoom && !properties.large) continue;
      const [longitude, latitude] = geometry.coordinates;
      const { x, y } = map.project([latitude, longitude]);
      const box = { x, y, half: (properties.name.length * ROOM.width) / 2 };
      if (taken.some((other) => Math.abs(other.x - x) < other.half + box.half && Math.abs(other.y - y) < ROOM.height)) continue;
      taken.push(box);
      const label = document.createElement("span");
      label.textContent = properties.name;
      const icon = new DivIcon({ className: `map-name${properties.large ? " map-name--large" : ""}`, html: label, iconSize: null });
      new Marker([latitude, longitude], { icon, pane: "names", interactive: false, keyboard: false }).addTo(group);
    }
  };
  draw();
  map.on("zoomend", draw);
}
