"use strict";
// Where the review page begins.

sacho.findLinked = (page) => {
  const id = decodeURIComponent(window.location.hash.slice(1));
  return id ? page.facts.find((fact) => fact.id === id || `${page.page_id}:${fact.id}` === id) : null;
};

sacho.begin = () => {
  const page = sacho.readPage(JSON.parse(document.getElementById("data").textContent));
  const view = new sacho.View(page);
  sacho.view = view;
  sacho.render = () => view.draw();
  document.addEventListener("click", (event) => sacho.answerClick(view, event));
  sacho.listenToKeys({
    j: () => view.step(1), k: () => view.step(-1),
    r: () => view.judge("right"), w: () => view.judge("wrong"), m: () => view.add(),
    e: () => page.text !== null && sacho.finishReview(view),
    z: () => view.toggleChrome(), l: sacho.switchLanguage,
    u: () => { window.location.href = "../index.html"; },
    "/": () => document.querySelector(".search")?.focus(),
    "?": () => sacho.showHelp("keys"),
    Escape: () => { document.activeElement.blur(); view.closeForms(); },
  });
  view.draw();
  const linked = sacho.findLinked(page);
  if (linked) view.choose(linked, null);
};

sacho.begin();
