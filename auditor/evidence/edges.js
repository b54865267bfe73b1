// Finds text that the edge of a narrow view cuts off and nothing brings into view (see edges.py).
({ most, elements: LOOKED_AT }) => {
  const MOVES = "[aria-roledescription], marquee, [class*=carousel i], [class*=slide i], [class*=swiper i], [class*=marquee i], [class*=ticker i], [class*=scroll i], [role=tablist], pre, code, svg, canvas, [aria-hidden=true]";
  const WORD = /[\p{L}\p{N}]{2}/u, SLACK = 8, SHOWN = 24; // px beyond the edge that nobody misses; px of it that are seen
  const root = getComputedStyle(document.documentElement).overflowX, body = document.body ? getComputedStyle(document.body).overflowX : "visible";
  const page = /^(hidden|clip)$/.test(root === "visible" ? body : root);
  // A phone may zoom out to all of a wide page: then the rest is cut by the view alone.
  const wide = document.documentElement.clientWidth, reachable = innerWidth > wide + SLACK;

  // What cuts it off at the view's edge: the page itself, or a box as wide as it; null where it can be scrolled to.
  function cutter(el, right) {
    for (let at = el; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (/^(auto|scroll)$/.test(style.overflowX) || style.textOverflow === "ellipsis" || style.transform !== "none" || style.translate !== "none" || style.position === "fixed") return null;
      if (/^(hidden|clip)$/.test(style.overflowX)) {
        const edge = at.getBoundingClientRect().right;
        if (edge < right - SLACK) return edge >= wide - 1 ? at : null; // what an inner box cuts off is told by another rule
      }
    }
    return page ? document.body : null;
  }

  const found = [];
  let looked = 0, left = 0;
  if (document.body && (page || !reachable)) {
    const range = document.createRange(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && looked < LOOKED_AT; node = walker.nextNode()) {
      const el = node.parentElement;
      if (!WORD.test(node.data) || /^(script|style|noscript|template|option)$/.test(el.localName)) continue;
      looked += 1;
      range.selectNodeContents(node);
      const line = [...range.getClientRects()].find(({ left: start, right, height }) => height > 4 && start >= 0 && start < wide - SHOWN && right > wide + SLACK);
      if (!line || !auditor.visible(el) || el.closest(MOVES) || el.getAnimations?.().length) continue;
      const by = cutter(el, line.right);
      if (!by || found.some((one) => one.path === auditor.path(el))) continue;
      if (found.length >= most) { left += 1; continue; }
      found.push({
        path: auditor.path(el), tag: el.localName, html: auditor.html(el).toWellFormed(), box: auditor.box(el), text: auditor.fold(node.data).slice(0, 80).toWellFormed(),
        beyond: Math.round(line.right - wide), by: by !== document.body ? "box" : reachable ? "view" : "page", pressed: Boolean(el.closest("a[href], button, label, summary, [role=button]")),
      });
    }
  }
  return { width: wide, cut: found, left_out: left };
}
