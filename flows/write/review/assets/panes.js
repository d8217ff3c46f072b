"use strict";
// What stands around the facts: the head of the page, the pane of the source, the tools.

sacho.drawTop = (view) => {
  const article = view.page.facts.find((fact) => fact.kind === "article");
  const values = article ? article.values : {};
  const uri = (view.page.source || view.page.rejects[0] || {}).source_uri;
  const failed = view.page.checks.filter((check) => check.outcome === "fail").length;
  return sacho.make("header.top", {},
    sacho.make("a.back", { href: "../index.html" }, `← ${sacho.say("back")}`),
    sacho.make("div.heading", {},
      sacho.make("h1", {}, sacho.quote(document.title)),
      sacho.make("p.meta", {}, [values.outlet, values.published_at && values.published_at.slice(0, 16), uri].filter(Boolean)
        .map((each) => sacho.make("span", {}, sacho.quote(each))),
      failed > 0 && sacho.make("span.badge.fail", {}, sacho.say("failed_checks", failed)),
      view.page.rejects.length > 0 && sacho.make("span.badge.wrong", {},
        view.page.source ? sacho.say("rejected_rows", view.page.rejects.length) : sacho.say("held_back")),
      sacho.drawCluster(view.page.cluster))),
    sacho.make("div.buttons", {},
      sacho.make("button", { type: "button", onclick: () => sacho.showHelp("keys"), "aria-label": sacho.say("help") }, "?"),
      sacho.makeLanguageButton()));
};

sacho.drawCluster = (cluster) => {
  if (!cluster || cluster.is_representative) return null;
  return sacho.make("span", {}, `${sacho.say("copies", cluster.similarity)}: `,
    sacho.make("a", { href: `${cluster.cluster_id}.html` }, sacho.say("representative")));
};

sacho.drawSourcePane = (view) =>
  sacho.make("section.source-pane", { "aria-label": sacho.say("source") },
    sacho.drawRejects(view.page),
    view.page.text === null
      ? sacho.make("p.hint", {}, sacho.say("no_text"))
      : [sacho.drawZones(view), sacho.drawClickable(view)]);

sacho.drawClickable = (view) => sacho.drawSource(view.page, (fact) => view.isShown(fact));

// A highlight opens its row; pressed again, the next fact that holds these words.
sacho.answerClick = (view, event) => {
  const segment = event.target.closest(".source .mark");
  if (!segment || !window.getSelection().isCollapsed) return;
  const marks = segment.marks.filter((mark, at, all) => all.findIndex((each) => each.fact === mark.fact) === at);
  const at = marks.findIndex((mark) => mark.fact === view.active);
  const mark = marks[(at + 1) % marks.length];
  view.choose(mark.fact, mark.field, "list");
};

sacho.keyZone = (role, isChrome) => (isChrome ? `chrome:${role}` : role);

sacho.listRoles = (page) => {
  const roles = new Map();
  for (const block of page.blocks) {
    const isChrome = block.article_id === null;
    const key = sacho.keyZone(block.role, isChrome);
    const entry = roles.get(key) || roles.set(key, { key, role: block.role, isChrome, count: 0 }).get(key);
    entry.count += 1;
  }
  return [...roles.values()].sort((one, other) => one.isChrome - other.isChrome);
};

sacho.drawZones = (view) => {
  const roles = sacho.listRoles(view.page);
  const makeBox = ({ key, role, isChrome, count }) => {
    const box = sacho.make("input", { type: "checkbox", name: key, checked: !view.hidden.has(key) });
    box.addEventListener("change", () => view.toggleRoles([key], !box.checked));
    return sacho.make(`label${isChrome ? ".chrome" : ""}`, {}, box, sacho.labelRole(role), sacho.make("small", {}, count));
  };
  return sacho.make("details.zones", {},
    sacho.make("summary", {}, sacho.say("zones")),
    sacho.make("div.boxes", {}, roles.map(makeBox)),
    sacho.make("button", { type: "button", onclick: () => view.toggleChrome() }, `z · ${sacho.say("chrome")}`));
};

