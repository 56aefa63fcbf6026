// A point chosen on the map goes into the two fields of the form, by a click, or by moving the map, which the arrow keys
// do as well, and taking its middle; what is typed there moves the marker, and the chosen municipality the map.
import { placeMarker } from "./markers.js";

const DIGITS = 6;
const CLOSER = 2;

export function pickPoint(map, element, field) {
  const latitude = document.getElementById(field.dataset.latitude);
  const longitude = document.getElementById(field.dataset.longitude);
  const clear = field.querySelector("[data-clear-point]");
  const middle = field.querySelector("[data-take-middle]");
  let marker = null;
  let moving = false;

  function draw() {
    marker?.remove();
    marker = null;
    const known = latitude.value !== "" && longitude.value !== "" && Number.isFinite(Number(latitude.value)) && Number.isFinite(Number(longitude.value));
    if (known) {
      const { sprite } = element.dataset;
      marker = placeMarker(map, { latitude: latitude.value, longitude: longitude.value, title: field.dataset.word, sprite });
    }
    clear.hidden = !known;
    return known;
  }

  function take(latlng) {
    const { lat, lng } = latlng.wrap();
    latitude.value = lat.toFixed(DIGITS);
    longitude.value = lng.toFixed(DIGITS);
    draw();
  }

  // The middle of a map that still glides is where it comes to rest.
  const takeMiddle = () => (moving ? map.once("moveend", takeMiddle) : take(map.getCenter()));

  map.on({ movestart: () => (moving = true), moveend: () => (moving = false) });
  map.on("click", ({ latlng }) => take(latlng));
  middle.addEventListener("click", takeMiddle);
  middle.hidden = false;
  field.querySelector("[data-map-words]").hidden = false;
  for (const input of [latitude, longitude])
    input.addEventListener("change", () => {
      if (draw() && !map.getBounds().contains(marker.getLatLng())) map.setView(marker.getLatLng(), map.getZoom(), { animate: false });
    });
  clear.addEventListener("click", () => {
    latitude.value = longitude.value = "";
    draw();
    middle.focus(); // the button that was pressed is gone
  });
  const municipality = field.closest("form")?.elements.municipality;
  const centres = JSON.parse(field.dataset.centres);
  const showMunicipality = () => {
    const centre = centres[municipality?.value];
    if (centre) map.setView(centre, Math.max(map.getZoom(), Number(element.dataset.homeZoom) + CLOSER), { animate: false });
  };
  municipality?.addEventListener("change", showMunicipality);
  if (draw()) map.setView([Number(latitude.value), Number(longitude.value)]);
  else showMunicipality();
}
