"use strict";
// A reviewed page as a gold case: NN.txt and NN.json, as `sacho eval` reads them.

// The fields of a kind that a reviewer can correct, in the order of the form.
sacho.CORRECTABLE = {
  article: ["title", "subtitle", "reporters", "published_at", "dateline_place"],
  award: ["recipient", "evaluator", "programme", "year", "grade", "streak_years", "score", "assessed_total", "selected", "selected_of", "top_percent"],
  quotation: ["text", "speaker", "position", "organization"],
  person: ["canonical_name", "position", "organization"],
  organization: ["canonical_name"], place: ["canonical_name"],
  quantity: ["text", "value", "value_max", "unit", "counted"],
  date: ["text", "resolved"],
  initiative: ["name", "actor", "year"],
  block: ["role"],
};

sacho.NUMBERS = ["year", "streak_years", "score", "assessed_total", "selected", "selected_of", "top_percent", "value", "value_max"];

sacho.QUOTE_ENDS = 12;  // characters that tell a quotation by how it begins and ends

// Return the values that hold after review, null for a fact that should not be there.
sacho.settle = (fact, marks) => {
  const judged = marks.judged[fact.id];
  if (!judged || judged.mark === "right") return sacho.readGoldValues(fact);
  return judged.values ? { ...sacho.readGoldValues(fact), ...judged.values } : null;
};

sacho.readGoldValues = (fact) => {
  const values = { ...fact.values };
  if (fact.kind === "article") {
    const length = { month: 7, day: 10, minute: 16, second: 19 }[values.published_precision] || 19;
    values.published_at = values.published_at && values.published_at.slice(0, length);
  }
  return values;
};

sacho.makeGold = (page, marks) => {
  const facts = [...page.facts, ...marks.missing.map(sacho.makeMissing)];
  const settled = facts.map((fact) => ({ kind: fact.kind, start: fact.start, end: fact.end, values: sacho.settle(fact, marks) }));
  const list = (kind) => settled.filter((each) => each.kind === kind && each.values);
  const pick = (kind, make) => list(kind).map((each) => make(each.values));
  const head = (list("article")[0] || { values: {} }).values;
  return {
    outlet: head.outlet ?? null,
    title: head.title ?? null, deck: head.subtitle ?? null, reporters: head.reporters ?? [],
    published_at: head.published_at ?? null, dateline_place: head.dateline_place ?? null,
    body_spans: list("block").filter((each) => sacho.BODY_ROLES.includes(each.values.role)).map((each) => [each.start, each.end]),
    quotes: pick("quotation", sacho.makeGoldQuote),
    persons: sacho.makeGoldPersons(pick("person", (values) => values)),
    awards: pick("award", (values) => sacho.pickFields(values, sacho.CORRECTABLE.award)),
    quantities: pick("quantity", (values) => ({
      text: values.text, value: values.value_max == null ? values.value : [values.value, values.value_max],
      unit: values.unit, counted: values.counted ?? null,
    })).filter((each) => each.value != null && each.unit != null),
    dates: pick("date", (values) => ({ text: values.text, resolved: values.resolved ?? null })),
    ignored_numbers: [],
    review: { page_id: page.page_id, source_uri: page.source && page.source.source_uri, ...marks, unmarked: sacho.countUnmarked(page, marks) },
  };
};

sacho.pickFields = (values, names) => Object.fromEntries(names.map((name) => [name, values[name] ?? null]));

sacho.makeGoldQuote = (values) => {
  const characters = [...values.text];
  return {
    text_start: characters.slice(0, sacho.QUOTE_ENDS).join("").trim(), text_end: characters.slice(-sacho.QUOTE_ENDS).join("").trim(),
    ...sacho.pickFields(values, ["speaker", "position", "organization"]),
  };
};

// Persons stand once, by full name; whoever is named without one is none of the gold's.
sacho.makeGoldPersons = (persons) => {
  const byName = new Map();
  for (const each of persons) {
    if (each.canonical_name && !byName.has(each.canonical_name)) byName.set(each.canonical_name, each);
  }
  return [...byName].map(([name, each]) => ({ name, ...sacho.pickFields(each, ["position", "organization"]) }));
};

sacho.listJudgeable = (page) => page.facts.filter((fact) => sacho.CORRECTABLE[fact.kind]);

sacho.countUnmarked = (page, marks) => sacho.listJudgeable(page).filter((fact) => !marks.judged[fact.id]).length;

sacho.exportGold = (page, marks) => {
  const gold = JSON.stringify(sacho.makeGold(page, marks), null, 1);
  sacho.download(`${page.page_id}.txt`, "text/plain", page.text);
  sacho.download(`${page.page_id}.json`, "application/json", gold);
};

sacho.download = (name, type, text) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = sacho.make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
