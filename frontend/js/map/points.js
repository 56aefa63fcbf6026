// What lies in the part of the world that the map shows. It is asked for in whole squares, so that answers are used again.
import { LatLngBounds, LayerGroup, Point } from "leaflet/dist/leaflet-src.esm.js";
import { clusterMarker, singleMarker } from "./markers.js";
import { openPopup } from "./popup.js";

const SQUARE = 128;

export function watchPoints(map, element) {
  const words = element.dataset;
  const group = new LayerGroup().addTo(map);
  const shown = new Map();
  const state = { query: words.query, layers: readLayers(words), selected: null, coming: null, load, fit };
  let asking = null;
  let waiting;

  map.on("moveend", () => {
    clearTimeout(waiting);
    waiting = setTimeout(load, 120);
  });

  async function load() {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams(state.query);
    query.set("bbox", wholeSquares(map));
    query.set("zoom", map.getZoom());
    try {
      const answer = await fetch(`${words.points}?${query}`, { signal: asking.signal });
      if (!answer.ok) throw new Error(`${answer.status}`);
      show((await answer.json()).features);
      element.removeAttribute("data-failed");
    } catch (problem) {
      if (problem.name !== "AbortError") element.setAttribute("data-failed", words.wordFailed);
    }
  }

  // To where everything lies that the filters leave.
  async function fit() {
    const query = new URLSearchParams(state.query);
    query.set("zoom", 3);
    const answer = await fetch(`${words.points}?${query}`);
    if (!answer.ok) return;
    const bounds = new LatLngBounds([]);
    for (const { bbox, geometry } of (await answer.json()).features) {
      const [west, south, east, north] = bbox ?? [...geometry.coordinates, ...geometry.coordinates];
      bounds.extend([[south, west], [north, east]]);
    }
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [40, 40], maxZoom: 13, animate: false });
  }

  function show(features) {
    const wanted = new Map(features.map((feature) => [keyOf(feature), feature]));
    for (const [key, marker] of shown) {
      if (wanted.has(key)) continue;
      if (marker.options.icon.options.element === document.activeElement) element.focus();
      marker.remove();
      shown.delete(key);
    }
    // From north to south, as one reads: this is the order of the keyboard.
    const order = [...wanted].sort(([, one], [, other]) => other.geometry.coordinates[1] - one.geometry.coordinates[1]);
    for (const [key, feature] of order) {
      if (!shown.has(key)) shown.set(key, feature.id ? single(feature) : cluster(feature));
    }
    highlight(state.selected, "is-selected");
    if (shown.has(state.coming)) {
      const key = state.coming;
      state.coming = null;
      state.select(key);
    }
  }

  function single(feature) {
    const marker = singleMarker(feature, state.layers, words.sprite).addTo(group);
    const link = marker.options.icon.options.element;
    onPlainClick(link, (event) => state.select(feature.id, { byKeyboard: event.detail === 0 }));
    for (const name of ["mouseenter", "focus"]) link.addEventListener(name, () => state.onHint?.(feature.id));
    marker.feature = feature;
    return marker;
  }

  function cluster(feature) {
    const [west, south, east, north] = feature.bbox;
    const [longitude, latitude] = feature.geometry.coordinates;
    const bounds = new LatLngBounds([south, west], [north, east]);
    const href = `?${new URLSearchParams([...new URLSearchParams(state.query), ["mitte", `${latitude},${longitude}`], ["zoom", Math.min(map.getZoom() + 2, map.getMaxZoom())]])}`;
    const marker = clusterMarker(feature, words.wordCluster, href).addTo(group);
    const link = marker.options.icon.options.element;
    onPlainClick(link, () => {
      const narrow = map.getBoundsZoom(bounds) > map.getMaxZoom() || map.getZoom() >= map.getMaxZoom();
      if (narrow && map.getZoom() >= map.getMaxZoom() - 1) return openCrowd(feature, bounds);
      state.beforeJump?.();
      map.fitBounds(bounds, { padding: [60, 60], maxZoom: map.getMaxZoom() });
      if (map.getZoom() === map.getMaxZoom() && narrow) load();
    });
    return marker;
  }

  // Things at one address cannot be pulled apart: their names are written down.
  async function openCrowd(feature, bounds) {
    const query = new URLSearchParams(state.query);
    query.set("bbox", bounds.pad(0.01).toBBoxString());
    const answer = await fetch(`${words.list}?${query}`);
    if (!answer.ok) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = document.createElement("ul");
    for (const link of found.querySelectorAll(".map-list__title a")) {
      const item = document.createElement("li");
      item.append(document.importNode(link, true));
      list.append(item);
    }
    const [longitude, latitude] = feature.geometry.coordinates;
    openPopup(map, [latitude, longitude], { heading: words.wordList.replace("%s", feature.properties.count), list, words });
  }

  function highlight(key, className) {
    for (const marker of shown.values()) {
      marker.options.icon.options.element.classList.toggle(className, Boolean(key) && marker.feature?.id === key);
    }
  }

  state.select = (key, { byKeyboard = false } = {}) => {
    state.selected = key;
    highlight(key, "is-selected");
    const marker = shown.get(key);
    if (marker) {
      const { name, when, url, layer } = marker.feature.properties;
      const link = marker.options.icon.options.element;
      openPopup(map, marker.getLatLng(), { heading: name, eyebrow: state.layers[layer]?.label, when, url, words, focus: byKeyboard, back: link });
    }
    state.onSelect?.(key);
  };
  state.hint = (key) => highlight(key, "is-hinted");
  state.has = (key) => shown.has(key);
  return state;
}

function keyOf(feature) {
  return feature.id ?? `${feature.properties.count} ${feature.geometry.coordinates}`;
}

function onPlainClick(link, action) {
  link.addEventListener("click", (event) => {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    action(event);
  });
}

function wholeSquares(map) {
  const { min, max } = map.getPixelBounds();
  const northWest = map.unproject(new Point(Math.floor(min.x / SQUARE), Math.floor(min.y / SQUARE)).multiplyBy(SQUARE));
  const southEast = map.unproject(new Point(Math.ceil(max.x / SQUARE), Math.ceil(max.y / SQUARE)).multiplyBy(SQUARE));
  return [northWest.lng, southEast.lat, southEast.lng, northWest.lat].map((number) => number.toFixed(5)).join(",");
}

function readLayers({ layers }) {
  return JSON.parse(layers || "{}");
}
