"use strict";
// The source text: blocks with their roles, cut into segments that know which facts they belong to.

// Kinds whose spans hold others: drawn as a line below the words, not as a ground behind them.
sacho.WIDE = ["award", "quotation", "sentence", "block", "article"];

// Return the source as an element whose text content is exactly the page's text; `places` of it
// are the pieces by fact.
sacho.drawSource = (page, isShown) => {
  const source = sacho.make("div.source", { lang: "ko", tabindex: "-1" });
  const layout = sacho.cutBlocks(page);
  const segments = sacho.cutSegments(page, isShown, layout);
  source.places = new Map();
  let line = null;
  let next = 0;
  for (const block of layout) {
    if (!line || block.startsLine) source.append(line = sacho.make(block.isGap ? "div.gap" : "div.line"));
    const element = sacho.make(`span.zone.role-${block.role}${block.isChrome ? ".chrome" : ""}`, { "data-role": block.role });
    for (; next < segments.length && segments[next].start < block.end; next += 1) {
      element.append(sacho.drawSegment(page, segments[next], source.places));
    }
    line.append(element);
  }
  return source;
};

// Return the blocks and the blanks between them, so that together they hold every character.
sacho.cutBlocks = (page) => {
  const size = sacho.countCodePoints(page.text, page.text.length);
  const layout = [];
  let end = 0;
  for (const block of [...page.blocks, { start: size, end: size }]) {
    const gap = page.slice(end, block.start);
    const breaks = gap.split("\n").length - 1;
    if (gap) layout.push({ start: end, end: block.start, role: "blank", isGap: true, startsLine: breaks > 1 });
    const startsLine = !layout.length || breaks > 0;
    if (block.start < block.end) layout.push({ ...block, isChrome: block.article_id === null, startsLine });
    ({ end } = block);
  }
  return layout;
};

// Cut the text at every edge of a block and of a span that is shown, and name the spans over each piece.
sacho.cutSegments = (page, isShown, layout) => {
  const edges = new Map(layout.map((block) => [block.start, { opens: [], closes: [] }]));
  const touch = (at) => edges.get(at) || edges.set(at, { opens: [], closes: [] }).get(at);
  for (const fact of page.facts) {
    if (!isShown(fact)) continue;
    for (const span of fact.spans.filter((each) => each.start < each.end)) {
      const mark = { fact, ...span };
      touch(span.start).opens.push(mark);
      touch(span.end).closes.push(mark);
    }
  }
  if (layout.length) touch(layout[layout.length - 1].end);
  const places = [...edges.keys()].sort((one, other) => one - other);
  const open = new Set();
  return places.slice(0, -1).map((start, at) => {
    edges.get(start).closes.forEach((mark) => open.delete(mark));
    edges.get(start).opens.forEach((mark) => open.add(mark));
    return { start, end: places[at + 1], marks: [...open].sort(sacho.byNearness) };
  });
};

// The shortest span first: of nested facts the innermost is the one that is meant.
sacho.byNearness = (one, other) =>
  (one.end - one.start) - (other.end - other.start) || one.fact.number - other.fact.number;

sacho.drawSegment = (page, { start, end, marks }, places) => {
  const text = page.slice(start, end);
  if (!marks.length) return sacho.appendText(document.createDocumentFragment(), text);
  const element = sacho.make("span.mark", {}, text);
  const ground = marks.find((mark) => !sacho.WIDE.includes(mark.fact.kind) || mark.field);
  const line = marks.find((mark) => sacho.WIDE.includes(mark.fact.kind));
  if (ground) element.classList.add("ground", `k-${ground.fact.kind}`);
  if (line) element.classList.add("under", `u-${line.fact.kind}`);
  element.marks = marks;
  for (const fact of new Set(marks.map((mark) => mark.fact))) {
    if (!places.has(fact)) places.set(fact, []);
    places.get(fact).push(element);
  }
  return element;
};

// Light up where a fact stands, or one field of it, and bring it into view.
sacho.light = (source, fact, field, scrolls = true) => {
  for (const each of source.querySelectorAll(".lit, .lit-field")) each.classList.remove("lit", "lit-field");
  const own = source.places.get(fact) || [];
  const ofField = own.filter((each) => each.marks.some((mark) => mark.fact === fact && mark.field === field));
  own.forEach((each) => each.classList.add("lit"));
  if (field) ofField.forEach((each) => each.classList.add("lit-field"));
  const target = (field && ofField[0]) || own.find((each) => each.marks.some((mark) => mark.fact === fact && !mark.field)) || own[0];
  if (scrolls && target) sacho.bringIntoView(target);
};

sacho.bringIntoView = (element) => {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
};

// Return what is selected in the source as a span in code points, null if nothing is.
sacho.readSelection = (page, source) => {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!source.contains(range.startContainer) || !source.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(source);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  const start = sacho.countCodePoints(page.text, from);
  const end = sacho.countCodePoints(page.text, from + range.toString().length);
  return { start, end, text: page.slice(start, end) };
};
