// Keeps what can only be seen while it happens: web vitals, long tasks, layout shifts, interactions, the view's last change.
// The engine puts it into the top frame's document after web-vitals.js, before the page's own scripts, in our world alone.
globalThis.auditorWatch = (() => {
  const MOST = 500; // of each kind of entry, the newest; a page that makes more must not fill the memory
  const ANIMATED = 20; // an attribute or text that changes more often is a clock or an animation, not something arriving
  const RESTLESS = { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ["class", "hidden",
    "style", "open", "src", "disabled", "aria-hidden", "aria-expanded", "aria-busy", "aria-selected", "aria-checked", "aria-pressed",
    "aria-current", "aria-disabled", "aria-invalid", "aria-label", "aria-valuenow"] };
  const ARRIVING_MS = 3000; // a movement that ends sooner brings something in; a longer one is a decoration
  // A form or an image named `readyState` would stand in the place of the document's own property.
  const { get: state } = Object.getOwnPropertyDescriptor(Document.prototype, "readyState");
  const entries = { tasks: [], frames: [], shifts: [], interactions: [] };
  const timed = Object.hasOwn(globalThis, "webVitals"); // nothing is in a tab that is kept for many pages: see scripts.py
  const vitals = {}, flushes = [], actions = [], rooted = new WeakSet();
  const moving = new WeakMap(); // animations and transitions, each with the time when it was first met
  let last = 0, counts = new WeakMap(), begun = false;

  function keep(type, into, wanted, options = {}) {
    const list = entries[into];
    const take = (found) => {
      for (const entry of found) if (wanted(entry)) list.push(entry);
      if (list.length > MOST) list.splice(0, list.length - MOST);
    };
    try {
      const observer = new PerformanceObserver((seen) => take(seen.getEntries()));
      observer.observe({ type, buffered: true, ...options });
      flushes.push(() => take(observer.takeRecords()));
    } catch { /* this browser does not tell it: the reader finds nothing and says so */ }
  }

  const changed = () => { last = performance.now(); };

  // Whether a mutation is something new, not one more turn of an animation.
  function telling({ type, target }) {
    if (type === "childList") return true;
    const count = (counts.get(target) ?? 0) + 1;
    counts.set(target, count);
    return count <= ANIMATED;
  }

  const observer = new MutationObserver((records) => {
    globalThis.auditorChanges?.take(records);
    if (!records.some(telling)) return;
    changed();
    if (timed) auditorAnswers.take(records);
  });

  // An observer does not see into shadow roots: each is watched from when it is found.
  function reach(root) {
    if (!rooted.has(root)) {
      rooted.add(root);
      observer.observe(root, RESTLESS);
    }
    for (const el of root.querySelectorAll("*")) if (el.shadowRoot) reach(el.shadowRoot);
  }

  // While the parser is at work nothing is at rest anyway, and a record for each of its nodes would cost more than it tells.
  function begin() {
    begun = true;
    changed();
    reach(document);
  }

  const ready = () => state.call(document) === "complete";

  // Whether something still fades or slides in: no mutation tells of it, and until then it is faint or not in its place.
  function arriving() {
    const now = performance.now();
    return Document.prototype.getAnimations.call(document).some((one) => {
      const target = one.effect?.target;
      if (!target || one.playState !== "running" || !(one.effect.getComputedTiming().endTime <= ARRIVING_MS)) return false;
      if (!moving.has(one)) {
        moving.set(one, now);
        counts.set(target, (counts.get(target) ?? 0) + 1);
      }
      return counts.get(target) <= ANIMATED && now - moving.get(one) <= ARRIVING_MS;
    });
  }

  // The answer to the action at this time of the clock on the wall: of a document that came of it, how it was first drawn.
  function answered(acted, words) {
    const since = acted - performance.timeOrigin;
    if (!timed) return { from: since, first: null, main: null, by: "" };
    watch.flush();
    if (since < 0) return { from: since, first: vitals.FCP?.value ?? null, main: vitals.LCP ? { at: vitals.LCP.value } : null, by: "browser" };
    const same = actions.find((one) => Math.abs(one.since - since) < 5); // the two clocks agree to a millisecond or two
    if (same) Object.assign(same, { words: same.words || words, until: performance.now() });
    else if (actions.length < MOST) actions.push({ since, words, until: performance.now() });
    const told = auditorAnswers.answer(since, entries.interactions);
    if (told.soft) watch.soft = told;
    return told;
  }

  // Resolves when the document is complete and nothing has changed for `ms`, or at the limit; times are the document's clock.
  // `acted`: when the customer did what `words` say, in ms of the clock on the wall.
  function quiet(ms, limit, acted = performance.timeOrigin, words = "") {
    const end = performance.now() + limit;
    return new Promise((resolve) => {
      const look = () => {
        if (begun) reach(document);
        const now = performance.now(), rested = ready() && now - last >= ms && !arriving();
        if (rested || now >= end) {
          const { from, first, main, by } = answered(acted, words);
          return resolve({ last, now, ready: ready(), quiet: rested, marked: watch.marked, from, first, main: main?.at ?? null, by });
        }
        setTimeout(look, Math.min(end - now, ready() ? Math.max(10, ms - (now - last)) : 25));
      };
      look();
    });
  }

  const watch = {
    vitals, entries, actions, quiet,
    get lastChange() { return last; },
    marked: null, // when the customer last acted in this document; null where the document itself is the answer
    soft: null, // the newest answer that was a navigation by script
    mark() {
      watch.marked = performance.now();
      counts = new WeakMap();
      actions.length = 0;
      watch.soft = null;
      if (timed) auditorAnswers.begin();
    },
    flush() { for (const flush of flushes) flush(); },
  };

  if (timed) {
    for (const name of ["TTFB", "FCP", "LCP", "CLS"]) {
      webVitals[`on${name}`]((metric) => { vitals[name] = metric; }, { reportAllChanges: true });
    }
    keep("longtask", "tasks", () => true);
    keep("long-animation-frame", "frames", () => true);
    keep("layout-shift", "shifts", (shift) => !shift.hadRecentInput);
    keep("event", "interactions", (event) => event.interactionId > 0, { durationThreshold: 16 });
  }
  addEventListener("load", changed);
  document.addEventListener("load", ({ target }) => { if (/^(IMG|IFRAME|LINK)$/.test(target.nodeName)) { changed(); if (timed) auditorAnswers.note(last, target.nodeName === "LINK" ? [] : [target]); } }, true);
  if (state.call(document) === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
  return watch;
})();
