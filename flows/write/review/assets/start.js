"use strict";
// Where the index begins, its entries loaded.

sacho.listenToKeys({
  j: () => sacho.stepRow(1), k: () => sacho.stepRow(-1),
  n: () => sacho.turn(sacho.choice.screen + 1), p: () => sacho.turn(sacho.choice.screen - 1),
  Enter: (event) => (event.target.closest("a, button") || document.querySelector(".current a"))?.click(),
  l: sacho.switchLanguage,
  "/": () => document.querySelector(".search").focus(),
  "?": () => sacho.showHelp("index_keys"),
  Escape: () => document.activeElement.blur(),
});

window.addEventListener("pageshow", (event) => { if (event.persisted) sacho.render(); });
sacho.render();
