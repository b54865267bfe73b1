// Keeps how the view answers an action: when it first changed, when the largest thing that it brought stood. Put into the top frame's
// document with watch.js, whose observer hands it the records. Nothing is measured before it is asked for, since boxes cost layout.
globalThis.auditorAnswers = (() => {
  const MOST = 400; // moments of change and elements that came, the newest
  const APART = 8; // ms: what changes sooner is one change
  const AS_LARGE = 0.5; // of the largest: what covers less than this of it is no main content
  const OWN_SIGNS = ["input", "toggle", "scroll"]; // drawn by the browser itself, without any change of the document
  const entries = { navigations: [], paints: [] };
  const flushes = [];
  let changes = [], arrived = [], href = location.href, pressed = null;

  function note(now, els = []) {
    if (!(now - changes[changes.length - 1] < APART)) changes.push(now);
    for (const el of els) arrived.push({ el, at: now });
    if (changes.length > MOST) changes = pressed ? changes.slice(0, MOST) : changes.slice(-MOST / 2); // after a press the first counts
    if (arrived.length > MOST) arrived = arrived.slice(-MOST / 2);
  }

  // What the records brought: elements, and the holders of texts.
  function take(records) {
    const els = [];
    for (const { type, target, addedNodes } of records.slice(0, 100)) {
      if (type === "characterData") els.push(target.parentElement);
      for (let n = 0; n < Math.min(addedNodes.length, 20); n++) els.push(addedNodes[n].nodeType === 1 ? addedNodes[n] : target);
    }
    note(performance.now(), els.filter((el) => el?.nodeType === 1));
  }

  for (const type of ["pointerdown", "keydown"]) addEventListener(type, (event) => {
    if (!event.isTrusted) return;
    pressed = { at: event.timeStamp, href: location.href };
    changes = [];
  }, { capture: true, passive: true });
  // Whoever presses a field wants to stand in it, and sees that.
  addEventListener("focusin", ({ isTrusted, target }) => {
    if (isTrusted && target.matches?.("input, select, textarea, [contenteditable]")) note(performance.now());
  }, { capture: true, passive: true });
  for (const type of OWN_SIGNS) addEventListener(type, (event) => { if (event.isTrusted) note(performance.now()); }, { capture: true, passive: true });

  for (const [type, into] of [["soft-navigation", "navigations"], ["interaction-contentful-paint", "paints"]]) {
    const keep = (found) => { entries[into] = [...entries[into], ...found].slice(-MOST); };
    try {
      const observer = new PerformanceObserver((seen) => keep(seen.getEntries()));
      observer.observe({ type, buffered: true });
      flushes.push(() => keep(observer.takeRecords()));
    } catch { /* this browser does not tell it: the watch's own eyes do */ }
  }

  const drawn = (paint) => paint.largestContentfulPaint?.renderTime || paint.startTime + paint.duration;

  function area(el) {
    const { left, top, right, bottom } = el.getBoundingClientRect();
    return Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0)) * Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
  }

  // The last of the large things that came, where the browser itself does not tell what it drew.
  function largest(from) {
    const there = arrived.filter(({ el, at }) => at >= from && el.isConnected && el.checkVisibility()).map((one) => ({ ...one, size: area(one.el) }));
    const most = Math.max(0, ...there.map(({ size }) => size));
    return most ? there.filter(({ size }) => size >= most * AS_LARGE).reduce((last, one) => (one.at >= last.at ? one : last)) : null;
  }

  // The answer to the action at `since` (this document's clock), which may lie before the document. `interactions` are the browser's.
  function answer(since, interactions) {
    for (const flush of flushes) flush();
    const from = pressed && pressed.at >= since ? pressed.at : since;
    const paints = entries.paints.filter((paint) => paint.startTime >= from - 1);
    const own = interactions.filter((one) => one.startTime >= from - 1);
    const written = changes.find((at) => at >= from) ?? null;
    const frame = own.find((one) => written !== null && written <= one.startTime + one.duration && one.startTime <= written);
    const seen = [frame ? Math.max(written, frame.startTime + frame.duration) : written, ...paints.map(drawn)].filter((at) => at !== null);
    const told = paints.reduce((last, paint) => (drawn(paint) > drawn(last ?? paint) || !last ? paint : last), null);
    const watched = told ? null : largest(from);
    const main = told ? { at: drawn(told), el: told.largestContentfulPaint?.element, url: told.largestContentfulPaint?.url ?? "", by: "browser" }
      : watched && { at: watched.at, el: watched.el, url: "", by: "watch" };
    return { from, first: seen.length ? Math.min(...seen) : null, main, soft: soft(from, main), by: told ? "browser" : seen.length ? "watch" : "" };
  }

  // The address that a script put in place of the one before, with new content after it.
  function soft(from, main) {
    const told = entries.navigations.filter(({ startTime }) => startTime >= from - 1).pop();
    if (told) return { url: told.name, kind: told.navigationType ?? "", by: "browser", first: told.startTime + told.duration };
    const before = pressed && pressed.at >= from ? pressed.href : href;
    if (location.href === before || !main || location.href.split("#")[0] === before.split("#")[0] && !/#[!/]/.test(location.href)) return null;
    return { url: location.href, kind: "", by: "watch", first: null };
  }

  return { take, note, answer, begin() { href = location.href; changes = []; arrived = []; pressed = null; } };
})();
