// What is asked of a page while Tab leads through it. An expression: an object of functions of one value, with the helpers of page.js at hand;
// what they keep between the calls stands in our own world, as `auditorTabbing`.
(() => {
  const COMPOSITES = "radiogroup tablist menu menubar listbox grid tree treegrid toolbar".split(" ").map((role) => `[role=${role}]`).join();
  const GROUPS = "form, fieldset, ul, ol, table, nav, header, footer, main, aside, section, article, dialog, [role=dialog], [role=group], [role=toolbar]";
  const DIALOGS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
  const NO_CARET = /^(checkbox|radio|button|submit|reset|image|file|range|color|date|time|month|week|datetime-local)$/;
  const MOST_PULLED = 20;
  // A way out that is told: “press Ctrl+M to leave”, “paina Esc”, “tryck F6”.
  const TOLD = /\b(?:press|use|hit|type|paina\w*|näppäile|käytä|tryck\w*|använd)\b[^.]{0,60}?\b((?:(?:ctrl|control|alt|shift)\s*\+\s*)+(?:[a-z0-9]|esc(?:ape)?|tab|f\d{1,2})|esc(?:ape)?|f\d{1,2})\b/i;
  const MOST = 1200; // elements whose style is kept to be compared
  const SIDES = ["Top", "Right", "Bottom", "Left"];

  const blank = (el) => !el || el === el.ownerDocument.body || el === el.ownerDocument.documentElement;
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name) ?? "";
  const clear = (colour) => /, 0\)$|\/ 0\)$|^transparent$/.test(colour);
  const grown = (box, by) => [box[0] - by, box[1] - by, box[2] + 2 * by, box[3] + 2 * by];

  // The colour behind an element, as far as style sheets tell.
  function behind(el) {
    for (let at = el.parentElement ?? el.getRootNode().host; at; at = at.parentElement ?? at.getRootNode().host) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      if (backgroundImage !== "none") return "";
      if (!clear(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  }

  // What is drawn of an element, as far as its style tells: only parts that are seen are named. An outline in the colour of what lies
  // behind it is left to the pictures.
  function drawn(el) {
    return [null, "::before", "::after"].map((pseudo) => {
      const style = getComputedStyle(el, pseudo);
      if (pseudo && /^(none|normal)$/.test(style.content)) return "";
      const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && !clear(style.outlineColor)
        && (pseudo || style.outlineColor !== behind(el))
        ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : "";
      const borders = SIDES.map((side) => (parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none"
        && !clear(style[`border${side}Color`]) ? `${style[`border${side}Width`]} ${style[`border${side}Color`]}` : ""));
      const ground = clear(style.backgroundColor) ? "" : style.backgroundColor;
      return [outline, ...borders, ground, style.backgroundImage, style.boxShadow, pseudo ? "" : `${style.textDecorationLine} ${style.textDecorationColor}`].join("|");
    }).join("#");
  }

  function scrolled() {
    const found = [];
    for (const el of auditor.all("*")) if (el.scrollTop || el.scrollLeft || el.scrollHeight > el.clientHeight + 1) found.push([el, el.scrollTop, el.scrollLeft]);
    return found;
  }

  // Takes the focus to the top of the page, where Tab begins.
  function toTop() {
    const { body } = document, had = body.getAttribute("tabindex");
    body.tabIndex = -1;
    body.focus({ preventScroll: true });
    if (had === null) body.removeAttribute("tabindex"); else body.setAttribute("tabindex", had);
    document.activeElement?.blur?.();
  }

  // Notes where the page wants to go, and keeps it from going to another document.
  function guard(kept) {
    const going = (event) => {
      if (event.navigationType === "traverse") return;
      const same = event.destination.sameDocument || event.hashChange;
      kept.went.push({ kind: event.formData ? "submits" : "navigates", to: event.destination.url.slice(0, 500), same });
      if (!same && event.cancelable) event.preventDefault();
    };
    const came = (event) => {
      const el = event.composedPath()[0];
      if (el.nodeType !== Node.ELEMENT_NODE) return;
      kept.focused.push(el);
      const inside = /^(iframe|frame|object|embed|video|audio)$/.test(el.localName) || el.localName.includes("-") || /date|time|month|week/.test(el.type ?? "");
      if (kept.met.has(el) && !inside && kept.pulled.length < MOST_PULLED) kept.pulled.push(el);
    };
    // The focus went to nothing of the page: out of it, even where a script pulls it back at once.
    const lost = (event) => { if (event.isTrusted && event.relatedTarget === null && event.target !== event.currentTarget) kept.out = true; };
    globalThis.navigation?.addEventListener("navigate", going);
    addEventListener("blur", lost, true);
    for (const root of auditor.roots(document)) if (root.defaultView) root.defaultView.addEventListener("focus", came, true);
    kept.stop = () => {
      removeEventListener("blur", lost, true);
      globalThis.navigation?.removeEventListener("navigate", going);
      for (const root of auditor.roots(document)) if (root.defaultView) root.defaultView.removeEventListener("focus", came, true);
    };
  }

  function begin() {
    globalThis.auditorTabbing?.stop();
    const at = auditor.active(), field = at && "selectionStart" in at ? at : null;
    let chosen = null;
    try { chosen = field ? [field.selectionStart, field.selectionEnd, field.selectionDirection] : null; } catch { /* no text field */ }
    const kept = { went: [], focused: [], at: blank(at) ? null : at, place: blank(at) ? null : auditor.box(at), chosen, x: scrollX, y: scrollY, scrolled: scrolled(), styles: new Map(),
      order: new Map(), sheets: [], paused: [], met: new Set(), calm: new WeakMap(), pulled: [] };
    globalThis.auditorTabbing = kept;
    still(kept);
    guard(kept);
    return { blank: !kept.at };
  }

  // What each control looks like without the focus, and where it stands; the focus is at the top of the page then.
  function survey() {
    const kept = globalThis.auditorTabbing;
    toTop();
    kept.met.clear();
    let order = 0;
    for (const el of auditor.all("*")) {
      order += 1;
      if (!auditor.focusable(el) || kept.styles.size >= MOST) continue;
      kept.styles.set(el, drawn(el));
      kept.order.set(el, { order, place: auditor.box(el), floating: floats(el) });
    }
    kept.went.length = kept.focused.length = 0;
    return { count: kept.styles.size };
  }

  // Nothing moves by itself: what runs is paused, what a focus sets off is there at once.
  function still(kept) {
    const css = "*, *::before, *::after { transition-duration: 0s !important; transition-delay: 0s !important; scroll-behavior: auto !important }";
    for (const root of auditor.roots(document)) {
      const win = (root.defaultView ?? root.ownerDocument.defaultView);
      try {
        const sheet = new win.CSSStyleSheet();
        sheet.replaceSync(css);
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
        kept.sheets.push([root, sheet]);
      } catch { /* a frame of another kind of document */ }
    }
    for (const one of Document.prototype.getAnimations.call(document)) {
      if (one.playState === "running") { one.pause(); kept.paused.push(one); }
    }
  }

  const floats = (el) => {
    for (let one = el; one?.nodeType === 1; one = one.parentElement ?? one.getRootNode().host) if (/^(fixed|sticky)$/.test(getComputedStyle(one).position)) return true;
    return false;
  };

  // Where the focus is now; the facts of a stop when it is met for the first time.
  function step() {
    const kept = globalThis.auditorTabbing, at = auditor.active();
    if (!kept) return { gone: true };
    const went = kept.went.splice(0), focused = kept.focused.splice(0), first = focused.find((one) => !blank(one));
    const out = Boolean(kept.out);
    kept.out = false;
    const told = { out, path: blank(at) ? "" : auditor.path(at), frame: Boolean(at && (/^(iframe|frame|object|embed|video|audio)$/.test(at.localName) || at.localName.includes("-"))),
      parts: Boolean(at && at.localName === "input" && /date|time|month|week/.test(at.type)) };
    const away = went.find((one) => !one.same);
    if (away) told.did = { ...who(first ?? at), kind: away.kind, to: away.to };
    else if (first && at && first !== at && !within(first, at)) {
      told.did = { ...who(first), kind: "moves", to: told.path };
    }
    if (told.path && !kept.met.has(at)) { kept.met.add(at); told.stop = stop(at, kept); }
    return told;
  }

  const who = (el) => (blank(el) ? { path: "" } : { path: auditor.path(el), role: auditor.role(el), name: auditor.name(el), html: auditor.html(el), box: auditor.box(el) });

  // Whether a move of the focus stays in one thing: in it, in a widget, a dialog or a label's own.
  function within(from, to) {
    const widget = from.closest(COMPOSITES), dialog = from.closest(DIALOGS);
    return auditor.holds(from, to) || auditor.holds(to, from) || Boolean(widget && auditor.holds(widget, to)) || Boolean(dialog && auditor.holds(dialog, to))
      || !auditor.visible(from) || from.getBoundingClientRect().width <= 1;
  }

  function stop(el, kept) {
    const known = kept.order.get(el) ?? { order: 0, place: null, floating: floats(el) }, widget = el.closest(COMPOSITES), group = el.parentElement?.closest(GROUPS);
    const seen = auditor.visible(el), before = kept.styles.get(el), rect = el.getBoundingClientRect(), win = el.ownerDocument.defaultView;
    const inView = seen && rect.right > 0 && rect.bottom > 0 && rect.left < win.innerWidth && rect.top < win.innerHeight;
    const style = getComputedStyle(el), writes = auditor.editable(el) && !NO_CARET.test(el.type ?? "") && !el.readOnly && !clear(style.caretColor);
    const indicator = !inView ? "unknown" : writes ? "caret" : before !== undefined && drawn(el) !== before ? "style" : "unknown";
    const cover = inView ? coverOf(el, rect, win) : null;
    return {
      ...who(el), tag: el.localName, type: el.localName === "input" ? el.type : "", place: known.place, floating: known.floating,
      tabindex: parseInt(attribute(el, "tabindex"), 10) || 0, order: known.order, group: group ? auditor.path(group) : "", widget: widget ? auditor.path(widget) : "",
      in_view: inView, covered_by: cover ? auditor.path(cover.el) : "", cover_is_certain: Boolean(cover?.certain), indicator, region: region(el, seen),
    };
  }

  // Where a sign of the focus may be looked for: the element, its labels, and what is drawn around a field that is drawn clear.
  function region(el, seen) {
    const boxes = [el, ...(el.labels ?? [])].map((one) => auditor.box(one)).filter(Boolean);
    if ((!seen || !boxes.length) && el.parentElement) boxes.push(...[auditor.box(el.parentElement)].filter(Boolean));
    if (!boxes.length) return null;
    const left = Math.min(...boxes.map((b) => b[0])), top = Math.min(...boxes.map((b) => b[1]));
    const right = Math.max(...boxes.map((b) => b[0] + b[2])), bottom = Math.max(...boxes.map((b) => b[1] + b[3]));
    return grown([left - scrollX, top - scrollY, right - left, bottom - top], 12);
  }

  function topmost(doc, x, y) {
    let root = doc, el = null;
    for (;;) {
      const next = root.elementFromPoint(x, y);
      if (!next || next === el) return el;
      el = next;
      if (!el.shadowRoot) return el;
      root = el.shadowRoot;
    }
  }

  // What lies over every part of the element that is in the view. Certain: opaque, and it stays in place while the page scrolls.
  function coverOf(el, rect, win) {
    const left = Math.max(rect.left, 0), top = Math.max(rect.top, 0), right = Math.min(rect.right, win.innerWidth), bottom = Math.min(rect.bottom, win.innerHeight);
    let over = null, certain = true;
    const STEPS = 6;
    for (let i = 0; i <= STEPS; i++) for (let j = 0; j <= STEPS; j++) {
      const x = left + 0.5 + ((right - left - 1) * i) / STEPS, y = top + 0.5 + ((bottom - top - 1) * j) / STEPS;
      const hit = topmost(el.ownerDocument, x, y);
      if (!hit || auditor.holds(el, hit) || auditor.holds(hit, el) || [...(el.labels ?? [])].some((label) => auditor.holds(label, hit))) return null;
      over ??= layer(hit);
      if (!auditor.holds(over, hit)) certain = false;
      certain &&= opaque(hit, over);
    }
    return over && !auditor.holds(over, el) ? { el: over, certain: certain && /^(fixed|sticky)$/.test(getComputedStyle(over).position) } : null;
  }

  function layer(hit) {
    for (let one = hit; one?.nodeType === 1; one = one.parentElement ?? one.getRootNode().host) if (/^(fixed|sticky)$/.test(getComputedStyle(one).position)) return one;
    return hit;
  }

  function opaque(hit, over) {
    for (let one = hit; one; one = one === over ? null : one.parentElement) {
      const style = getComputedStyle(one);
      if (parseFloat(style.opacity) < 0.95) return false;
      const [, alpha] = style.backgroundColor.match(/rgba\(.*, ([\d.]+)\)/) ?? [null, "1"];
      if (parseFloat(alpha) >= 0.95 && !clear(style.backgroundColor)) {
        for (let up = one; up; up = up === over ? null : up.parentElement) if (parseFloat(getComputedStyle(up).opacity) < 0.95) return false;
        return true;
      }
    }
    return false;
  }

  // Takes the focus away from where it is, for a picture without it, and back.
  function hide() {
    const kept = globalThis.auditorTabbing, at = auditor.active();
    kept.hidden = at;
    at?.blur?.();
    return true;
  }

  function show() {
    const kept = globalThis.auditorTabbing;
    kept.hidden?.focus?.({ preventScroll: true });
    kept.went.length = kept.focused.length = 0;
    return true;
  }

  // Paths of what got the focus again after it was met, other than by going round: a script may have pulled it back.
  function pulled() {
    const kept = globalThis.auditorTabbing;
    return [...new Set(kept?.pulled ?? [])].filter((el) => el.isConnected).map(auditor.path).slice(0, 4);
  }

  function forget() { globalThis.auditorTabbing.pulled.length = 0; return true; }

  function put(path) {
    const el = auditor.find(path);
    el?.focus({ preventScroll: true });
    if (globalThis.auditorTabbing) globalThis.auditorTabbing.out = false;
    return Boolean(el) && auditor.active() === el;
  }

  // The key that the page tells to press to get on.
  function told() {
    const said = TOLD.exec((document.body?.innerText ?? "").slice(0, 20000));
    return said ? said[1] : "";
  }

  // Who holds the focus where Tab goes round: how many controls of the page lie outside, and the dialog that holds them all. `all`: those
  // count too that the focus was seen on for a moment.
  function held([paths, all_of_them]) {
    const kept = globalThis.auditorTabbing, all = paths.map((path) => auditor.find(path)).filter(Boolean);
    let dialog = all[0]?.closest?.(DIALOGS) ?? null;
    if (dialog && !all.every((el) => auditor.holds(dialog, el))) dialog = null;
    const outside = [...kept.order.keys()].filter((el) => el.isConnected && auditor.visible(el) && auditor.focusable(el) && (all_of_them || !kept.met.has(el))
      && !all.some((one) => auditor.holds(one, el)) && !el.closest(COMPOSITES) && el.type !== "radio" && !el.closest("[inert]"));
    const presses = all.some((el) => /^(button|a|summary)$/.test(el.localName) || /^(button|link)$/.test(attribute(el, "role")) || /^(submit|button)$/.test(el.type ?? ""));
    return { outside: outside.length, dialog: dialog ? auditor.path(dialog) : "", presses };
  }

  // Leaves the page as it was found: focus, selection, scrolling, movement. Where nothing had the focus, Tab goes on after `before`.
  // What it returns is where the focus was, if what had it is gone, as a cell of a table that is a field only while it has the focus.
  function end(before) {
    const kept = globalThis.auditorTabbing;
    if (!kept) return { lost: null };
    toTop();
    const last = before ? auditor.find(before) : null;
    if (last && !kept.at) { last.focus({ preventScroll: true }); last.blur(); }
    if (kept.at?.isConnected) {
      kept.at.focus({ preventScroll: true });
      try { if (kept.chosen?.[0] != null) kept.at.setSelectionRange(...kept.chosen); } catch { /* this field has none */ }
    }
    kept.stop();
    for (const [root, sheet] of kept.sheets) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    for (const one of kept.paused) one.play();
    for (const [el, top, left] of kept.scrolled) if (el.scrollTop !== top || el.scrollLeft !== left) el.scrollTo({ top, left, behavior: "instant" });
    scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    delete globalThis.auditorTabbing;
    return { lost: kept.at && !kept.at.isConnected ? kept.place : null };
  }

  return { begin, survey, step, hide, show, held, pulled, forget, put, told, end };
})()
