// Keeps what changes on the page by itself: texts that go on changing, slides that follow each other, messages that go away. Put into
// the top frame's document with watch.js, whose observer hands it the records; it counts from when the document is complete.
globalThis.auditorChanges = (() => {
  const MOST = 60, TIMES = 30, LOOKED_AT = 300; // elements; changes kept of each; records of one batch
  const PLACED = /display|visibility|opacity|transform|translate|left|margin|z-index/;
  const APART = 120; // ms: what comes sooner is part of the same change
  const OWN = 1500; // ms after a press of the customer's, whose doing a change may be
  const MESSAGE = "[role=alert], [role=status], [aria-live], [class*=toast i], [class*=snackbar i], [class*=flash i], [class*=notif i], [class*=message i], [class*=alert i], dialog";
  const { get: state } = Object.getOwnPropertyDescriptor(Document.prototype, "readyState");
  const texts = new Map(), slides = new Map(), messages = new Map(), gone = [];
  let acted = -Infinity, complete = null, styled = -Infinity;

  for (const type of ["pointerdown", "keydown", "wheel"]) addEventListener(type, ({ isTrusted }) => { if (isTrusted) acted = performance.now(); }, { capture: true, passive: true });

  const said = (el) => (el.childElementCount < 40 ? (el.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 300) : null);
  // Said to screen readers alone: the words are cleared again so that the next ones are heard.
  const clipped = (el) => { const { width, height } = el.getBoundingClientRect(); return width <= 2 && height <= 2; };
  const shown = (el) => el.isConnected && el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

  function note(into, el, told) {
    if (!into.has(el)) { if (into.size >= MOST) return; into.set(el, { times: [], last: null, seen: new Set() }); }
    const kept = into.get(el), now = performance.now();
    if (told !== undefined && (told === kept.last || told === null || !told)) return;
    kept.last = told;
    kept.seen.add(told);
    if (kept.times.length < TIMES && !(now - kept.times[kept.times.length - 1] < APART)) kept.times.push(now);
  }

  // A message is there from when it is seen; it is gone when it is not, and nobody did anything meanwhile.
  function watchMessage(el, now) {
    const there = shown(el) && /\p{L}{2}.*\s.*\p{L}{2}/u.test(el.textContent ?? "");
    if (there && !messages.has(el) && messages.size < MOST && !clipped(el)) messages.set(el, { at: now, text: said(el) ?? "", html: el.cloneNode(false).outerHTML.slice(0, 300) });
    if (!there && messages.has(el)) {
      const one = messages.get(el);
      messages.delete(el);
      if (acted < one.at + OWN && gone.length < MOST && now - one.at > 300) gone.push({ ...one, ms: Math.round(now - one.at), el });
    }
  }

  function take(records) {
    const now = performance.now();
    for (const { target, addedNodes } of records.slice(0, LOOKED_AT)) {
      const el = target.nodeType === 1 ? target : target.parentElement;
      if (!el) continue;
      const message = el.closest(MESSAGE) ?? [...addedNodes].slice(0, 20).find((one) => one.nodeType === 1 && one.matches(MESSAGE));
      if (message) watchMessage(message, now);
    }
    for (const el of messages.keys()) if (!el.isConnected) watchMessage(el, now);
    if (state.call(document) !== "complete") return;
    complete ??= now;
    if (now - acted < OWN) return;
    const met = new Set();
    for (const { type, target, attributeName } of records.slice(0, LOOKED_AT)) {
      if (attributeName === "style") styled = now;
      const el = target.nodeType === 1 ? target : target.parentElement, place = type === "attributes" ? el?.parentElement : el;
      if (!place || met.has(place) || (type === "attributes" && el.matches(MESSAGE)) || place.closest("head, script, style, textarea, [contenteditable]")) continue;
      met.add(place);
      if (type !== "attributes") note(texts, place, said(place));
      else if (/^(class|hidden|aria-hidden)$/.test(attributeName) || (attributeName === "style" && PLACED.test(target.getAttribute("style") ?? ""))) note(slides, place);
    }
  }

  const begun = performance.now();
  return { begun, take, texts, slides, messages, gone, get complete() { return complete; }, get acted() { return acted; }, get styled() { return styled; } };
})();
