"use strict";
// What a reviewer says of the facts; it stays in this browser until it is exported.

sacho.MARKS = "sacho.marks.";
sacho.JUDGEMENTS = ["right", "wrong"];

// Marks of a page: `judged` by fact id, each {mark, values?}; `missing` are facts a reviewer added.
sacho.readMarks = (pageId) => {
  const kept = sacho.kept.read(sacho.MARKS + pageId);
  try {
    return { judged: {}, missing: [], ...JSON.parse(kept || "{}") };
  } catch {
    return { judged: {}, missing: [] };
  }
};

sacho.writeMarks = (pageId, marks) => {
  const isEmpty = !Object.keys(marks.judged).length && !marks.missing.length;
  sacho.kept.write(sacho.MARKS + pageId, isEmpty ? null : JSON.stringify(marks));
};

sacho.countMarks = (pageId) => {
  const marks = sacho.readMarks(pageId);
  return Object.keys(marks.judged).length + marks.missing.length;
};

// Judge a fact; the same judgement again, without values, takes it back.
sacho.judge = (marks, factId, mark, values) => {
  const isSame = marks.judged[factId]?.mark === mark && !values;
  if (isSame) delete marks.judged[factId];
  else marks.judged[factId] = values ? { mark, values } : { mark };
};

// A fact that the rules missed, as a fact of the page; `at` is its place among the missing.
sacho.makeMissing = (entry, at) => ({
  id: `missing:${at}`, kind: entry.kind, dataset: null, rule: null, checks: [], isMissing: true, at,
  start: entry.start, end: entry.end, values: { text: entry.text, ...entry.values },
  spans: entry.start === null ? [] : [{ start: entry.start, end: entry.end, field: null }],
});