sacho.drawRejects = (page) => {
  if (!page.rejects.length) return null;
  return sacho.make("div.rejects", {},
    page.rejects.map((reject) => sacho.make("div.reject", {},
      sacho.make("p", {}, sacho.make("b", {}, sacho.say("reason")), " ", sacho.make("code.reason", {}, reject.reason),
        ` · ${sacho.say("stage")} `, sacho.make("code", {}, reject.stage),
        reject.dataset && [" · ", sacho.make("code", {}, `${reject.dataset} ${reject.row_id}`)]),
      sacho.make("p", {}, sacho.quote(reject.detail)))),
    page.kept.map((kept) => sacho.make("details.kept", { open: !page.source },
      sacho.make("summary", {}, `${sacho.say("kept")}: `, sacho.make("code", {}, kept.path)),
      sacho.make("p.hint", {}, sacho.say("kept_cut", sacho.count(Math.min(4096, kept.byte_count)), sacho.count(kept.byte_count))),
      sacho.make("pre", {}, kept.preview))));
};

// Failed checks on what is no row of this page: its sources that disagree in the ledger, above all.
sacho.drawOtherChecks = (page) => {
  const own = new Set(page.facts.flatMap((fact) => fact.checks));
  const others = page.checks.filter((check) => check.outcome === "fail" && !own.has(check));
  if (!others.length) return null;
  return sacho.make("div.checks.others", {}, sacho.make("ul", {}, others.map((check) => sacho.make("li.fail", {},
    sacho.make("b", {}, sacho.say("fail")), " ", sacho.make("code", {}, `${check.dataset}.${check.check}`), " ", sacho.quote(check.row_id), ": ",
    sacho.linkPages(page, check.observed ?? ""), check.expected && sacho.make("span.expected", {}, ` · ${sacho.say("expected")}: `, sacho.quote(check.expected))))));
};

sacho.linkPages = (page, text) =>
  sacho.make("bdi", {}, text.split(/([0-9a-f]{32})/).map((piece, at) =>
    at % 2 && piece !== page.page_id ? sacho.make("a", { href: `${piece}.html` }, piece.slice(0, 8)) : piece.replace(page.page_id, "●")));

sacho.drawFactsPane = (view) => {
  if (view.page.text === null) return sacho.make("section.facts-pane.empty");
  const search = sacho.make("input.search", { type: "search", placeholder: `/ ${sacho.say("search_facts")}`, "aria-label": sacho.say("search_facts") });
  search.value = view.query;
  search.addEventListener("input", () => view.search(search.value));
  search.addEventListener("keydown", (event) => { if (event.key === "Enter") { search.blur(); view.step(1); } });
  return sacho.make("section.facts-pane", { "aria-label": sacho.say("facts") },
    sacho.make("div.tools", {},
      search,
      sacho.make("button", { type: "button", onclick: () => view.add() }, `+ ${sacho.say("missing")}`),
      sacho.make("button.primary.export", { type: "button", onclick: () => sacho.finishReview(view) }, sacho.say("export"))),
    sacho.drawChips(view),
    sacho.drawExportState(view),
    sacho.drawOtherChecks(view.page),
    sacho.make("div.adding"),
    sacho.drawList(view));
};

sacho.drawChips = (view) => {
  const counts = new Map();
  for (const fact of view.page.facts) counts.set(fact.kind, (counts.get(fact.kind) || 0) + 1);
  const kinds = sacho.KINDS.map((each) => each.kind).filter((kind) => counts.has(kind));
  return sacho.make("div.chips", {}, kinds.map((kind) =>
    sacho.make(`button.chip.k-${kind}`, { type: "button", "data-kind": kind, "aria-pressed": String(view.kinds.has(kind)), onclick: () => view.toggleKind(kind) },
      sacho.make("span.swatch"), sacho.labelKind(kind), sacho.make("small", {}, sacho.count(counts.get(kind))))));
};

sacho.drawExportState = (view) => {
  const total = sacho.listJudgeable(view.page).filter((fact) => !fact.isMissing).length;
  const marked = total - sacho.countUnmarked(view.page, view.marks);
  const hasMarks = sacho.countMarks(view.page.page_id) > 0;
  return sacho.make("p.hint.export-state", { role: "status" }, hasMarks ? sacho.say("export_state", total, marked) : sacho.say("hint"));
};

sacho.finishReview = (view) => {
  sacho.exportGold({ ...view.page, facts: view.page.facts.slice(0, view.foundCount) }, view.marks);
  document.querySelector(".export-state").replaceChildren(sacho.say("exported", view.page.page_id));
};
