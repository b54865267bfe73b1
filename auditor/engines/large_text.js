// Makes text larger, and text alone, as browsers' text zoom does; sets the spacing of WCAG 1.4.12 beside it. An expression: a
// function that is put into every document before the page's own scripts, in our world.
//
// The size of everything that holds text is read as the page has it, without ours, and written down in an attribute of the
// element; one style sheet for each root makes it larger. What changes is read again a moment later.
({ scale, spacing }) => {
  if (globalThis.auditorText) return;
  const MARK = "data-auditor-size", SIZES = 0.01;
  const ICONS = /icon|symbol|glyph|awesome/i; // fonts whose letters are pictures: spacing would take their ligatures apart
  const ICON = "icon"; // the mark of what is written in them: it stays as it is
  const SKIPPED = /^(html|head|script|style|noscript|template|title|meta|link|option|optgroup|datalist|br|iframe|svg|math)$/;
  const UNWRITTEN = /^(checkbox|radio|range|color|image|hidden)$/;
  // In a layer, so that it wins over the page's own `!important`.
  const layer = (rules) => `@layer auditor { ${rules} }`;
  const STILL = "*, *::before, *::after { transition: none !important; }";
  const SPACED = `*:not([${MARK}=${ICON}]) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`;
  const sheets = new WeakMap(), watched = new WeakSet(), sizes = new Set();
  let mode = "on", timer = 0, took = 0;

  const mutations = new MutationObserver(() => later());
  const later = () => { timer ||= setTimeout(sweep, Math.max(60, 3 * took)); };

  function* roots(root) {
    yield root;
    for (const el of root.querySelectorAll("*")) if (el.shadowRoot) yield* roots(el.shadowRoot);
  }

  function rules(which) {
    const larger = [...sizes].map((size) => {
      const [font, line] = size.split("/");
      const high = line && !spacing ? `line-height: ${line * scale}px !important;` : "";
      return `[${MARK}="${size}"] { font-size: ${font * scale}px !important; ${high} }`;
    });
    const parts = { on: [...larger, spacing ? SPACED : ""], spacing: [SPACED], off: [], reading: [] }[which];
    return layer([...parts, which === "reading" ? STILL : ""].join("\n"));
  }

  // Puts our sheet last in a root, also where the page has replaced the list.
  function sheetOf(root) {
    if (!sheets.has(root)) sheets.set(root, new CSSStyleSheet());
    const sheet = sheets.get(root);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return sheet;
  }

  function dress(every, which, still = "") {
    const text = rules(which) + (still && layer(still));
    for (const root of every) sheetOf(root).replaceSync(text);
  }

  const written = (node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.data);

  function holdsText(el) {
    const tag = el.localName;
    if (SKIPPED.test(tag) || el.ownerSVGElement) return false;
    if (/^(select|textarea|input)$/.test(tag)) return !(tag === "input" && UNWRITTEN.test(el.type));
    for (let node = Node.prototype.hasChildNodes.call(el) ? el.firstChild : null; node; node = node.nextSibling) if (written(node)) return true;
    return el.childElementCount === 0 && ["::before", "::after"].some((pseudo) => /["']/.test(getComputedStyle(el, pseudo).content));
  }

  function sizeOf(el) {
    const style = getComputedStyle(el);
    if (ICONS.test(style.fontFamily.split(",")[0])) return ICON;
    const round = (value) => Math.round(parseFloat(value) / SIZES) * SIZES;
    const font = round(style.fontSize);
    if (!(font > 0)) return null;
    // A line height in px does not grow with the letters by itself; a browser's text zoom makes it grow.
    const fixed = el.computedStyleMap?.().get("line-height")?.unit === "px";
    return `${+font.toFixed(2)}${fixed ? `/${+round(style.lineHeight).toFixed(2)}` : ""}`;
  }

  function sweep() {
    clearTimeout(timer);
    timer = 0;
    if (!document.documentElement) return;
    const began = performance.now(), every = [...roots(document)], view = [scrollX, scrollY];
    for (const root of every) {
      if (watched.has(root)) continue;
      watched.add(root);
      mutations.observe(root, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ["class", "style", "hidden", "open"] });
    }
    dress(every, "reading");
    const found = [];
    for (const root of every) for (const el of root.querySelectorAll("*")) if (holdsText(el)) found.push([el, sizeOf(el)]);
    const holders = new Set(found.map(([el]) => el));
    for (const root of every) for (const el of root.querySelectorAll(`[${MARK}]`)) if (!holders.has(el)) el.removeAttribute(MARK);
    for (const [el, size] of found) {
      if (size === null) el.removeAttribute(MARK);
      else if (el.getAttribute(MARK) !== size) el.setAttribute(MARK, size);
      if (size && size !== ICON) sizes.add(size);
    }
    settle(every, mode);
    if (scrollX !== view[0] || scrollY !== view[1]) scrollTo({ left: view[0], top: view[1], behavior: "instant" });
    took = performance.now() - began;
  }

  // The new look is computed while nothing may glide to it: a size that is under way would be read as the page's own.
  function settle(every, which) {
    dress(every, which, STILL);
    for (const root of every) for (const el of root.querySelectorAll(`[${MARK}]`)) void getComputedStyle(el).fontSize;
    dress(every, which);
  }

  function turn(which) {
    mode = which;
    settle([...roots(document)], which);
  }

  const begin = () => { sweep(); document.fonts?.ready.then(later); };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
  addEventListener("load", later);

  // Each takes effect at once. `spacingOnly`: the page's own sizes, with the spacing; `off`: the page as it is.
  globalThis.auditorText = { sweep, off: () => turn("off"), spacingOnly: () => turn("spacing"), on: () => turn("on") };
}
