"use strict";
// The facts beside the source, by kind: a row each, which opens with rule, evidence and checks.

sacho.drawList = (view) => {
  const groups = sacho.KINDS.map(({ kind }) => sacho.drawGroup(view, kind)).filter(Boolean);
  return sacho.make("div.groups", {}, groups);
};

// Of a kind with more facts than fit, a stretch is shown: from its beginning, or around the active one.
sacho.STRETCH = 200;

sacho.drawGroup = (view, kind) => {
  const facts = view.listShown().filter((fact) => fact.kind === kind);
  if (!facts.length) return null;
  const first = view.findStretch(kind, facts);
  const turn = (from, sign, count) => count > 0 && sacho.make("button.stretch", { type: "button", onclick: () => view.showStretch(kind, from) }, `${sign} ${sacho.count(count)}`);
  return sacho.make(`section.group.k-${kind}`, {},
    sacho.make("h2", {}, sacho.make("span.swatch"), sacho.labelKind(kind), sacho.make("small", {}, sacho.count(facts.length))),
    turn(first - sacho.STRETCH, "↑", first),
    sacho.make("ol", {}, facts.slice(first, first + sacho.STRETCH).map((fact) => sacho.drawRow(view, fact))),
    turn(first + sacho.STRETCH, "↓", facts.length - first - sacho.STRETCH));
};

sacho.drawRow = (view, fact) => {
  const isOpen = view.active === fact;
  const row = sacho.make(`li.fact.k-${fact.kind}${isOpen ? ".open" : ""}`, { "data-number": fact.number },
    sacho.make("div.brief", {},
      sacho.make("button.opener", { type: "button", "aria-expanded": String(isOpen), "aria-label": fact.id,
        onclick: () => view.choose(isOpen ? null : fact, null) }, isOpen ? "▾" : "▸"),
      sacho.make("span.cells", {}, sacho.drawBrief(view, fact)),
      sacho.make("span.badges", {}, sacho.drawBadges(view, fact))));
  if (isOpen) row.append(sacho.drawDetail(view, fact));
  return row;
};

sacho.drawBrief = (view, fact) => {
  const names = sacho.KINDS.find((each) => each.kind === fact.kind).brief;
  const filled = names.filter((name) => sacho.isFilled(fact.values[name]));
  const other = filled.filter((name) => name !== "canonical_name" || fact.values[name] !== fact.values.text);
  return other.map((name) => sacho.drawCell(view, fact, name));
};

sacho.isFilled = (value) => value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && !value.length);

// A cell is a button: pressed, it lights up where its value stands, or else where its fact does.
sacho.drawCell = (view, fact, name) => {
  const isOwn = fact.spans.some((span) => span.field === name);
  const isActive = view.active === fact && view.field === name;
  return sacho.make(`button.cell${isOwn ? ".sourced" : ""}${isActive ? ".lit-cell" : ""}`, {
    type: "button", "data-field": name, title: sacho.describeColumn(fact, name),
    onclick: () => view.choose(fact, name, "source"),
  }, sacho.drawValue(name, fact.values[name]));
};

sacho.describeColumn = (fact, name) => {
  const column = fact.dataset && sacho.columns[fact.dataset].find((each) => each.name === name);
  return column ? `${name}: ${column[sacho.language]}` : sacho.labelColumn(name);
};

sacho.drawValue = (name, value) => {
  if (typeof value === "boolean") return sacho.say(String(value));
  if (name === "role") return sacho.labelRole(value);
  if (name.endsWith("_at")) return sacho.quote(value.slice(0, 19));  // its zone is always Seoul's
  if (Array.isArray(value)) return sacho.quote(value.join(", "));
  return typeof value === "number" && name !== "year" ? sacho.writeNumber(name, value) : sacho.quote(value);
};

sacho.writeNumber = (name, value) =>
  /year$|_no$|start$|end$/.test(name) ? String(value) : value.toLocaleString("en-US", { maximumFractionDigits: 6 });

