// Listens to what printable keys do while nothing has the focus. An expression: an object of functions, with the helpers of page.js
// at hand.
(() => {
  const blank = (el) => !el || el === el.ownerDocument.body || el === el.ownerDocument.documentElement;

  function listen() {
    const kept = { keys: new Set(), key: "", answered: 0, stops: [] };
    const on = (name, hear, capture) => { addEventListener(name, hear, capture); kept.stops.push(() => removeEventListener(name, hear, capture)); };
    const note = () => { if (kept.key) kept.keys.add(kept.key); };
    on("keydown", (event) => { kept.key = event.key; kept.answered += 1; }, true);
    on("keydown", (event) => { if (event.defaultPrevented) note(); }, false);
    on("focusin", note, true);
    on("keyup", () => { const at = auditor.active(); if (!blank(at)) { note(); at.blur(); } }, true);
    const going = () => note();
    globalThis.navigation?.addEventListener("navigate", going);
    const observer = new MutationObserver(note);
    observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "hidden", "style", "open", "aria-expanded", "aria-hidden"] });
    kept.stops.push(() => observer.disconnect(), () => globalThis.navigation?.removeEventListener("navigate", going));
    globalThis.auditorShortcuts = kept;
    return true;
  }

  function heard() {
    const kept = globalThis.auditorShortcuts;
    for (const stop of kept.stops) stop();
    delete globalThis.auditorShortcuts;
    return { answered: kept.answered, keys: [...kept.keys] };
  }
  // Whether the page has any control besides fields for text: one of them may turn shortcuts off.
  const steers = () => [...auditor.all("a[href], button, select, summary, input, [role]")].some((el) => el.matches("a[href], button, select, summary, [role=button], [role=link], [role=switch], [role=checkbox], [role=menuitem]")
    || (el.localName === "input" && /^(checkbox|radio|button|submit|reset|image|range)$/.test(el.type)));

  // What a control is called that speaks of shortcuts.
  const switched = () => [...auditor.all("button, a[href], input, summary, [role=button], [role=switch], [role=checkbox]")].map(auditor.name)
    .find((name) => /shortcut|hot ?key|pikanäppäi|näppäinko|oikotie|snabbtangent|kortkommando|genväg/i.test(name)) ?? "";

  // How many elements are seen: an empty item that was added is no text.
  const count = () => [...auditor.all("body *")].slice(0, 6000).filter((el) => el.checkVisibility()).length;

  return { listen, heard, steers, switched, count };
})()
