import { placeIn } from "./base.js";

// Ties the map to the page around it: the list beside it, the filters above it, the address, the text for embedding.
export function connectPage(map, points, element, panes) {
  const list = panes.querySelector("[data-map-list]");
  const status = panes.querySelector("[data-map-status]");
  const form = document.querySelector("[data-map-filters]");
  const code = document.querySelector("[data-map-embed]");
  let asking = null;
  let waiting;
  let push = false;

  points.beforeJump = () => {
    push = true;
  };
  points.onSelect = (key) => mark(key, { scroll: true });
  points.onHint = (key) => mark(key, { className: "is-hinted" });

  map.on("moveend", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      writeAddress();
      loadList();
    }, 250);
  });
  loadList();

  if (form) {
    const clear = form.querySelector("[data-map-clear]");
    clear.addEventListener("click", (event) => {
      event.preventDefault();
      fillForm(form, new URLSearchParams());
      apply();
      form.querySelector("input").focus();
    });
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      apply();
    });
  }
  addEventListener("popstate", () => {
    if (!element.isConnected) return;
    const address = new URLSearchParams(location.search);
    if (form) {
      fillForm(form, address);
      points.query = queryOf(form);
      offerToClear();
    }
    const { latitude, longitude, homeZoom } = element.dataset;
    const place = placeIn(address);
    map.setView(place?.centre ?? [Number(latitude), Number(longitude)], place?.zoom ?? Number(homeZoom), { animate: false });
    points.load();
    loadList();
  });

  function apply() {
    points.query = queryOf(form);
    push = true;
    offerToClear();
    writeAddress();
    points.load();
    loadList();
  }

  function offerToClear() {
    form.querySelector("[data-map-clear]").hidden = !points.query;
  }

  function writeAddress() {
    const { lat, lng } = map.getCenter();
    const query = new URLSearchParams(form ? points.query : location.search);
    query.set("mitte", `${lat.toFixed(5)},${lng.toFixed(5)}`);
    query.set("zoom", map.getZoom());
    const address = `?${query}`.replaceAll("%2C", ",");
    if (code) code.value = code.defaultValue.replace(/src="[^"]*"/, `src="${code.dataset.mapEmbed}${address}"`);
    if (address === location.search) return;
    if (push && form) history.pushState(null, "", address);
    else history.replaceState(history.state, "", address);
    push = false;
  }

  async function loadList(page = null) {
    asking?.abort();
    asking = new AbortController();
    const query = new URLSearchParams(points.query);
    query.set("bbox", map.getBounds().toBBoxString());
    if (page) query.set("page", page);
    list.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(`${element.dataset.list}?${query}`, { signal: asking.signal });
      if (!answer.ok) throw new Error(`${answer.status}`);
      list.innerHTML = await answer.text();
      for (const button of list.querySelectorAll("[data-map-show]")) button.hidden = false;
      status.textContent = list.querySelector("[data-map-count]").textContent;
      list.removeAttribute("aria-busy");
      mark(points.selected);
    } catch (problem) {
      if (problem.name !== "AbortError") status.textContent = element.dataset.wordFailed;
    }
  }

  list.addEventListener("click", (event) => {
    const turn = event.target.closest(".pagination a");
    if (turn) {
      event.preventDefault();
      const page = new URL(turn.href).searchParams.get("page");
      loadList(page).then(() => list.querySelector("a")?.focus());
      return;
    }
    const button = event.target.closest("[data-map-show]");
    if (button) showOnMap(button.closest("[data-map-item]"));
  });
  for (const name of ["mouseover", "focusin"]) {
    list.addEventListener(name, (event) => {
      const item = event.target.closest("[data-map-item]");
      points.hint(item?.dataset.mapItem);
    });
  }

  function showOnMap(item) {
    const { mapItem: key, latitude, longitude } = item.dataset;
    points.select(key);
    if (!points.has(key)) {
      push = true;
      points.coming = key;
      map.setView([Number(latitude), Number(longitude)], Math.max(map.getZoom() + 2, 15));
    }
    element.scrollIntoView({ block: "nearest" });
  }

  function mark(key, { scroll = false, className = "is-selected" } = {}) {
    for (const item of list.querySelectorAll("[data-map-item]")) {
      const chosen = item.dataset.mapItem === key;
      item.classList.toggle(className, chosen);
      if (chosen && scroll) list.parentElement.scrollTo({ top: item.offsetTop - list.offsetTop, behavior: "auto" });
    }
  }
}

function queryOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
  const boxes = form.querySelectorAll("[name=ebene]");
  if (query.getAll("ebene").length === boxes.length) query.delete("ebene");
  return query.toString();
}

function fillForm(form, address) {
  const layers = address.getAll("ebene");
  for (const field of form.elements) {
    if (field.type !== "checkbox" && field.type !== "radio") {
      if (field.name) field.value = address.get(field.name) ?? "";
    } else if (field.name === "ebene") field.checked = !layers.length || layers.includes(field.value);
    else field.checked = address.getAll(field.name).includes(field.value);
  }
}