sacho.drawBadges = (view, fact) => {
  const failed = fact.checks.filter((check) => check.outcome === "fail").length;
  const mark = fact.isMissing ? "missing" : view.marks.judged[fact.id]?.mark;
  const sign = { right: "✓", wrong: "✗", missing: "+" }[mark];
  return [
    failed > 0 && sacho.make("span.badge.fail", { title: sacho.say("failed_checks", failed) }, `! ${failed}`),
    mark && sacho.make(`span.badge.${mark}`, { title: sacho.say(mark) }, `${sign} ${sacho.say(mark)}`),
  ].filter(Boolean);
};

sacho.drawDetail = (view, fact) =>
  sacho.make("div.detail", {},
    sacho.make("table", {}, sacho.make("tbody", {}, Object.keys(fact.values)
      .filter((name) => sacho.isFilled(fact.values[name]))
      .map((name) => sacho.make("tr", {}, sacho.make("th", { scope: "row" }, sacho.labelColumn(name)),
        sacho.make("td", {}, sacho.drawCell(view, fact, name)))))),
    fact.rule && sacho.make("p.rule", {}, `${sacho.say("rule")} `, sacho.make("code", {}, fact.rule)),
    sacho.drawEvidence(view, fact),
    sacho.drawChecks(fact),
    sacho.drawActions(view, fact),
    sacho.drawForm(view, fact));

sacho.drawEvidence = (view, fact) => {
  if (!fact.spans.length) return null;
  return sacho.make("div.evidence", {}, sacho.make("h3", {}, sacho.say("evidence")),
    sacho.make("ul", {}, fact.spans.map((span) => sacho.make("li", {},
      sacho.make("button.span", { type: "button", onclick: () => view.choose(fact, span.field, "source") },
        sacho.make("span.where", {}, `${span.start}–${span.end}`),
        span.field && sacho.make("span.field", {}, sacho.labelColumn(span.field)),
        sacho.quote(sacho.shorten(view.page.slice(span.start, span.end))))))));
};

sacho.shorten = (text) => {
  const characters = [...text.slice(0, 400)];
  return characters.length > 120 ? `${characters.slice(0, 120).join("")}…` : text;
};

sacho.drawChecks = (fact) => {
  if (fact.isMissing) return null;
  const lines = fact.checks.map((check) => sacho.make(`li.${check.outcome}`, {},
    sacho.make("b", {}, sacho.say(check.outcome)), " ", sacho.make("code", {}, check.check), " ",
    sacho.quote(check.observed ?? ""), check.expected && sacho.make("span.expected", {}, ` · ${sacho.say("expected")}: `, sacho.quote(check.expected))));
  return sacho.make("div.checks", {}, sacho.make("h3", {}, sacho.say("checks")),
    lines.length ? sacho.make("ul", {}, lines) : sacho.make("p.hint", {}, sacho.say("no_checks")));
};

sacho.drawActions = (view, fact) => {
  if (fact.isMissing) return sacho.makeAction(sacho.say("remove"), "", false, () => view.removeMissing(fact));
  if (!sacho.CORRECTABLE[fact.kind]) return null;
  const mark = view.marks.judged[fact.id]?.mark;
  return sacho.make("div.actions", {},
    sacho.makeAction(`✓ ${sacho.say("right")}`, "right", mark === "right", () => view.judge("right")),
    sacho.makeAction(`✗ ${sacho.say("wrong")}`, "wrong", mark === "wrong", () => view.judge("wrong")));
};

sacho.makeAction = (label, mark, isPressed, onclick) =>
  sacho.make(`button.action${mark ? `.${mark}` : ""}`, { type: "button", "aria-pressed": String(isPressed), onclick }, label);

sacho.drawForm = (view, fact) => {
  const judged = view.marks.judged[fact.id];
  if (view.isCorrecting) return sacho.makeCorrection(fact, judged, view.saveCorrection, view.closeForms);
  if (!judged || !judged.values) return null;
  const lines = Object.entries(judged.values).map(([name, value]) =>
    sacho.make("li", {}, `${sacho.labelColumn(name)}: `, sacho.isFilled(value) ? sacho.drawValue(name, value) : "∅"));
  return sacho.make("div.corrected", {}, sacho.make("h3", {}, sacho.say("corrected")), sacho.make("ul", {}, lines));
};
