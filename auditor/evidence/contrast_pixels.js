// Finds where the letters of doubtful texts stand, and shows the page without these letters, or with their places filled in their
// own colour (see contrast_pixels.py). An expression: a function that returns the questions. It uses highlights, which change
// neither the document nor the styles that scripts and transitions see; `end` takes them away again.
(() => {
  const NAME = "auditor-contrast";
  const STILL = "*, *::before, *::after { transition: none !important; animation-play-state: paused !important; caret-color: transparent !important; }";
  const SHOWN = {
    clear: "color: transparent; -webkit-text-fill-color: transparent; -webkit-text-stroke-color: transparent; background-color: transparent;",
    filled: "color: currentColor; background-color: currentColor;",
    probe: "background-color: #f0f;",
  };
  const kept = (globalThis.auditorContrast ??= { sheets: [], windows: new Set() });
  const ENOUGH = 4.5; // of WCAG 1.4.3: what has less by its styles is looked at
  const LETTER = /[\p{L}\p{N}]/u, WORD = /[\p{L}\p{N}]{2}/u;

  // What checkers leave to be verified in this document; without a checker, nothing is.
  function doubtful() {
    const found = globalThis.auditorDoubts?.["color-contrast"] ?? [];
    return found.filter(({ el, said }) => el.isConnected && (said === "incomplete" || wordless(el) || fragile(el)));
  }

  // Signs alone are no text: they need what drawings need.
  const wordless = (el) => !WORD.test(ownTexts(el).map(({ data }) => data).join(""));

  // A form may answer with a field where it is asked for its `parentElement`.
  const above = ((get) => (node) => get.call(node))(Object.getOwnPropertyDescriptor(Node.prototype, "parentElement").get);

  // A violation is fragile where more than two plain colours meet.
  function fragile(el) {
    for (let at = el, plain = false; at; at = above(at) ?? Node.prototype.getRootNode.call(at).host) {
      const style = getComputedStyle(at);
      if (style.opacity !== "1" || style.filter !== "none" || style.mixBlendMode !== "normal" || style.textShadow !== "none") return true;
      if (!plain && (style.backgroundImage !== "none" || /^(absolute|fixed|sticky)$/.test(style.position) || parseFloat(style.marginTop) < 0)) return true;
      if (!plain && ["::before", "::after"].some((one) => ((pseudo) => pseudo.content !== "none" && pseudo.position === "absolute")(getComputedStyle(at, one)))) return true;
      plain ||= /^rgb\(/.test(style.backgroundColor);
    }
    return false;
  }

  const within = (one, other) => one[0] < other[0] + other[2] && other[0] < one[0] + one[2] && one[1] < other[1] + other[3] && other[1] < one[1] + one[3];

  // Pictures that move: what one photograph shows says little of them.
  function moving() {
    const animated = document.getAnimations().filter(({ playState }) => playState === "running").map(({ effect }) => effect?.target);
    return [...new Set([...auditor.all("video, canvas"), ...animated])].filter((el) => el && auditor.visible(el)).map((el) => [el, auditor.box(el)]);
  }

  // A form may answer with a field where it is asked for its `childNodes`.
  const below = ((get) => (el) => [...get.call(el)])(Object.getOwnPropertyDescriptor(Node.prototype, "childNodes").get);
  const ownTexts = (el) => below(el).filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  function letters(el, most) {
    const places = [], outer = auditor.box(el), own = el.getBoundingClientRect();
    for (const node of ownTexts(el)) {
      for (const { 0: sign, index } of node.data.slice(0, 5000).matchAll(/\S/gu)) places.push([node, index, sign]);
    }
    const known = places.filter(([, , sign]) => LETTER.test(sign)), used = known.length ? known : places;
    const step = Math.max(1, used.length / most), range = el.ownerDocument.createRange(), boxes = [];
    for (let n = 0; n < used.length; n += step) {
      const [node, index, sign] = used[Math.floor(n)];
      range.setStart(node, index);
      range.setEnd(node, index + sign.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      if (width >= 1 && height >= 1) boxes.push([outer[0] + x - own.x, outer[1] + y - own.y, width, height].map((side) => Math.round(side * 10) / 10));
    }
    return { boxes, symbol: wordless(el) };
  }

  function told(el, most, movers) {
    const box = auditor.box(el);
    if (!auditor.visible(el) || !box) return null;
    const { boxes, symbol } = letters(el, most);
    if (!boxes.length) return null;
    const style = getComputedStyle(el);
    const clipped = ((at) => { for (; at; at = above(at)) if (getComputedStyle(at).webkitBackgroundClip === "text") return true; return false; })(el);
    return {
      path: auditor.path(el), box, unheard: Boolean(el.closest("[aria-hidden=true]")), letters: boxes, symbol, font_size: parseFloat(style.fontSize) || 0, font_weight: Math.round(parseFloat(style.fontWeight)) || 400,
      drawn_otherwise: clipped || style.webkitTextFillColor !== style.color || (parseFloat(style.webkitTextStrokeWidth) > 0 && style.webkitTextStrokeColor !== style.color),
      moves: movers.some(([one, area]) => one.contains(el) || (area && within(area, box))),
    };
  }

  // What a box that scrolls keeps out of sight cannot be photographed. Where plain colours alone meet, they tell as much.
  function scrolledOff(el) {
    const { left, top, right, bottom } = el.getBoundingClientRect();
    for (let at = above(el); at && at !== el.ownerDocument.body; at = above(at)) {
      const { overflowX, overflowY } = getComputedStyle(at), its = at.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX) && (right > its.right + 1 || left < its.left - 1)) return true;
      if (/auto|scroll/.test(overflowY) && (bottom > its.bottom + 1 || top < its.top - 1)) return true;
    }
    return false;
  }

  function plainRatio(el) {
    const own = getComputedStyle(el), parts = (text) => (/^rgb\(/.test(text) ? text.match(/[\d.]+/g).map(Number) : null);
    const light = (rgb) => { const [r, g, b] = rgb.map((n) => n / 255).map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const color = parts(own.color);
    if (!color || own.webkitTextFillColor !== own.color) return null;
    let ground = null;
    for (let at = el; at; at = above(at)) {
      const style = getComputedStyle(at);
      if (style.opacity !== "1" || style.filter !== "none" || style.mixBlendMode !== "normal" || style.textShadow !== "none") return null;
      if (ground) continue;
      if (style.backgroundImage !== "none" || ["::before", "::after"].some((one) => getComputedStyle(at, one).position === "absolute" && getComputedStyle(at, one).content !== "none")) return null;
      ground = parts(style.backgroundColor);
      if (!ground && !/, 0\)$/.test(style.backgroundColor)) return null;
    }
    const [high, low] = [light(color), light(ground ?? [255, 255, 255])].sort((a, b) => b - a);
    return Math.floor(((high + 0.05) / (low + 0.05)) * 100) / 100;
  }

  function list({ most, letters: some }) {
    const doubts = doubtful();
    if (!doubts.length) return { texts: [], left: [], scrolled: [] };
    const texts = [], left = [], scrolled = [], shown = [], movers = moving();
    for (const { el } of doubts) {
      const ratio = el.ownerDocument.defaultView.SVGElement.prototype.isPrototypeOf(el) || wordless(el) || !scrolledOff(el) ? null : plainRatio(el);
      if (ratio >= ENOUGH) {
        const style = getComputedStyle(el);
        scrolled.push({ path: auditor.path(el), ratio, font_size: parseFloat(style.fontSize) || 0, font_weight: Math.round(parseFloat(style.fontWeight)) || 400 });
        continue;
      }
      // The letters of a drawing take neither a ground nor another colour by a highlight.
      if (texts.length >= most || el instanceof el.ownerDocument.defaultView.SVGElement) { left.push(auditor.path(el)); continue; }
      const text = told(el, some, movers);
      if (text) { texts.push(text); shown.push(el); }
    }
    if (texts.length) begin(shown);
    return { texts, left, scrolled };
  }

  function begin(shown) {
    for (const root of auditor.roots(document)) {
      const win = (root.ownerDocument ?? root).defaultView, still = new win.CSSStyleSheet(), sheet = new win.CSSStyleSheet();
      still.replaceSync(STILL);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, still, sheet];
      kept.sheets.push([root, sheet, still]);
    }
    const ranges = shown.flatMap(ownTexts).map((node) => { const range = node.ownerDocument.createRange(); range.selectNodeContents(node); return range; });
    for (const win of new Set(shown.map((el) => el.ownerDocument.defaultView))) {
      const highlight = new win.Highlight(...ranges.filter((range) => range.startContainer.ownerDocument === win.document));
      highlight.priority = 1e6;
      win.CSS.highlights.set(NAME, highlight);
      kept.windows.add(win);
    }
  }

  function show(how) {
    for (const [, sheet] of kept.sheets) sheet.replaceSync(`::highlight(${NAME}) { ${SHOWN[how]} }`);
    return true;
  }

  function end() {
    for (const [root, ...ours] of kept.sheets) root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((one) => !ours.includes(one));
    for (const win of kept.windows) win.CSS.highlights.delete(NAME);
    delete globalThis.auditorContrast;
    return true;
  }

  return { list, show, end };
})()
