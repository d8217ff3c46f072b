"use strict";
// The forms of a reviewer: the corrected values of a fact, and a fact that is missing.

sacho.ADDABLE = ["award", "quotation", "person", "quantity", "date", "organization", "place", "initiative"];

// The form under a wrong fact; `save` gets the values that were changed, null if all were emptied.
sacho.makeCorrection = (fact, judged, save, close) => {
  const before = { ...sacho.readGoldValues(fact), ...(judged && judged.values) };
  const names = sacho.CORRECTABLE[fact.kind] || [];
  const inputs = names.map((name) => sacho.makeInput(name, before[name]));
  const submit = () => {
    const given = inputs.map((input) => sacho.readInput(input));
    const changed = names.filter((name, at) => !sacho.isSame(given[at], sacho.readGoldValues(fact)[name]));
    const isEmpty = given.every((value) => value === null);
    save(isEmpty || !changed.length ? null : Object.fromEntries(changed.map((name) => [name, given[names.indexOf(name)]])));
  };
  return sacho.makeForm("correct", inputs, submit, close, sacho.make("p.hint", {}, sacho.say("leave_empty")));
};

// The form of a missing fact; `selected` is what is chosen in the source, or null.
sacho.makeAddition = (selected, save, close) => {
  const kinds = sacho.make("select", { name: "kind" }, sacho.ADDABLE.map((kind) => sacho.make("option", { value: kind }, sacho.labelKind(kind))));
  const fields = sacho.make("div.fields");
  const fill = () => {
    const first = sacho.CORRECTABLE[kinds.value][0];
    fields.replaceChildren(...sacho.CORRECTABLE[kinds.value].map((name) =>
      sacho.makeField(sacho.makeInput(name, name === first && selected && !sacho.NUMBERS.includes(name) ? selected.text : null))));
  };
  kinds.addEventListener("change", fill);
  fill();
  const note = selected
    ? sacho.make("p.hint", {}, `${sacho.say("selected_text")}: `, sacho.quote(selected.text))
    : sacho.make("p.hint", {}, sacho.say("select_first"));
  const submit = () => {
    const inputs = [...fields.querySelectorAll("input, select")];
    const values = Object.fromEntries(inputs.map((input) => [input.name, sacho.readInput(input)]));
    const { start = null, end = null, text = values.text ?? null } = selected || {};
    save({ kind: kinds.value, start, end, text, values });
  };
  const form = sacho.makeForm("add_missing", [], submit, close, note, sacho.make("label", {}, sacho.say("kind"), kinds), fields);
  form.classList.add("addition");
  return form;
};

sacho.makeForm = (heading, inputs, submit, close, ...above) => {
  const form = sacho.make("form.correction", {}, sacho.make("h3", {}, sacho.say(heading)), above,
    inputs.map(sacho.makeField),
    sacho.make("div.buttons", {},
      sacho.make("button.primary", { type: "submit" }, sacho.say("save")),
      sacho.make("button", { type: "button", onclick: close }, sacho.say("cancel"))));
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } });
  return form;
};

sacho.makeField = (input) => sacho.make("label", {}, sacho.labelColumn(input.name), input);

sacho.makeInput = (name, value) => {
  if (name === "role") return sacho.makeRoleChoice(value);
  const input = sacho.make("input", { name, type: "text", autocomplete: "off", inputmode: sacho.NUMBERS.includes(name) ? "decimal" : null });
  input.value = Array.isArray(value) ? value.join(", ") : value ?? "";
  return input;
};

sacho.makeRoleChoice = (value) => {
  const choice = sacho.make("select", { name: "role" }, Object.keys(sacho.roleLabels).map((role) =>
    sacho.make("option", { value: role, selected: role === value }, sacho.labelRole(role))));
  return choice;
};

// Return what was typed, as the column has it: a number, a list of names, words, or null.
sacho.readInput = (input) => {
  const typed = input.value.trim();
  if (input.name === "reporters") return typed.split(",").map((name) => name.trim()).filter(Boolean);
  if (!typed) return null;
  const number = Number(typed.replace(/,/g, ""));
  return sacho.NUMBERS.includes(input.name) && Number.isFinite(number) ? number : typed;
};

sacho.isSame = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
