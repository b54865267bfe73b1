// How much of what is drawn is cut off by the boxes around it (see layout.js). An expression: a function that returns the questions.
() => {
  const CUTS = /^(hidden|clip)$/, SCROLLS = /^(auto|scroll)$/;
  const styles = new WeakMap();
  const styleOf = (el) => { if (!styles.has(el)) styles.set(el, getComputedStyle(el)); return styles.get(el); };

  const alpha = (colour) => (colour === "transparent" ? 0 : parseFloat(/^rgba\(.+, ([\d.]+)\)$|\/ ([\d.]+)\)$/.exec(colour)?.slice(1).find(Boolean) ?? "1"));

  // The view takes its overflow from the root element, or from the body where the root says nothing.
  const [rootFlow, bodyFlow] = [document.documentElement, document.body].map((el) => (el ? styleOf(el).overflowX : "visible"));
  const pageCuts = CUTS.test(rootFlow === "visible" ? bodyFlow : rootFlow);

  // The element around this one as it is drawn: what a shadow root shows of its host stands in its slot.
  const around = (el) => el.assignedSlot ?? el.parentElement ?? el.getRootNode().host ?? null;

  // What is positioned absolutely is cut only by what it is positioned in, or by what holds that.
  const holdsPlaced = (style) => style.position !== "static" || style.transform !== "none" || style.filter !== "none" || /paint|layout|strict|content/.test(style.contain);

  // The box that cuts: inside the borders.
  function inside(el) {
    const { left, top } = el.getBoundingClientRect(), x = left + el.clientLeft, y = top + el.clientTop;
    return { left: x, top: y, right: x + el.clientWidth, bottom: y + el.clientHeight };
  }

  function boxes(el) {
    const found = [];
    const { documentElement: root, body } = el.ownerDocument;
    let placed = "static";
    for (let at = el; at && at !== root; at = around(at)) {
      const style = styleOf(at), skipped = placed === "absolute" && at !== el && !holdsPlaced(style) || placed === "fixed";
      // The view takes the body's overflow where the root has none.
      const propagated = at === body && styleOf(root).overflowX === "visible" && styleOf(root).overflowY === "visible";
      if (!skipped) {
        const aside = style.clip !== "auto" && style.position === "absolute" || /^inset\((50|100)%/.test(style.clipPath);
        if (aside) found.push({ el: at, aside });
        else if (!propagated && style.display !== "inline" && style.display !== "contents" && (style.overflowX !== "visible" || style.overflowY !== "visible")) {
          found.push({ el: at, style, ...inside(at) });
        }
        placed = /^(absolute|fixed)$/.test(style.position) ? style.position : "static";
      }
    }
    if (pageCuts && el.ownerDocument === document && placed !== "fixed") {
      const wide = document.scrollingElement?.clientWidth ?? root.clientWidth;
      found.push({ el: root, style: { overflowX: "hidden", overflowY: "visible" }, left: -scrollX, right: wide - scrollX, top: -Infinity, bottom: Infinity });
    }
    return found;
  }

  const cutText = (style) => (style.textOverflow === "ellipsis" && /hidden|clip/.test(style.overflowX)) || !/^(none|auto|)$/.test(style.webkitLineClamp ?? "");

  // What is left to be seen of these rectangles, and what cuts them: `null` for what is meant for nobody's eyes.
  function clipped(el, rects) {
    let left = rects.map(({ left: x, top, right, bottom }) => ({ left: x, top, right, bottom }));
    const cut = { by: null, x: 0, y: 0, lines: 0, ellipsis: false };
    for (const box of boxes(el)) {
      if (box.aside || box.right - box.left <= 2 || box.bottom - box.top <= 2) return null;
      for (const rect of left) {
        if (rect.gone) continue;
        const high = rect.bottom - rect.top, wide = rect.right - rect.left;
        for (const [axis, from, to, size] of [["x", "left", "right", wide], ["y", "top", "bottom", high]]) {
          const flow = box.style[axis === "x" ? "overflowX" : "overflowY"];
          if (SCROLLS.test(flow)) { // it can be scrolled to: from outside it is as if it stood in the box
            const inner = Math.min(size, box[to] - box[from]);
            rect[from] = Math.min(Math.max(rect[from], box[from]), box[to] - inner);
            rect[to] = rect[from] + inner;
          } else if (CUTS.test(flow)) {
            const lost = Math.max(0, box[from] - rect[from]) + Math.max(0, rect[to] - box[to]);
            if (size - lost <= Math.max(2, size * 0.15)) Object.assign(rect, { gone: true, by: box.el, axis });
            else if (lost > (axis === "x" ? Math.max(4, high * 0.4) : Math.max(3, high * 0.35))) {
              cut[axis] = Math.max(cut[axis], lost);
              cut.by ??= box.el;
              cut.ellipsis ||= cutText(box.style);
            }
            rect[from] = Math.max(rect[from], box[from]);
            rect[to] = Math.min(rect[to], box[to]);
          }
          if (rect.gone) break;
        }
        if (rect.gone) { cut.lines += 1; cut.by ??= box.el; cut.ellipsis ||= cutText(box.style); }
      }
    }
    const shown = left.filter((rect) => !rect.gone);
    return { shown, cut: cut.by ? cut : null, hider: shown.length ? null : left.find((rect) => rect.gone), gone: left.filter((rect) => rect.gone) };
  }

  return { clipped, around, styleOf, alpha, pageCuts };
}
