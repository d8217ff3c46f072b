"use strict";
// The index: search and filters over the entries, a screen of them at a time.

sacho.PER_SCREEN = 50;
sacho.entries = [];

sacho.run = JSON.parse(document.getElementById("data").textContent);

// The chunks call this, each with its entries; what a filter looks at is prepared once.
sacho.addEntries = (rows) => {
  for (const row of rows) {
    const entry = Object.fromEntries(sacho.run.entry.map((name, at) => [name, row[at]]));
    entry.published = entry.published_at ? entry.published_at.slice(0, 4) : null;
    entry.words = [entry.title, entry.source, entry.outlet, entry.published_at, ...entry.bodies, ...entry.programmes, entry.reason, entry.page_id]
      .filter(Boolean).join("\n").toLowerCase();
    entry.order = sacho.entries.length;
    sacho.entries.push(entry);
  }
};

// Each filter: the name of its word, and the values of an entry.
sacho.FILTERS = {
  outlet: (entry) => [entry.outlet],
  body: (entry) => entry.bodies,
  programme: (entry) => entry.programmes,
  year: (entry) => entry.years,
  published: (entry) => [entry.published],
};

sacho.STATES = {
  flagged: (entry) => entry.failed > 0 || (entry.rejects > 0 && !entry.reason),
  rejected: (entry) => entry.reason !== null,
  awarded: (entry) => entry.awards > 0,
  marked: (entry) => sacho.countMarks(entry.page_id) > 0,
};

sacho.ORDERS = {
  order_first: (one, other) => one.order - other.order,
  order_newest: (one, other) => (other.published_at || "").localeCompare(one.published_at || "") || one.order - other.order,
};

// What is looked for stands in the address, so that the way back from a page leads to the same list.
sacho.readChoice = () => {
  const given = new URLSearchParams(window.location.hash.slice(1));
  const choice = { query: given.get("query") || "", state: given.get("state") || "", order: given.get("order") || "order_first", screen: Number(given.get("screen")) || 0, row: -1 };
  for (const name of Object.keys(sacho.FILTERS)) choice[name] = given.get(name) || "";
  return choice;
};

sacho.writeChoice = () => {
  const kept = Object.entries(sacho.choice).filter(([name, value]) => name !== "row" && value && value !== "order_first");
  window.history.replaceState(null, "", `#${new URLSearchParams(kept)}`);
};

sacho.findEntries = () => {
  const { choice } = sacho;
  const terms = choice.query.toLowerCase().split(/\s+/).filter(Boolean);
  const filters = Object.entries(sacho.FILTERS).filter(([name]) => choice[name]);
  const state = sacho.STATES[choice.state];
  return sacho.entries
    .filter((entry) => terms.every((term) => entry.words.includes(term))
      && filters.every(([name, list]) => list(entry).some((value) => String(value) === choice[name]))
      && (!state || state(entry)))
    .sort(sacho.ORDERS[choice.order] || sacho.ORDERS.order_first);
};

sacho.choose = (changes) => {
  Object.assign(sacho.choice, { screen: 0, row: -1 }, changes);
  sacho.drawResults();
};

sacho.render = () => {
  document.documentElement.lang = sacho.language;
  for (const each of [...document.body.children]) if (each.matches("header, main, nav")) each.remove();
  document.body.prepend(sacho.drawHead(), sacho.drawFilters(), sacho.make("main", { id: "results" }));
  sacho.drawResults();
};

sacho.drawHead = () =>
  sacho.make("header.top", {},
    sacho.make("div.heading", {},
      sacho.make("h1", {}, sacho.make("span.mark-of-house", {}, "史草"), ` ${sacho.say("review")}`),
      sacho.make("p.meta", {}, sacho.make("span", {}, sacho.say("pages", sacho.count(sacho.run.total)))),
      sacho.entries.length < sacho.run.total && sacho.make("p.left-out", {},
        sacho.say("left_out", sacho.count(sacho.run.total), sacho.count(sacho.entries.length)), " ", sacho.make("code", {}, "sacho review DIR PAGE_ID"))),
    sacho.make("div.buttons", {},
      sacho.make("button", { type: "button", onclick: () => sacho.showHelp("index_keys"), "aria-label": sacho.say("help") }, "?"),
      sacho.makeLanguageButton()));

sacho.drawFilters = () => {
  const search = sacho.make("input.search", { type: "search", placeholder: `/ ${sacho.say("search_pages")}`, "aria-label": sacho.say("search_pages") });
  search.value = sacho.choice.query;
  search.addEventListener("input", () => sacho.choose({ query: search.value }));
  return sacho.make("nav.filters", {}, search,
    Object.keys(sacho.FILTERS).map(sacho.drawFilter),
    sacho.drawChoice("state", [["", sacho.say("all")], ...Object.keys(sacho.STATES).map((name) => [name, sacho.say(name)])]),
    sacho.drawChoice("order", Object.keys(sacho.ORDERS).map((name) => [name, sacho.say(name)])),
    sacho.make("button.clear", { type: "button", onclick: sacho.clearChoice }, sacho.say("clear")));
};

