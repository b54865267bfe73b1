// Keeps what comes to lie over the page, when it came and after what; and when the page asked for a permission. Put into the top
// frame's document with watch.js. It looks a few times a second, only when the page is idle, at what lies on sixteen points of the view.
globalThis.auditorLayers = ((asked) => {
  const MOST = 30, EVERY = 300, LATER = 1000, LIVELY_MS = 12000; // ms between looks, while the page is young and later
  const OWN_MS = 1200; // ms after a press within which what comes is taken to be the answer to it
  const grid = (places) => places.flatMap((y) => places.map((x) => [x, y]));
  const SPOTS = grid([0.05, 0.35, 0.65, 0.95]), CLOSELY = grid([...Array(12).keys()].map((n) => (n + 0.5) / 12));
  const DIALOG = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true], [popover]";
  const seen = new Map(), asks = [];
  let pressed = -Infinity, scrolled = -Infinity, left = -Infinity, known = new WeakMap(), turns = 0;

  const now = () => performance.now();
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, ({ isTrusted }) => { if (isTrusted) pressed = now(); }, { capture: true, passive: true });
  addEventListener("scroll", () => { scrolled = now(); }, { capture: true, passive: true });
  document.addEventListener("mouseout", ({ relatedTarget, clientY }) => { if (!relatedTarget && clientY <= 0) left = now(); }, { passive: true });
  for (const what of ["notifications", "location", "camera or microphone"]) {
    document.addEventListener(`${asked}:${what}`, () => {
      if (asks.length < MOST) asks.push({ what, at: now(), own: navigator.userActivation.isActive || now() - pressed < OWN_MS });
    });
  }

  const above = (el) => el.parentElement ?? el.getRootNode().host ?? null;

  // The outermost part around an element that floats over the page.
  function layerOf(el) {
    if (known.has(el)) return known.get(el);
    let layer = null;
    for (let at = el; at && at !== document.body && at !== document.documentElement; at = above(at)) {
      const { position, zIndex } = getComputedStyle(at);
      if (position === "fixed" || at.matches(DIALOG) || (position === "absolute" && Number(zIndex) >= 10)) layer = at;
    }
    known.set(el, layer);
    return layer;
  }

  function look(spots = SPOTS) {
    if (turns++ % 8 === 0) known = new WeakMap();
    const at = now(), met = new Set();
    for (const [x, y] of spots) {
      const top = document.elementFromPoint(x * innerWidth, y * innerHeight), layer = top && layerOf(top);
      if (!layer || met.has(layer)) continue;
      met.add(layer);
      const one = seen.get(layer);
      if (one) { one.last = at; continue; }
      if (seen.size >= MOST) continue;
      const after = at - pressed < OWN_MS + EVERY ? "press" : at - left < 2000 ? "leaving" : at - scrolled < 1500 ? "scroll" : "";
      seen.set(layer, { at, after, last: at, times: 1 });
    }
  }

  const turn = () => {
    try { look(); } catch { /* a page that takes such functions apart is not looked at in this way */ }
    setTimeout(() => requestIdleCallback(turn, { timeout: 2000 }), now() < LIVELY_MS || now() - pressed < LIVELY_MS ? EVERY : LATER);
  };
  document.addEventListener("DOMContentLoaded", () => requestIdleCallback(turn, { timeout: 2000 }), { once: true });
  if (document.body) requestIdleCallback(turn, { timeout: 2000 });
  return { seen, asks, look, closely: () => look(CLOSELY) };
})
