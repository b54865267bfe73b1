// Reads what is to be seen of texts and controls into the fields of `Layout` (see layout.py). `clips` are the questions of
// layout_clip.js, `covers` those of layout_cover.js, `spread` is the function of layout_page.js.
(limits, clips, covers, spread) => {
  const CONTROLS = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=checkbox], "
    + "[role=radio], [role=switch], [role=tab], [role=menuitem], [role=option], [role=combobox], [role=slider], [contenteditable=''], [contenteditable=true]";
  const SKIPPED = "script, style, noscript, template, title, head, option, textarea, select, svg, math, [contenteditable=''], [contenteditable=true]";
  const ICONS = /icon|symbol|glyph|awesome/i; // fonts whose letters are pictures
  const MENU_WORDS = /\b(menu|valikko|meny|navigation|navigaatio|navigering)\b|☰|≡/i;
  const MENU_NAMES = /menu|burger|nav(bar)?-?toggle/i; // of ids and classes
  const MORE_WORDS = /\b(more|all|lisää|kaikki|mer|alla)\b|…|\+/i;
  const BY_NATURE = "dialog, [popover], [role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=tooltip], [role=tabpanel], [role=alert], [role=status], [aria-live], [aria-roledescription=slide]";
  const LANDMARK = "header, nav, main, aside, footer, [role=banner], [role=navigation], [role=main], [role=complementary], [role=contentinfo]";
  const TEXT = 160;
  const { clipped, around, styleOf, alpha } = clips;
  const cut = (text, length = TEXT) => auditor.fold(text).slice(0, length).toWellFormed();
  const safely = (ask, otherwise) => { try { return ask() ?? otherwise; } catch { return otherwise; } };
  const seen = (el) => el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const owners = new Map(); // element → { el, kind, nodes }
  const moving = new Set(document.getAnimations().filter((one) => one.playState === "running").map((one) => one.effect?.target).filter(Boolean));
  let left = 0;

  // Whose text this is: the control's around it, or else the block's that it stands in. A link that is all of its block's text
  // has it, one that stands in a sentence has not.
  function ownerOf(node) {
    const near = node.parentElement;
    if (near && !seen(near)) return near.closest(CONTROLS) ? [near.closest(CONTROLS), "control"] : [near, "text"]; // its blocks are not known
    let block = near ?? node.getRootNode().host;
    while (block && /^(inline|contents)$|^ruby/.test(styleOf(block).display) && block.parentElement) block = block.parentElement;
    const around = block?.closest?.(CONTROLS), within = near?.closest(CONTROLS);
    if (around) return [around, "control"];
    if (within && block?.contains(within) && within.textContent.trim() === block.textContent.trim()) return [within, "control"];
    return [block, "text"];
  }

  function own(el, kind) {
    if (!owners.has(el)) owners.set(el, { el, kind, nodes: [] });
    return owners.get(el);
  }

  for (const root of auditor.roots(document)) {
    for (const el of root.querySelectorAll(CONTROLS)) if (!el.closest("svg, template")) own(el, "control");
    const walker = (root.ownerDocument ?? root).createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!/[\p{L}\p{N}]/u.test(node.data) || node.parentElement?.closest(SKIPPED)) continue;
      const [el, kind] = ownerOf(node);
      if (el) own(el, kind).nodes.push(node);
    }
  }

  const unpainted = (style) => alpha(style.webkitTextFillColor) === 0 && style.webkitBackgroundClip !== "text" && style.textShadow === "none";

  function rectsOf({ el, nodes }) {
    const found = [];
    for (const node of nodes) {
      const holder = node.parentElement;
      if (holder && (!seen(holder) || unpainted(styleOf(holder)) || ICONS.test(styleOf(holder).fontFamily.split(",")[0]))) continue;
      const range = node.ownerDocument.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) found.push(rect);
    }
    const own = found.length || nodes.length ? null : el.getBoundingClientRect();
    return own && own.width > 1 && own.height > 1 ? [own] : found;
  }

  const aside = (rects) => rects.every(({ right, bottom }) => right + scrollX <= 0 || bottom + scrollY <= 0);

  function layerOf(el) {
    for (let at = el; at; at = around(at)) if (/^(fixed|sticky)$/.test(styleOf(at).position)) return at;
    return null;
  }

  // What a customer may press to see what is closed: the openers that are shown, with what they say that they open.
  const calledMenu = (el) => MENU_WORDS.test(safely(() => auditor.name(el), "") || el.textContent) || MENU_NAMES.test(`${el.id} ${el.getAttribute("class")} ${el.getAttribute("for")}`);
  const openers = [...auditor.all("[aria-expanded=false], summary, [aria-haspopup], button, [role=button], label[for], [popovertarget]")].filter((el) => auditor.present(el)
    && (el.matches("[aria-expanded=false], [aria-haspopup], [popovertarget]") || (el.localName === "summary" && !el.parentElement.open) || calledMenu(el)));
  const menus = openers.filter(calledMenu);
  const named = (el) => ["aria-controls", "aria-owns", "popovertarget", "commandfor", "data-target", "data-bs-target", "href", "for"]
    .flatMap((key) => (el.getAttribute(key) ?? "").split(/\s+/)).map((id) => id.replace(/^#/, "")).filter(Boolean);
  const opened = new Set([...openers, ...auditor.all("a[href^='#'], label[for], [data-target], [data-bs-target]")].filter((el) => auditor.present(el)).flatMap(named));
  const openable = new Map();

  function canOpen(el, top) {
    if (openable.has(top)) return openable.get(top);
    const id = (one) => Element.prototype.getAttribute.call(one, "id");
    const says = top.matches(BY_NATURE) || top.closest(`details:not([open]), ${BY_NATURE}`) || (id(top) && opened.has(id(top)))
      || [...top.querySelectorAll("[id]")].some((one) => opened.has(id(one)));
    const place = top.closest(LANDMARK), menu = place?.matches("header, nav, [role=banner], [role=navigation]") || top.querySelector("nav, [role=navigation]");
    const near = openers.some((one) => one.closest(LANDMARK) === place) || (menu && menus.length > 0);
    openable.set(top, Boolean(says || near));
    return openable.get(top);
  }

  function hiddenAt(el) {
    let top = el;
    for (let at = el; at && at !== document.body; at = around(at)) if (!seen(at)) top = at;
    return top;
  }

  const nameOf = (el) => safely(() => auditor.name(el), "") || cut(el.getAttribute("aria-label") || el.textContent || el.title || "");
  const textOf = ({ el, nodes }) => cut(nodes.length ? nodes.map((node) => node.data).join(" ") : el.localName === "input" && /^(submit|button|reset)$/.test(el.type) ? el.value : "");
  const pageBox = ([first, ...more]) => {
    const all = [first, ...more], frame = frameOffset(first);
    const x = Math.min(...all.map((one) => one.left)), y = Math.min(...all.map((one) => one.top));
    const right = Math.max(...all.map((one) => one.right)), bottom = Math.max(...all.map((one) => one.bottom));
    return [x + frame[0], y + frame[1], right - x, bottom - y].map((n) => Math.round(n * 10) / 10);
  };
  const frameOffset = (rect) => rect.offset ?? [scrollX, scrollY];
  // Where rectangles of a frame's document lie on the page.
  const offsetOf = (el) => {
    const box = auditor.box(el), { x, y } = el.getBoundingClientRect();
    return box ? [box[0] - x, box[1] - y] : [scrollX, scrollY];
  };

  // Something to press that shows the rest of a text that is cut: a button beside it, or the link of the card that it previews.
  function showsMore(box, ellipsis) {
    const near = box.parentElement ?? box;
    const button = [...near.querySelectorAll("button, [role=button], summary, a")].some((one) => auditor.present(one)
      && (one.getAttribute("aria-expanded") === "false" || MORE_WORDS.test(auditor.fold(one.textContent).slice(0, 40))));
    if (button && box.scrollHeight > box.clientHeight) return true;
    for (let at = box, n = 0; ellipsis && at && n < 3 && !at.matches(`body, ${LANDMARK}`); at = at.parentElement, n += 1) {
      if (at.matches("a[href]") || at.querySelector("a[href]")) return true;
    }
    return false;
  }

  // A row that is pushed sideways by itself, by fingers or by buttons: slides, tickers.
  const slides = (box, el) => box !== el && (hidden.has(box) || box.scrollWidth - box.clientWidth > 0.8 * box.clientWidth || moving.has(box)
    || [...moving].some((one) => box.contains(one)));

  // A link in a sentence is cut with the sentence.
  const inSentence = (el, piece) => piece.kind === "control" && !owners.get(el).nodes.length && /[\p{L}\p{N}]/u.test(el.textContent) && el.localName === "a";

  const pieces = [], kept = [], hidden = new Set();
  let counts = { seen: 0, hidden: 0 };
  for (const owner of owners.values()) {
    const { el, kind } = owner;
    // What is drawn for the eyes alone, such as a large number behind a heading, is no text to lose.
    if (kind === "text" && el.closest("template, [inert], [aria-hidden=true]")) continue;
    const rects = seen(el) ? rectsOf(owner) : [];
    const found = rects.length && !aside(rects) ? clipped(el, rects) : null;
    const state = !found ? "hidden" : found.shown.length ? "seen" : "cut";
    const group = state === "seen" ? "seen" : "hidden";
    if ((counts[group] += 1) > limits[group]) { left += 1; continue; }
    if (state === "cut" && found.hider.axis === "x") hidden.add(found.hider.by);
    if (found) for (const rect of found.gone) if (rect.axis === "x") hidden.add(rect.by);
    const drawer = rects.length > 0 && aside(rects); // drawn beside the page, to be pulled in
    const top = state === "hidden" ? hiddenAt(el) : state === "cut" ? found.hider.by : null;
    const openable = state === "cut" ? (found.hider.axis === "x" ? slides(top, el) : showsMore(top, found.cut?.ellipsis)) || canOpen(el, top) : Boolean(top) && (drawer || canOpen(el, top));
    const piece = {
      kind, state, path: auditor.path(el), tag: el.localName, text: textOf(owner), role: kind === "control" ? auditor.role(el) : "",
      name: kind === "control" ? nameOf(el) : "", hidden_at: top ? auditor.path(top) : "", openable,
      html: top && !openable ? auditor.html(state === "cut" ? el : top) : "",
      words: (owner.nodes.map((node) => node.data).join(" ").match(/[\p{L}\p{N}]+/gu) ?? []).length,
    };
    if (state !== "seen") { pieces.push(piece); continue; }
    const offset = offsetOf(el), layer = layerOf(el);
    for (const rect of found.shown) rect.offset = offset;
    piece.box = kind === "control" && !found.cut ? auditor.box(el) : pageBox(found.shown);
    piece.floats = Boolean(layer);
    kept.push({ el, piece, found, layer, rects: found.shown, moves: [...moving].some((one) => one.contains(el)) });
    pieces.push(piece);
  }
  for (const { el, piece, found } of kept) {
    if (!found.cut || inSentence(el, piece)) continue;
    const { by, x, y, lines, ellipsis } = found.cut;
    piece.clip = {
      by: auditor.path(by), x: Math.round(x), y: Math.round(y), lines, of: found.shown.length + lines, ellipsis,
      more: showsMore(by, ellipsis), slides: (x > 0 || y === 0) && slides(by, el), html: auditor.html(by),
    };
    piece.html = auditor.html(el);
  }
  const page = spread(kept, clips);
  const expanded = [...auditor.all("[aria-expanded=true]")].flatMap((el) => named(el).map((id) => document.getElementById(id)));
  const { covered, overlaps } = covers(kept, limits, clips);
  for (const [one, cover] of covered) {
    const opened = Boolean(cover.closest(`${BY_NATURE}, details[open]`)) || expanded.some((open) => open && auditor.holds(open, cover));
    Object.assign(one.piece, { covered_by: auditor.path(cover), opened_over: opened, html: auditor.html(one.el) });
  }
  return {
    url: location.href.toWellFormed(), ...page, pieces, left_out: left,
    overlaps: overlaps.map(([one, other, rect, px]) => ({
      path: one.piece.path, other: other.piece.path, text: one.piece.text || one.piece.name, other_text: other.piece.text || other.piece.name,
      box: pageBox([rect]), across: Math.round(px[0]), down: Math.round(px[1]), html: auditor.html(one.el),
    })),
  };
}
