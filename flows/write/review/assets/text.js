"use strict";
// Text as the datasets count it, in code points, and as a page may show it: never as markup.

const sacho = {};

// Characters that are invisible or turn the direction of what follows: shown by their code.
sacho.CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

// Return a function from an offset in code points to one in JavaScript's UTF-16 units.
sacho.mapCodePoints = (text) => {
  if (!/[\ud800-\udfff]/.test(text)) return (point) => point;
  const units = new Uint32Array(text.length + 1);
  let points = 0;
  for (let unit = 0; unit < text.length; points += 1) {
    units[points] = unit;
    unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  }
  units[points] = text.length;
  return (point) => units[Math.min(point, points)];
};

// Return how many code points lie before an offset in UTF-16 units.
sacho.countCodePoints = (text, unit) => {
  let points = 0;
  for (let at = 0; at < unit; points += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return points;
};

// Append text to an element; its text content stays exactly the text.
sacho.appendText = (element, text) => {
  let rest = text;
  for (let at = rest.search(sacho.CONTROL); at >= 0; at = rest.search(sacho.CONTROL)) {
    if (at) element.append(rest.slice(0, at));
    element.append(sacho.makeControl(rest[at]));
    rest = rest.slice(at + 1);
  }
  if (rest) element.append(rest);
  return element;
};

// The character stands alone in an element that isolates its direction; a style shows the code.
sacho.makeControl = (character) => {
  const element = document.createElement("bdi");
  element.className = "control";
  element.dataset.code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  element.textContent = character;
  return element;
};

// Make an element: `make("button.cell", {title: "…"}, "text", otherElement)`.
sacho.make = (kind, attributes, ...children) => {
  const [tag, ...classes] = kind.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node) element.append(child);
    else sacho.appendText(element, String(child));
  }
  return element;
};

// Text of a page in its own direction, apart from what stands around it.
sacho.quote = (text) => sacho.make("bdi", {}, text);

sacho.plain = (text) => text.replace(new RegExp(sacho.CONTROL, "g"), "�");

// What the browser keeps between visits; without a place to keep it, for as long as the page is open.
sacho.kept = {
  memory: {},
  read(key) {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return this.memory[key] ?? null;
    }
  },
  write(key, value) {
    try {
      if (value === null) window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, value);
    } catch {
      this.memory[key] = value;
    }
  },
};
