// How the page fits the view (see layout.js): what makes it wider, lines that are wider than the view in a box of their own, and
// parts that stay in the view while the rest scrolls. An expression: a function of what is seen.
(kept, { around, styleOf, alpha, pageCuts }) => {
  const SLACK = 4, GRID = 12, MOST = 5;
  // WCAG 1.4.10 lets parts scroll both ways whose use or meaning needs it: tables, pictures, maps, video, program text, toolbars.
  const TWO_WAYS = "table, [role=table], [role=grid], [role=treegrid], pre, code, img, svg, canvas, video, iframe, object, embed, math, [role=img], [role=application], [role=toolbar], [role=math], [class*=map i]";
  const page = document.scrollingElement ?? document.documentElement, wide = page.clientWidth, high = innerHeight;
  const CLOSE_WORDS = /^(close|dismiss|accept|agree|ok|reject|sulje|hyväksy|stäng|godkänn|×|✕|✖|x)\b|^[×✕✖]$/i;

  const rightOf = (el) => el.getBoundingClientRect().right + scrollX;
  const contained = (el) => {
    for (let at = around(el); at && at !== document.body && at !== document.documentElement; at = around(at)) if (styleOf(at).overflowX !== "visible") return true;
    return false;
  };
  const twoWays = (el) => Boolean(el.closest(TWO_WAYS)) || [...el.querySelectorAll(TWO_WAYS)].some((one) => one.getBoundingClientRect().width > wide);

  // The elements that leave what holds them to the right, the furthest first.
  function offenders() {
    if (page.scrollWidth <= wide + SLACK) return [];
    const found = [];
    for (const root of auditor.roots(document)) {
      if ((root.ownerDocument ?? root) !== document) continue;
      for (const el of root.querySelectorAll("body *")) {
        const right = rightOf(el);
        if (right <= wide + SLACK || !auditor.present(el) || styleOf(el).position === "fixed") continue;
        const parent = around(el);
        if (parent && parent !== document.body && rightOf(parent) > wide + SLACK) continue;
        if (!contained(el)) found.push([right, el]);
      }
    }
    return found.sort((a, b) => b[0] - a[0]).slice(0, MOST).map(([right, el]) => ({
      path: auditor.path(el), tag: el.localName, html: auditor.html(el), box: auditor.box(el), beyond: Math.round(right - wide), exempt: twoWays(el),
    }));
  }

  // Lines of text that are wider than the view, in a box that scrolls sideways by itself: each must be pushed to be read.
  function wideLines() {
    const found = new Map();
    for (const { el, piece, found: { shown } } of kept) {
      if (piece.kind !== "text" || el.closest(TWO_WAYS) || el.ownerDocument !== document) continue;
      let box = null;
      for (let at = el; at && at !== document.body; at = around(at)) if (/^(auto|scroll)$/.test(styleOf(at).overflowX) && at.scrollWidth > at.clientWidth + SLACK) { box = at; break; }
      if (!box || found.has(box)) continue;
      const range = document.createRange();
      range.selectNodeContents(el);
      const line = Math.max(...[...range.getClientRects()].map((rect) => rect.width), 0);
      if (line > Math.max(wide, box.clientWidth) && shown.length) found.set(box, [el, line, piece]);
    }
    return [...found].slice(0, MOST).map(([box, [, line, piece]]) => ({
      path: auditor.path(box), html: auditor.html(box), box: auditor.box(box), line: Math.round(line), text: piece.text,
    }));
  }

  function layerOf(el) {
    let layer = null;
    for (let at = el; at && at !== document.body; at = around(at)) if (/^(fixed|sticky)$/.test(styleOf(at).position)) layer = at;
    return layer;
  }

  function drawn(el, layer) {
    for (let at = el; at; at = around(at)) {
      if (alpha(styleOf(at).backgroundColor) > 0.1 || styleOf(at).backgroundImage !== "none" || /^(img|svg|canvas|video|iframe|input|button|select)$/.test(at.localName)) return true;
      if (at === layer) return false;
    }
    return false;
  }

  // The share of the view that each part takes which stays, at a few places of the page; what sticks only does so when scrolled.
  function layers() {
    const before = [scrollX, scrollY], range = Math.max(0, page.scrollHeight - high), shares = new Map();
    let most = 0;
    for (const place of range > high / 4 ? [0, 0.4, 0.7] : []) {
      scrollTo({ left: before[0], top: range * place, behavior: "instant" });
      const counts = new Map();
      let all = 0;
      for (let row = 0; row < GRID; row += 1) {
        for (let column = 0; column < GRID; column += 1) {
          const top = document.elementFromPoint(((column + 0.5) / GRID) * innerWidth, ((row + 0.5) / GRID) * high);
          const layer = top && layerOf(top);
          if (!layer || !drawn(top, layer)) continue;
          counts.set(layer, (counts.get(layer) ?? 0) + 1);
          all += 1;
        }
      }
      if (place > 0 || all === GRID * GRID) most = Math.max(most, all / GRID ** 2);
      for (const [layer, count] of counts) if (place > 0) shares.set(layer, Math.max(shares.get(layer) ?? 0, count / GRID ** 2));
    }
    scrollTo({ left: before[0], top: before[1], behavior: "instant" });
    const modal = (el) => Boolean(el.closest("dialog:modal, [aria-modal=true]") || el.querySelector("dialog:modal, [aria-modal=true]"));
    const closable = (el) => [...el.querySelectorAll("button, [role=button], a, input[type=button], input[type=submit]")].some((one) => auditor.visible(one)
      && CLOSE_WORDS.test(auditor.name(one) || auditor.text(one)));
    return {
      stays: Math.round(most * 1000) / 1000,
      layers: [...shares].sort((a, b) => b[1] - a[1]).slice(0, MOST).map(([el, share]) => ({
        path: auditor.path(el), html: auditor.html(el), box: auditor.box(el), share: Math.round(share * 1000) / 1000, modal: modal(el), closable: closable(el),
      })),
    };
  }

  return {
    width: wide, height: high, page_width: page.scrollWidth, page_height: page.scrollHeight,
    cut_sideways: pageCuts, offenders: offenders(), wide_lines: wideLines(), ...layers(),
  };
}
