"use strict";
// The review page: source on one side, facts on the other, and what moves between them.

sacho.View = class {
  constructor(page) {
    this.page = page;
    this.marks = sacho.readMarks(page.page_id);
    this.kinds = new Set(sacho.KINDS.filter((each) => each.shown).map((each) => each.kind));
    this.hidden = new Set();
    this.firsts = new Map();
    this.active = null;
    this.field = null;
    this.query = "";
    this.isCorrecting = false;
    this.saveCorrection = this.saveCorrection.bind(this);
    this.closeForms = this.closeForms.bind(this);
    this.foundCount = page.facts.length;
    this.addMissing();
  }

  // Put the facts that a reviewer added behind those that were found.
  addMissing() {
    this.page.facts.length = this.foundCount;
    for (const [at, entry] of this.marks.missing.entries()) {
      this.page.facts.push({ ...sacho.makeMissing(entry, at), number: this.page.facts.length });
    }
  }

  isShown(fact) {
    return this.kinds.has(fact.kind) || fact === this.active;
  }

  listShown() {
    return this.page.facts.filter((fact) => this.isShown(fact) && (!this.query || fact === this.active || sacho.holds(fact, this.query)));
  }

  draw() {
    document.documentElement.lang = sacho.language;
    const scroll = this.pane ? this.pane.scrollTop : 0;
    const parts = [sacho.drawTop(this), sacho.make("main.split", {}, sacho.drawSourcePane(this), sacho.drawFactsPane(this))];
    for (const each of [...document.body.children]) if (each.matches("header, main")) each.remove();
    document.body.prepend(...parts);
    this.pane = document.querySelector(".facts-pane");
    this.pane.scrollTop = scroll;
    this.light(false);
  }

  drawSource() {
    const old = document.querySelector(".source");
    if (!old) return;
    const fresh = sacho.drawSource(this.page, (fact) => this.isShown(fact));
    old.replaceWith(fresh);
    this.applyZones();
    this.light(false);
  }

  drawList() {
    document.querySelector(".groups").replaceWith(sacho.drawList(this));
  }

  findStretch(kind, facts) {
    const first = Math.min(this.firsts.get(kind) || 0, Math.max(0, facts.length - sacho.STRETCH));
    const at = facts.indexOf(this.active);
    const isIn = at < 0 || (at >= first && at < first + sacho.STRETCH);
    this.firsts.set(kind, isIn ? first : Math.max(0, at - sacho.STRETCH / 2));
    return this.firsts.get(kind);
  }

  showStretch(kind, first) {
    this.firsts.set(kind, Math.max(0, first));
    if (this.active?.kind === kind) this.choose(null, null);
    this.drawList();
  }

  // Make a fact the one that is looked at; `bring` says which side to scroll: source, list or both.
  choose(fact, field, bring = "both") {
    const wasHidden = fact && !this.kinds.has(fact.kind);
    const before = this.active;
    this.active = fact;
    this.field = field;
    this.closeForms(false);
    if (wasHidden) this.drawSource();
    this.redraw(before);
    this.light(fact && bring !== "list");
    const row = fact && this.row(fact);
    if (row && bring !== "source") row.scrollIntoView({ block: row.offsetHeight > this.pane.offsetHeight * 0.7 ? "start" : "nearest" });
    if (fact) window.history.replaceState(null, "", `#${encodeURIComponent(fact.id)}`);
  }

  row(fact) {
    return document.querySelector(`.fact[data-number="${fact.number}"]`);
  }

  // Draw anew the rows of the fact that was looked at and of the one that is.
  redraw(before) {
    for (const fact of new Set([before, this.active])) {
      const row = fact && this.row(fact);
      if (row) row.replaceWith(sacho.drawRow(this, fact));
      else if (fact && fact === this.active) this.drawList();
    }
  }

  light(scrolls) {
    const source = document.querySelector(".source");
    if (source) sacho.light(source, this.active, this.field, scrolls);
  }

  step(by) {
    const facts = this.listShown().slice().sort((one, other) => sacho.rankKind(one) - sacho.rankKind(other) || one.number - other.number);
    if (!facts.length) return;
    const at = facts.indexOf(this.active);
    const next = at < 0 ? (by > 0 ? 0 : facts.length - 1) : Math.min(Math.max(at + by, 0), facts.length - 1);
    this.choose(facts[next], null);
  }

  judge(mark) {
    const fact = this.active;
    if (!fact || fact.isMissing || !sacho.CORRECTABLE[fact.kind]) return;
    sacho.judge(this.marks, fact.id, mark);
    this.isCorrecting = this.marks.judged[fact.id]?.mark === "wrong";
    this.keep();
    this.row(fact).querySelector(".correction input, .correction select")?.focus();
  }

  saveCorrection(values) {
    this.marks.judged[this.active.id] = values ? { mark: "wrong", values } : { mark: "wrong" };
    this.isCorrecting = false;
    this.keep();
  }

  saveMissing(entry) {
    this.marks.missing.push(entry);
    this.addMissing();
    this.kinds.add(entry.kind);
    this.keep();
    this.draw();
    this.choose(this.page.facts[this.page.facts.length - 1], null);
  }

  removeMissing(fact) {
    this.marks.missing.splice(fact.at, 1);
    this.active = null;
    this.addMissing();
    this.keep();
    this.draw();
  }

  keep() {
    sacho.writeMarks(this.page.page_id, this.marks);
    document.querySelector(".export-state").replaceWith(sacho.drawExportState(this));
    this.redraw(null);
  }

  add() {
    if (this.page.text === null) return;
    const source = document.querySelector(".source");
    const selected = sacho.readSelection(this.page, source);
    const form = sacho.makeAddition(selected, (entry) => this.saveMissing(entry), this.closeForms);
    document.querySelector(".adding").replaceChildren(form);
    this.pane.scrollTop = 0;
    form.querySelector("select").focus();
  }

  closeForms(draws = true) {
    const wasCorrecting = this.isCorrecting;
    this.isCorrecting = false;
    document.querySelector(".adding")?.replaceChildren();
    if (draws && wasCorrecting) this.redraw(null);
  }

  toggleKind(kind) {
    if (!this.kinds.delete(kind)) this.kinds.add(kind);
    this.draw();
  }

  toggleRoles(roles, isHidden) {
    for (const role of roles) this.hidden[isHidden ? "add" : "delete"](role);
    this.applyZones();
  }

  toggleChrome() {
    const roles = sacho.listRoles(this.page).filter((each) => each.isChrome).map((each) => each.key);
    this.toggleRoles(roles, !roles.every((role) => this.hidden.has(role)));
  }

  applyZones() {
    for (const zone of document.querySelectorAll(".source .zone")) {
      zone.hidden = this.hidden.has(sacho.keyZone(zone.dataset.role, zone.classList.contains("chrome")));
    }
    for (const box of document.querySelectorAll(".zones input")) box.checked = !this.hidden.has(box.name);
  }

  search(query) {
    this.query = query.trim().toLowerCase();
    this.firsts.clear();
    this.drawList();
  }
};

sacho.rankKind = (fact) => sacho.KINDS.findIndex((each) => each.kind === fact.kind);

sacho.holds = (fact, query) =>
  Object.values(fact.values).some((value) => value !== null && String(value).toLowerCase().includes(query)) || (fact.rule || "").includes(query);
