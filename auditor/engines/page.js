// What our scripts share inside a page: paths, boxes, names, visibility, what covers what. An expression: a function of
// the aria-api library that returns the helpers.
(aria) => {
  const SHADOW = " >>> ", FRAME = " |> ";
  const COMPOSITES = ["radiogroup", "tablist", "menu", "menubar", "listbox", "grid", "tree", "treegrid", "toolbar"];
  const MENU_WORDS = /\b(menu|valikko|meny|navigation|navigaatio|navigering)\b|☰|≡/i;
  const CLOSE_WORDS = /^(close|dismiss|sulje|stäng|×|✕|✖|x)\b|^[×✕✖]$/i;
  // A form whose field is named `children` or `parentNode` answers with that field: paths are read past such names.
  const read = (type, name) => { const { get } = Object.getOwnPropertyDescriptor(type.prototype, name); return (node) => get.call(node); };
  const above = read(Node, "parentNode"), below = read(Node, "childNodes"), kind = read(Node, "nodeType"), tagOf = read(Element, "localName");
  const idOf = (el) => Element.prototype.getAttribute.call(el, "id");
  const inert = document.implementation.createHTMLDocument("");
  let places = new WeakMap();

  const frameOf = (doc) => { try { return doc.defaultView?.frameElement ?? null; } catch { return null; } };

  // The place of an element among its parent's children of the same tag, counted from 1, 0 where it is the only one.
  function place(el) {
    const parent = above(el);
    if (!places.has(parent)) {
      const counts = new Map(), own = new Map();
      for (const child of below(parent)) {
        if (kind(child) !== Node.ELEMENT_NODE) continue;
        const n = (counts.get(tagOf(child)) ?? 0) + 1;
        counts.set(tagOf(child), n);
        own.set(child, n);
      }
      places.set(parent, { counts, own });
    }
    const { counts, own } = places.get(parent);
    return counts.get(tagOf(el)) > 1 ? own.get(el) : 0;
  }

  function path(el) {
    const parts = [], root = Node.prototype.getRootNode.call(el);
    for (let at = el; at && kind(at) === Node.ELEMENT_NODE; at = above(at)) {
      const id = idOf(at);
      if (id && id.length < 80 && root.querySelectorAll(`[id="${CSS.escape(id)}"]`).length === 1) {
        parts.unshift(`#${CSS.escape(id)}`);
        break;
      }
      const n = above(at) ? place(at) : 0;
      parts.unshift(CSS.escape(tagOf(at)) + (n ? `:nth-of-type(${n})` : ""));
    }
    const own = parts.join(" > ");
    if (root.host) return path(root.host) + SHADOW + own;
    const frame = root.defaultView && root.defaultView !== window.top ? frameOf(root) : null;
    return frame ? path(frame) + FRAME + own : own;
  }

  function find(whole) {
    let root = document, el = null;
    for (const [n, part] of whole.split(FRAME).entries()) {
      if (n > 0) root = el?.contentDocument;
      for (const [m, inner] of part.split(SHADOW).entries()) {
        if (m > 0) root = el?.shadowRoot;
        try { el = root?.querySelector(inner) ?? null; } catch { return null; }
        if (!el) return null;
      }
    }
    return el;
  }

  function box(el) {
    const { x, y, width, height } = el.getBoundingClientRect();
    let left = x, top = y, win = el.ownerDocument.defaultView;
    for (let frame = frameOf(win.document); frame && win !== window.top; frame = frameOf(win.document)) {
      const outer = frame.getBoundingClientRect();
      left += outer.x + frame.clientLeft; top += outer.y + frame.clientTop;
      win = frame.ownerDocument.defaultView;
    }
    if (!width && !height) return null;
    return [left + win.scrollX, top + win.scrollY, width, height].map((n) => Math.round(n * 10) / 10);
  }

  // Whether it takes up room where the page can be scrolled to: what is drawn clear, such as a tick box under its picture, does too.
  function present(el) {
    if (!el.checkVisibility({ checkVisibilityCSS: true })) return false;
    const { left, right, bottom, width, height } = el.getBoundingClientRect();
    const win = el.ownerDocument.defaultView, wide = Math.max(el.ownerDocument.documentElement.scrollWidth, win.innerWidth);
    const aside = right + win.scrollX <= 0 || bottom + win.scrollY <= 0 || left + win.scrollX >= wide;
    return width > 1 && height > 1 && !aside;
  }

  const visible = (el) => el.checkVisibility({ checkOpacity: true }) && present(el);

  function* roots(doc) {
    yield doc;
    for (const el of doc.querySelectorAll("*")) {
      if (el.shadowRoot) yield* roots(el.shadowRoot);
      if (el.localName === "iframe" || el.localName === "frame") {
        let inner = null;
        try { inner = el.contentDocument; } catch { /* another origin */ }
        if (inner?.documentElement) yield* roots(inner);
      }
    }
  }

  function* all(selector) {
    for (const root of roots(document)) yield* root.querySelectorAll(selector);
  }

  const fold = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const text = (el) => fold(el.innerText ?? el.textContent);
  const role = (el) => aria.getRole(el) ?? "";
  const name = (el) => told(() => unheard(el, () => aria.getName(el)));
  const description = (el) => told(() => unheard(el, () => aria.getDescription(el)));

  // aria-api stumbles over a form with a field that is named `title`: such a form has no name to tell.
  function told(ask) {
    try { return fold(ask()).slice(0, 300).toWellFormed(); } catch { return ""; }
  }

  // aria-api speaks the value of a field that stands in a label. What a customer typed is not ours to say: while it is asked,
  // fields are empty to our world (properties set on an element here are not seen by the page).
  function unheard(el, ask) {
    const ids = ["aria-labelledby", "aria-describedby"].flatMap((key) => (el.getAttribute(key) ?? "").split(/\s+/)).filter(Boolean);
    const holders = [el, ...(el.labels ?? []), ...ids.map((id) => el.getRootNode().getElementById(id)).filter(Boolean)];
    const fields = holders.flatMap((holder) => [holder, ...holder.querySelectorAll("input, textarea, [contenteditable]")]).filter(editable);
    const empty = { value: "", textContent: "", childNodes: [] };
    for (const field of fields) for (const [key, value] of Object.entries(empty)) Object.defineProperty(field, key, { value, configurable: true });
    try { return ask(); } finally { for (const field of fields) for (const key of Object.keys(empty)) delete field[key]; }
  }

  // Typed values never leave the page: `value` attributes are labels on buttons only. The copy stands in a document that loads
  // nothing and knows no custom elements: copying must not make the page do anything.
  function html(el) {
    const copy = inert.importNode(el, el.childElementCount + (el.textContent?.length ?? 0) < 2000);
    for (const field of [copy, ...copy.querySelectorAll("input")]) {
      if (field.localName === "input" && !/^(submit|button|reset|image)$/i.test(field.type)) field.removeAttribute("value");
    }
    for (const one of [copy, ...copy.querySelectorAll("[data-auditor-size]")]) one.removeAttribute("data-auditor-size"); // ours
    for (const area of [copy, ...copy.querySelectorAll("textarea, [contenteditable]")]) {
      if (area.localName === "textarea" || area.hasAttribute("contenteditable")) area.textContent = "";
    }
    return copy.outerHTML.slice(0, 400);
  }

  function focusable(el) {
    if (el.disabled || !el.checkVisibility({ checkVisibilityCSS: true }) || el.closest("[inert]")) return false;
    if (el.localName === "summary") return el.parentElement?.localName === "details";
    if (el.hasAttribute("tabindex")) return el.tabIndex >= 0;
    return (/^(a|area)$/.test(el.localName) && el.hasAttribute("href")) || el.isContentEditable && el.hasAttribute("contenteditable") ||
      /^(button|select|textarea|iframe)$/.test(el.localName) || el.localName === "input" && el.type !== "hidden" ||
      /^(audio|video)$/.test(el.localName) && el.controls;
  }

  const editable = (el) => el.isContentEditable || el.localName === "textarea" || el.localName === "input" &&
    !/^(checkbox|radio|button|submit|reset|image|file|range|color|hidden)$/.test(el.type);

  function deepest(x, y) {
    let root = document, el = null;
    for (;;) {
      const next = root.elementFromPoint(x, y);
      if (!next || next === el) return el;
      el = next;
      if (!el.shadowRoot) return el;
      root = el.shadowRoot;
    }
  }

  const inView = (el) => {
    const { x, y, width, height } = el.getBoundingClientRect();
    return x + width / 2 >= 0 && y + height / 2 >= 0 && x + width / 2 < innerWidth && y + height / 2 < innerHeight;
  };

  const holds = (outer, inner) => {
    for (let at = inner; at; at = at.parentNode ?? at.host) if (at === outer) return true;
    return false;
  };

  // The element that lies over the middle of this one, if it is neither in it nor around it nor its label.
  function coverOf(el) {
    if (!inView(el) || !box(el)) return null;
    const { x, y, width, height } = el.getBoundingClientRect();
    const top = deepest(x + width / 2, y + height / 2);
    if (!top || holds(el, top) || holds(top, el)) return null;
    const label = top.closest?.("label");
    if (label && (label.control === el || holds(label, el))) return null;
    return top;
  }

  // What a pointer presses to press this element: its label, where that lies over it.
  function pressed(el) {
    if (!el.labels?.length || !inView(el) || !box(el)) return el;
    const { x, y, width, height } = el.getBoundingClientRect(), top = deepest(x + width / 2, y + height / 2);
    return [...el.labels].find((label) => top && !holds(el, top) && holds(label, top)) ?? el;
  }

  function active() {
    let el = document.activeElement;
    for (;;) {
      if (el?.shadowRoot?.activeElement) { el = el.shadowRoot.activeElement; continue; }
      let inner = null;
      try { inner = el?.contentDocument?.activeElement; } catch { /* another origin */ }
      if (!inner) return el;
      el = inner;
    }
  }

  function composite(el) {
    if (el.localName === "input" && el.type === "radio") return "radiogroup";
    for (let at = el; at; at = at.parentElement) {
      const own = at.getAttribute("role");
      if (own && COMPOSITES.includes(own)) return own;
    }
    return null;
  }

  const labelOf = (el) => fold([...(el.labels ?? [])].map((label) => label.innerText).join(" ")) ||
    (editable(el) || el.localName === "select" ? fold(el.placeholder) : text(el)).slice(0, 200);

  const facts = (el) => ({
    path: path(el), tag: el.localName, type: el.localName === "input" ? el.type : "", role: role(el), name: name(el),
    label: labelOf(el), html: html(el), box: box(el), visible: visible(el),
    enabled: !(el.matches(":disabled") || el.closest('[aria-disabled="true"]')),
    covered_by: ((cover) => (cover ? path(cover) : null))(coverOf(el)), in_view: inView(el), focusable: focusable(el),
    editable: editable(el), composite: composite(el),
  });

  // Paths of what a customer would open to see this element, the likeliest first.
  function openers(el) {
    const found = [];
    for (let at = el; at; at = at.parentElement) {
      if (at.localName === "details" && !at.open && at.querySelector(":scope > summary")) found.unshift(at.querySelector(":scope > summary"));
    }
    const closed = [...document.querySelectorAll('[aria-expanded="false"]')].filter(present);
    for (const one of closed) {
      const held = (one.getAttribute("aria-controls") ?? "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id));
      if (held.some((owned) => owned && holds(owned, el))) found.push(one);
    }
    const named = [...document.querySelectorAll("button, [role=button], label[for], summary, a")].filter(
      (one) => present(one) && MENU_WORDS.test(name(one) || text(one)));
    for (const one of [...named, ...closed]) if (!found.includes(one)) found.push(one);
    return found.filter(present).slice(0, 5).map(path);
  }

  // Path of a button that closes what lies over an element; null where there is none.
  function closer(cover) {
    let layer = cover;
    for (let at = cover; at && at !== document.body; at = at.parentElement) {
      if (/^(fixed|sticky|absolute)$/.test(getComputedStyle(at).position) || at.matches("dialog, [role=dialog], [role=alertdialog]")) layer = at;
    }
    const button = [...layer.querySelectorAll("button, [role=button], a, input[type=button]")].find(
      (one) => visible(one) && CLOSE_WORDS.test(name(one) || text(one)));
    return button ? path(button) : null;
  }

  const fresh = () => { places = new WeakMap(); };
  return { path, find, box, present, visible, roots, all, fold, text, role, name, description, html, focusable, editable, inView, coverOf, pressed,
    active, facts, openers, closer, holds, fresh };
}
