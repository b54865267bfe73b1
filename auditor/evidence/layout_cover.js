// What lies over what (see layout.js): controls under something else, texts that run into each other. An expression: a function
// that returns the two lists. It scrolls without the page noticing more than that it was scrolled back to where it was.
(kept, limits, { around, styleOf, alpha }) => {
  const DRAWN_OVER = /^(file|checkbox|radio|range|color)$/; // fields that often lie under a picture of themselves
  const OVER_X = 4, OVER_Y = 0.4; // px; share of a line's height: less is the leading of tight lines
  const DEEP = 12; // elements under one point
  const instantly = { block: "center", inline: "nearest", behavior: "instant" };

  function places(el) {
    const found = [];
    for (let at = el; at; at = around(at)) found.push([at, at.scrollLeft, at.scrollTop]);
    const page = document.scrollingElement;
    return [...found, [page, page.scrollLeft, page.scrollTop]];
  }

  function inPlace(el, ask) {
    const before = places(el);
    el.scrollIntoView(instantly);
    try { return ask(); } finally {
      for (const [at, x, y] of before) if (at.scrollLeft !== x || at.scrollTop !== y) at.scrollTo({ left: x, top: y, behavior: "instant" });
    }
  }

  // Whether nothing is seen through an element at all.
  function solid(el) {
    const style = styleOf(el);
    return style.opacity === "1" && (alpha(style.backgroundColor) > 0.9 || /url\(/.test(style.backgroundImage) || /^(img|video|canvas|iframe)$/.test(el.localName));
  }

  function under(x, y) {
    const root = document.elementsFromPoint(x, y).slice(0, DEEP);
    return root.flatMap((el) => (el.shadowRoot ? [...el.shadowRoot.elementsFromPoint(x, y).filter((one) => one !== el && one.getRootNode() === el.shadowRoot).slice(0, DEEP), el] : [el]));
  }

  const floats = (el) => {
    for (let at = el; at; at = around(at)) if (/^(fixed|sticky)$/.test(styleOf(at).position)) return true;
    return false;
  };

  // What hides a control at this point entirely; null where it is seen.
  function hider(el, x, y) {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return null;
    for (const one of under(x, y)) {
      if (auditor.holds(el, one) || auditor.holds(one, el)) return null;
      const label = one.closest("label");
      if (label && (label.control === el || auditor.holds(label, el))) return null;
      if (solid(one)) return one;
    }
    return null;
  }

  function coverOf({ el }) {
    return inPlace(el, () => {
      const { left, top, width, height } = el.getBoundingClientRect();
      const hiders = [[0.5, 0.5], [0.2, 0.25], [0.8, 0.25], [0.2, 0.75], [0.8, 0.75]].map(([x, y]) => hider(el, left + width * x, top + height * y));
      return hiders.every((one) => one && !floats(one)) ? hiders[0] : null;
    });
  }

  const here = ({ el }) => el.ownerDocument === document;
  const covered = [];
  const controls = kept.filter((one) => one.piece.kind === "control" && !one.layer && !one.moves && !one.piece.clip && here(one)
    && !(one.el.localName === "input" && DRAWN_OVER.test(one.el.type)) && styleOf(one.el).pointerEvents !== "none");
  for (const one of controls.slice(0, limits.covers)) {
    const cover = coverOf(one);
    if (cover) covered.push([one, cover]);
  }

  // Pairs of lines that lie in each other, the first for each pair of texts.
  function pairs() {
    const lines = kept.filter((one) => here(one) && !one.moves && one.piece.text).flatMap((one) => one.rects.map((rect) => ({ one, rect })))
      .sort((a, b) => a.rect.top - b.rect.top).slice(0, limits.lines);
    const found = new Map();
    for (const [n, { one, rect }] of lines.entries()) {
      for (let m = n + 1; m < lines.length && lines[m].rect.top < rect.bottom; m += 1) {
        const { one: other, rect: below } = lines[m];
        if (one === other || auditor.holds(one.el, other.el) || auditor.holds(other.el, one.el) || one.layer !== other.layer || one.piece.text === other.piece.text) continue;
        const both = { left: Math.max(rect.left, below.left), right: Math.min(rect.right, below.right), top: below.top, bottom: Math.min(rect.bottom, below.bottom), offset: rect.offset };
        const across = both.right - both.left, down = both.bottom - both.top;
        if (across <= OVER_X || down <= OVER_Y * Math.min(rect.bottom - rect.top, below.bottom - below.top)) continue;
        const key = `${kept.indexOf(one)} ${kept.indexOf(other)}`;
        if (!found.has(key)) found.set(key, [one, other, both, [across, down]]);
      }
    }
    return [...found.values()];
  }

  // Whether both are seen where they meet: a menu that lies open over a text with a ground of its own hides it, and is meant to.
  function bothSeen([one, other, rect]) {
    const middle = { x: (rect.left + rect.right) / 2, y: (rect.top + rect.bottom) / 2 }, at = one.el.getBoundingClientRect();
    const [dx, dy] = [middle.x - at.x, middle.y - at.y];
    return inPlace(one.el, () => {
      const now = one.el.getBoundingClientRect(), met = new Set();
      for (const el of under(now.x + dx, now.y + dy)) {
        for (const each of [one, other]) if (auditor.holds(each.el, el)) met.add(each);
        if (met.size === 2) return true;
        if (solid(el)) return false;
      }
      return false;
    });
  }

  return { covered, overlaps: pairs().slice(0, limits.overlaps).filter(bothSeen) };
}
