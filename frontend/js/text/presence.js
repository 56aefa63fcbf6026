// Who is here: a list with names, and a word when somebody comes or goes. Windows of one person count once.
import { colourOf, seenOn } from "./colours.js";

const SHOWN = 12, NAMED = 3;
const EVERY = 5_000;

export function showPresence({ root, awareness, words, announce }) {
  const list = root.querySelector("[data-people]");
  let known = null, timer = null, shown = "";

  function others() {
    const people = new Map();
    for (const [client, { user }] of awareness.getStates())
      if (client !== awareness.clientID && user?.name && user.name !== own()) people.set(user.name, user);
    return people;
  }

  const own = () => awareness.getLocalState()?.user?.name;

  function row(user, name) {
    const item = document.createElement("li");
    const dot = document.createElement("span");
    dot.className = "text-people__dot";
    dot.style.backgroundColor = seenOn(colourOf(user), getComputedStyle(root).backgroundColor);
    item.append(dot, name);
    return item;
  }

  function show() {
    const people = [...others()];
    const key = JSON.stringify([own(), people]);
    if (key === shown) return; // only a cursor has moved
    shown = key;
    const rows = people.slice(0, SHOWN).map(([name, user]) => row(user, name));
    if (own()) rows.unshift(row(awareness.getLocalState().user, words("you", { name: own() })));
    if (people.length > SHOWN) {
      const rest = document.createElement("li");
      rest.textContent = words("and-more", { number: people.length - SHOWN });
      rows.push(rest);
    }
    list.replaceChildren(...rows);
  }

  function say() {
    timer = null;
    const now = others();
    const came = [...now.keys()].filter((name) => known && !known.has(name));
    const went = known ? [...known.keys()].filter((name) => !now.has(name)) : [];
    if (!known && now.size) announce(words("here", { number: now.size }));
    if (came.length) announce(named("joined", came));
    if (went.length) announce(named("left", went));
    known = now;
  }

  const named = (word, names) =>
    names.length <= NAMED
      ? words(names.length === 1 ? word : `${word}-several`, { name: names.join(", ") })
      : words(`${word}-many`, { number: names.length });

  awareness.on("change", ({ added, removed }) => {
    show();
    if (added.length + removed.length) timer ??= setTimeout(say, EVERY);
  });
  show();
  if (others().size) timer = setTimeout(say, EVERY);
}
