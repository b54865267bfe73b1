// What is asked of a page while something comes up at the pointer or the focus. An expression: an object of functions of one value, with
// the helpers of page.js at hand.
(() => {
  const TIPS = "[data-tooltip], [data-bs-toggle=tooltip], [data-toggle=tooltip], [data-tippy-content], [onmouseover], [onmouseenter]";
  const MOST_LOOKED_AT = 5000, SMALLEST = 10; // px

  const about = (el) => ({ path: auditor.path(el), role: auditor.role(el), name: auditor.text(el).slice(0, 100), html: auditor.html(el), box: auditor.box(el) });
  const described = (el) => (el.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean).map((id) => el.getRootNode().getElementById?.(id)).filter(Boolean);
  const hidden = (el) => Boolean(el) && !auditor.visible(el);

  // What may show something when the pointer comes: what has a hidden tip, and items of a navigation with hidden links below.
  function triggers(most) {
    const tips = [...auditor.all("[aria-describedby]")].filter((el) => described(el).some((one) => hidden(one) && one.textContent.trim()));
    const beside = [...auditor.all("[role=tooltip]")].filter(hidden).map((tip) => tip.previousElementSibling ?? tip.parentElement).filter(Boolean);
    const menus = [...auditor.all("nav li, [role=navigation] li")].filter((item) => [...item.children].some((one) => hidden(one) && one.querySelector("a[href]")))
      .map((item) => [...item.children].find((one) => auditor.visible(one)) ?? item);
    const all = [...new Set([...tips, ...beside, ...auditor.all(TIPS), ...menus])].filter((el) => auditor.visible(el) && !el.closest("dialog, [role=dialog]"));
    return all.slice(0, most).map((el) => ({ path: auditor.path(el), name: auditor.name(el) || auditor.text(el).slice(0, 100), focusable: auditor.focusable(el) }));
  }

  function looked() {
    const kept = new Set();
    let count = 0;
    for (const el of auditor.all("body *")) {
      if (++count > MOST_LOOKED_AT) break;
      if (auditor.visible(el)) kept.add(el);
    }
    return kept;
  }

  function remember() { globalThis.auditorHover = looked(); return true; }

  // The largest thing that is seen now and was not before; what it lies over.
  function came(trigger) {
    const before = globalThis.auditorHover, from = auditor.find(trigger), now = [...looked()].filter((el) => !before.has(el) && !auditor.holds(el, from));
    const outer = now.filter((el) => !now.some((other) => other !== el && other.contains(el)) && auditor.text(el));
    const area = (el) => { const { width, height } = el.getBoundingClientRect(); return width >= SMALLEST && height >= SMALLEST ? width * height : 0; };
    const el = outer.sort((a, b) => area(b) - area(a))[0];
    if (!el || !area(el)) return null;
    const closer = auditor.closer(el);
    return { ...about(el), covers: covers(el), closer: closer ?? "", clear: getComputedStyle(el).pointerEvents === "none" };
  }

  // Whether text, a picture or a control lies under it.
  function covers(el) {
    const { left, top, width, height } = el.getBoundingClientRect();
    for (let i = 1; i < 6; i++) for (let j = 1; j < 6; j++) {
      const under = el.ownerDocument.elementsFromPoint(left + (width * i) / 6, top + (height * j) / 6).filter((one) => !auditor.holds(el, one) && !auditor.holds(one, el));
      if (under.some((one) => one.matches("img, svg, button, input, select, textarea, a[href], video, canvas") || worded(one, left + (width * i) / 6, top + (height * j) / 6))) return true;
    }
    return false;
  }

  // Whether a line of the element's own text stands at this point.
  function worded(el, x, y) {
    return [...el.childNodes].some((node) => {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return false;
      const range = el.ownerDocument.createRange();
      range.selectNode(node);
      return [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    });
  }

  const shown = (path) => { const el = auditor.find(path); return Boolean(el) && auditor.visible(el); };
  return { triggers, remember, came, shown };
})()