sacho.drawFilter = (name) => {
  const counts = new Map();
  for (const entry of sacho.entries) {
    for (const value of sacho.FILTERS[name](entry)) if (value !== null) counts.set(value, (counts.get(value) || 0) + 1);
  }
  const isYear = ["year", "published"].includes(name);
  const byName = (one, other) => String(one[0]).localeCompare(String(other[0]), "ko");
  const values = [...counts].sort(isYear ? (one, other) => byName(other, one) : (one, other) => other[1] - one[1] || byName(one, other));
  return sacho.drawChoice(name, [["", sacho.say("all")], ...values.map(([value, count]) => [String(value), `${sacho.plain(String(value))} (${sacho.count(count)})`])]);
};

sacho.drawChoice = (name, options) => {
  const select = sacho.make("select", { name }, options.map(([value, label]) =>
    sacho.make("option", { value, selected: value === sacho.choice[name] }, label)));
  select.addEventListener("change", () => sacho.choose({ [name]: select.value }));
  return sacho.make("label", {}, sacho.make("span", {}, sacho.say(name)), select);
};

sacho.clearChoice = () => {
  window.history.replaceState(null, "", "#");
  sacho.choice = sacho.readChoice();
  sacho.render();
};

sacho.drawResults = () => {
  sacho.writeChoice();
  const found = sacho.findEntries();
  const screens = Math.max(1, Math.ceil(found.length / sacho.PER_SCREEN));
  sacho.choice.screen = Math.min(sacho.choice.screen, screens - 1);
  const first = sacho.choice.screen * sacho.PER_SCREEN;
  const shown = found.slice(first, first + sacho.PER_SCREEN);
  document.getElementById("results").replaceChildren(
    sacho.make("p.found", { role: "status" }, sacho.say("found", sacho.count(sacho.entries.length), sacho.count(found.length))),
    shown.length ? sacho.make("ol.entries", {}, shown.map(sacho.drawEntry)) : sacho.make("p.hint", {}, sacho.say("nothing")),
    sacho.drawScreens(screens));
};

sacho.drawEntry = (entry, at) => {
  const marks = sacho.countMarks(entry.page_id);
  return sacho.make(`li.entry${entry.reason ? ".held" : ""}${at === sacho.choice.row ? ".current" : ""}`, {},
    sacho.make("a.title", { href: `pages/${entry.page_id}.html` }, sacho.quote(entry.title)),
    sacho.make("p.meta", {},
      [entry.outlet, entry.published_at, entry.title === entry.source ? null : entry.source].filter(Boolean).map((each) => sacho.make("span", {}, sacho.quote(each))),
      entry.reason && sacho.make("span.badge.wrong", {}, sacho.say("held_back"), " ", sacho.make("code", {}, entry.reason)),
      !entry.reason && entry.rejects > 0 && sacho.make("span.badge.wrong", {}, sacho.say("rejected_rows", entry.rejects)),
      entry.failed > 0 && sacho.make("span.badge.fail", {}, sacho.say("failed_checks", entry.failed)),
      marks > 0 && sacho.make("span.badge.right", {}, `✓ ${marks}`),
      entry.facts > 0 && sacho.make("span.count", {}, `${sacho.say("facts")} ${sacho.count(entry.facts)}`)),
    entry.programmes.length > 0 && sacho.make("p.programmes", {}, entry.programmes.map((name) => sacho.make("span.tag", {}, sacho.quote(name)))));
};

sacho.drawScreens = (screens) => {
  if (screens < 2) return sacho.make("div.screens");
  const { screen } = sacho.choice;
  const turn = (to, word, isOff) => sacho.make("button", { type: "button", disabled: isOff, onclick: () => sacho.turn(to) }, sacho.say(word));
  return sacho.make("div.screens", {}, turn(screen - 1, "previous", screen === 0),
    sacho.make("span", {}, sacho.say("page_of", screen + 1, sacho.count(screens))), turn(screen + 1, "next", screen === screens - 1));
};

sacho.turn = (screen) => {
  sacho.choose({ screen: Math.max(0, screen) });
  window.scrollTo(0, 0);
};

sacho.stepRow = (by) => {
  const rows = [...document.querySelectorAll(".entry")];
  if (!rows.length) return;
  sacho.choice.row = Math.min(Math.max(sacho.choice.row + by, 0), rows.length - 1);
  rows.forEach((row, at) => row.classList.toggle("current", at === sacho.choice.row));
  rows[sacho.choice.row].scrollIntoView({ block: "nearest" });
};

sacho.choice = sacho.readChoice();
