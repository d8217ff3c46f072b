"use strict";
// The page's rows as facts: each with its spans in the text, the values to show and its checks.

// Where each kind comes from, how its row reads at a glance, and whether it is shown at first.
sacho.KINDS = [
  { kind: "article", dataset: "articles", brief: ["title", "outlet", "published_at"], shown: true },
  { kind: "award", dataset: "awards", brief: ["recipient", "programme", "year", "grade", "streak_years", "superlative"], shown: true },
  { kind: "quotation", dataset: "quotations", brief: ["text", "speaker", "position"], shown: true },
  { kind: "person", dataset: "mentions", brief: ["text", "position", "organization"], shown: true },
  { kind: "organization", dataset: "mentions", brief: ["text", "canonical_name"], shown: true },
  { kind: "place", dataset: "mentions", brief: ["text", "canonical_name"], shown: true },
  { kind: "quantity", dataset: "quantities", brief: ["text", "value", "unit", "counted"], shown: true },
  { kind: "date", dataset: "dates", brief: ["text", "resolved"], shown: true },
  { kind: "initiative", dataset: "initiatives", brief: ["name", "actor", "year"], shown: true },
  { kind: "module_item", dataset: "module_items", brief: ["title", "rank"], shown: false },
  { kind: "sentence", dataset: "sentences", brief: ["sentence_no", "text"], shown: false },
  { kind: "block", dataset: "blocks", brief: ["role", "text"], shown: false },
];

sacho.OWN_ID = {
  articles: "article_id", awards: "award_id", quotations: "quotation_id", mentions: "mention_id",
  quantities: "quantity_id", dates: "date_id", initiatives: "initiative_id",
};

// The roles of the blocks in which a value of the article's head stands.
sacho.HEAD_ROLES = {
  title: ["title"], subtitle: ["subtitle"], sections: ["breadcrumb"], outlet: ["copyright", "stamp", "signoff", "dateline"],
  issuer: ["contact", "signoff"], reporters: ["byline", "signoff", "dateline"], published_at: ["stamp"], modified_at: ["stamp"],
  dateline_place: ["dateline", "signoff", "byline"], copyright_text: ["copyright"],
};

sacho.BODY_ROLES = ["subheading", "paragraph"];

sacho.readPage = (data) => {
  const page = {
    page_id: data.page_id, text: data.text, kept: data.kept,
    list: (dataset) => sacho.listRows(data, dataset),
  };
  page.unit = sacho.mapCodePoints(page.text || "");
  page.slice = (start, end) => page.text.slice(page.unit(start), page.unit(end));
  page.blocks = page.list("blocks");
  page.checks = page.list("checks");
  page.rejects = page.list("rejects");
  page.source = page.list("pages")[0] || null;
  page.cluster = page.list("clusters")[0] || null;
  page.facts = page.text === null ? [] : sacho.KINDS.flatMap((kind) => sacho.listFacts(page, kind));
  page.facts.forEach((fact, number) => { fact.number = number; });
  return page;
};

sacho.listRows = (data, dataset) => {
  const names = sacho.columns[dataset].map((column) => column.name);
  return (data.rows[dataset] || []).map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));
};

sacho.listFacts = (page, { kind, dataset }) =>
  page.list(dataset)
    .filter((row) => dataset !== "mentions" || row.kind === kind)
    .map((row) => sacho.makeFact(page, kind, dataset, row))
    .sort((one, other) => (one.start ?? 0) - (other.start ?? 0) || (one.end ?? 0) - (other.end ?? 0));

sacho.makeFact = (page, kind, dataset, row) => {
  const own = sacho.OWN_ID[dataset];
  const short = own ? row[own] : `${kind}:${row.start}`;
  const fact = { id: short, kind, dataset, start: row.start, end: row.end, rule: row.rule, values: sacho.readValues(page, row, dataset) };
  const keys = [`${page.page_id}:${short}`, `${page.page_id}:${row.block_no ?? row.start}`];
  fact.checks = page.checks.filter((check) => check.dataset === dataset && keys.includes(check.row_id));
  fact.spans = kind === "article" ? sacho.findHead(page, short, row) : sacho.listSpans(fact, row);
  if (fact.start === undefined && fact.spans.length) ({ start: fact.start, end: fact.end } = fact.spans[0]);
  return fact;
};

// What a row has to show: without ids, spans and evidence, which stand elsewhere.
sacho.readValues = (page, row, dataset) => {
  const values = {};
  for (const [name, value] of Object.entries(row)) {
    if (["article_id", "start", "end", "rule", "evidence", sacho.OWN_ID[dataset]].includes(name)) continue;
    values[name] = value;
  }
  if (dataset === "dates") values.resolved = sacho.writeDays(row);
  if (dataset === "sentences" || dataset === "blocks") values.text = page.slice(row.start, row.end);
  return values;
};

// A date as gold writes it: to the day, month or year it gives; a period by both its ends.
sacho.writeDays = ({ first_day: first, last_day: last, precision }) => {
  if (!first) return null;
  const length = { year: 4, month: 7, day: 10 }[precision];
  return !length || (precision === "day" && first !== last) ? `${first}/${last || ""}` : first.slice(0, length);
};

sacho.listSpans = (fact, row) => {
  const spans = [{ start: row.start, end: row.end, field: null }];
  for (const each of row.evidence || []) spans.push({ start: each.start, end: each.end, field: each.field });
  if (row.speaker_start !== null && row.speaker_start !== undefined) {
    spans.push({ start: row.speaker_start, end: row.speaker_end, field: "speaker" });
  }
  return spans;
};

// Where the values of an article's head stand: the words themselves within a block of their role, or the block.
sacho.findHead = (page, articleNo, row) => {
  const mine = page.blocks.filter((block) => block.article_id === articleNo || block.article_id === null);
  return Object.keys(sacho.HEAD_ROLES).filter((field) => row[field] !== null && row[field].length !== 0).flatMap((field) => {
    const words = [row[field]].flat().map(String);
    const blocks = sacho.HEAD_ROLES[field].flatMap((role) => mine.filter((block) => block.role === role));
    const verbatim = blocks.flatMap((block) => words.map((word) => sacho.findWithin(page, block, word))).filter(Boolean);
    if (verbatim.length) return [{ ...verbatim[0], field }];
    const whole = ["published_at", "modified_at", "copyright_text", "sections"].includes(field) ? blocks[0] : null;
    return whole ? [{ start: whole.start, end: whole.end, field }] : [];
  });
};

sacho.findWithin = (page, block, word) => {
  const at = page.slice(block.start, block.end).indexOf(word);
  if (at < 0) return null;
  const start = block.start + sacho.countCodePoints(page.slice(block.start, block.end), at);
  return { start, end: start + sacho.countCodePoints(word, word.length) };
};
