"use strict";
// The keyboard: one letter an action, never while something is being typed.

sacho.listenToKeys = (actions) => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isTyping = event.target.matches("input, textarea, select");
    if (isTyping && event.key !== "Escape") return;
    const action = actions[sacho.readKey(event)];
    if (!action) return;
    event.preventDefault();
    action(event);
  });
};

// A key by where it lies if the layout is Korean: ㅓ is j.
sacho.readKey = (event) => {
  const isLetter = /^Key[A-Z]$/.test(event.code);
  const isHangul = /[ㄱ-ㅣ]/.test(event.key) || event.key === "Process";
  return isLetter && isHangul ? event.code.slice(3).toLowerCase() : event.key;
};

sacho.showHelp = (keys) => {
  const dialog = sacho.make("dialog.help", {},
    sacho.make("h2", {}, sacho.say("help")),
    sacho.make("dl", {}, sacho.say(keys).flatMap(([key, what]) => [sacho.make("dt", {}, sacho.make("kbd", {}, key)), sacho.make("dd", {}, what)])),
    sacho.make("button.primary", { type: "button", onclick: () => dialog.close() }, sacho.say("close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};
