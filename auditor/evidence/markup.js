// Reads how a page's text is marked up into the fields of `Markup` (see markup.py), in one walk over the document, its open shadow
// roots and the frames of its own origin: each run of text with its lines as they are written, headings, lists, quotations, parts
// in another language, empty paragraphs, obsolete markup, ids that several elements bear.
(limits) => {
  // A link in a list item holds all of its text: the item's own direction turns nothing.
  function innermost(el) {
    let at = el;
    while (at.childElementCount === 1 && [...at.childNodes].every((one) => one === at.firstElementChild || !(one.nodeValue ?? "").trim())) at = at.firstElementChild;
    return at;
  }

  const TEXT = 800, SKIPPED = new Set("script style template noscript head svg select textarea option datalist audio video canvas object math".split(" "));
  const PLACES = new Set("li dt dd td th blockquote figure figcaption pre code label button summary nav footer header address q a legend caption aside main h1 h2 h3 h4 h5 h6".split(" "));
  const PROGRAM = new Set(["code", "kbd", "samp", "tt", "pre", "var"]);
  const LANDMARKS = { nav: "navigation", main: "main", aside: "complementary", header: "banner", footer: "contentinfo", search: "search" };
  const LANDMARK_ROLES = new Set(["banner", "navigation", "main", "contentinfo", "complementary", "search", "form", "region"]);
  const OBSOLETE = new Set("acronym basefont big blink center dir font marquee nobr plaintext spacer strike tt xmp".split(" "));
  const OBSOLETE_ATTRIBUTES = { align: /./, bgcolor: /./, valign: /./, cellpadding: /./, cellspacing: /./, border: /^(table|img)$/, hspace: /./, vspace: /./, background: /^(body|table|td|th|tr)$/ };
  const getter = (type, name) => { const { get } = Object.getOwnPropertyDescriptor(type.prototype, name); return (node) => get.call(node); };
  const kind = getter(Node, "nodeType"), firstChild = getter(Node, "firstChild"), next = getter(Node, "nextSibling"), tagOf = getter(Element, "localName");
  const shadowOf = getter(Element, "shadowRoot"), htmlOf = getter(Document, "documentElement");
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const has = (el, name) => Element.prototype.hasAttribute.call(el, name);
  const cut = (text, length) => auditor.fold(text).slice(0, length).toWellFormed();
  const isBlank = (text) => !/[^\s\u00a0\u200b\ufeff]/.test(text);
  const holders = new Map(); // what may show its children in another order than they are written in
  const passages = [], headings = [], parts = [], lists = [], quotes = [], empties = [], mains = [], hops = [], obsolete = new Map();
  let count = 0, left = 0;

  const note = (name, el) => { const one = obsolete.get(name); if (one) one.count += 1; else obsolete.set(name, { name, count: 1, el }); };

  function walk(node, here) {
    for (let child = firstChild(node); child; child = next(child)) {
      if (count > limits.elements || here.depth > 400) { left += 1; return; }
      if (kind(child) === Node.TEXT_NODE) hear(child.data, here);
      else if (kind(child) === Node.ELEMENT_NODE) look(child, here);
    }
  }

  function look(el, above) {
    const tag = tagOf(el), order = (count += 1);
    if (SKIPPED.has(tag) && !OBSOLETE.has(tag)) return;
    const style = getComputedStyle(el);
    if (style.display === "none" || style.display === "" || (has(el, "contenteditable") && el.isContentEditable)) return;
    if (OBSOLETE.has(tag)) note(tag, el);
    for (const name of Object.keys(OBSOLETE_ATTRIBUTES)) if (has(el, name) && OBSOLETE_ATTRIBUTES[name].test(name === "border" || name === "background" ? tag : "x")) note(`${name}=`, el);
    if (tag === "br") { broken(above); return; }
    moved(el, style);
    const inline = /^inline$|^contents$|^ruby/.test(style.display), own = has(el, "role") ? attribute(el, "role").trim().split(/\s+/)[0] : "";
    const here = {
      ...above, depth: above.depth + 1, holder: el, places: PLACES.has(tag) ? [...above.places, tag].slice(-12) : above.places,
      block: inline ? above.block : { el, order, text: "", brs: 0, run: 0, longest: 0, linked: 0, letters: 0, foreign: false, program: false, images: 0 },
      unseen: style.visibility !== "visible", hidden: above.hidden || attribute(el, "aria-hidden") === "true",
      linked: above.linked || (tag === "a" && has(el, "href")) || tag === "button" || own === "link" || own === "button", pre: /^pre/.test(style.whiteSpace),
    };
    if (PROGRAM.has(tag) && here.block) here.block.program = true;
    const sectioned = /^(header|footer)$/.test(tag) && above.places.some((place) => place === "main") || (/^(header|footer)$/.test(tag) && el.closest("article, section, main, aside, nav"));
    const landmark = own ? (LANDMARK_ROLES.has(own) ? own : "") : sectioned ? "" : LANDMARKS[tag];
    if (landmark) here.landmark = landmark;
    if (!here.hidden && !here.unseen) {
      if (landmark === "main") mains.push({ el, order });
      if (has(el, "lang")) { here.part = { el, lang: attribute(el, "lang").slice(0, 50).toWellFormed(), text: "" }; parts.push(here.part); if (inline && here.block) here.block.foreign = true; }
      if (own === "heading" || (!own && /^h[1-6]$/.test(tag))) headings.push({ el, order, level: Number.parseInt(attribute(el, "aria-level") ?? (/^h[1-6]$/.test(tag) ? tag[1] : "2"), 10) || 2, landmark: here.landmark });
      if (/^(ul|ol|menu)$/.test(tag) && (!own || own === "list")) listed(el, style);
      if (tag === "blockquote" && !own) quotes.push({ el, order });
      if (hops.length < 8 && here.linked && !above.linked) hop(el, order);
    }
    if (tag === "img" && here.block) here.block.images += 1;
    if (/^(p|div)$/.test(tag) && !el.firstElementChild?.firstElementChild) emptied(el);
    if (here.block !== above.block && above.block) { above.block.text += "\n"; above.block.run = 0; }
    else if (inline && /^(img|input|iframe)$/.test(tag) && here.block) { here.block.text += " "; here.block.run = 0; }
    const slot = here.block !== above.block ? passages.push(null) - 1 : -1;
    walk(el, here);
    if (shadowOf(el)) walk(shadowOf(el), here);
    if (slot >= 0) closed(here, style, slot);
    if (tag === "iframe" || tag === "frame") {
      let inner = null;
      try { inner = el.contentDocument; } catch { /* another origin */ }
      if (inner && htmlOf(inner)) look(htmlOf(inner), { ...here, block: null, part: null, landmark: "", places: ["iframe"], linked: false });
    }
  }

  // Why children may be shown in another order: told of the element that holds them.
  function moved(el, style) {
    const holder = el.parentElement;
    if (/flex|grid/.test(style.display)) { if (/reverse/.test(style.flexDirection) && /flex/.test(style.display)) holders.set(el, "reverse"); else if (/grid/.test(style.display) && !holders.has(el)) holders.set(el, "grid"); }
    if (!holder) return;
    if (style.order !== "0") holders.set(holder, "order");
    else if (holders.has(holder)) return;
    else if (style.float === "right") holders.set(holder, "float");
    else if (style.position === "absolute" || (style.position === "relative" && (style.top !== "auto" || style.left !== "auto"))) holders.set(holder, "position");
  }

  // Children that are written one after the other, and shown the other way round: above it, or to its left in the same row.
  function turned([el, how]) {
    const kids = [...el.children].slice(0, 40).filter((kid) => auditor.visible(kid)).map((kid) => ({ text: cut(kid.matches("input, textarea, select, [contenteditable]") ? "" : kid.innerText ?? "", 120), box: kid.getBoundingClientRect() })).filter(({ text }) => text);
    if (kids.length < 2 || getComputedStyle(el).direction === "rtl") return null;
    const meet = (from, to, start, end) => Math.min(to, end) - Math.max(from, start);
    const upwards = (a, b) => b.bottom <= a.top + 1 && meet(a.left, a.right, b.left, b.right) > 0.3 * Math.min(a.width, b.width);
    const leftwards = (a, b) => b.right <= a.left + 1 && meet(a.top, a.bottom, b.top, b.bottom) > 0.5 * Math.min(a.height, b.height);
    const pairs = kids.slice(1).map((kid, n) => [kids[n], kid]).map(([a, b]) => ({ a, b, up: upwards(a.box, b.box), left: leftwards(a.box, b.box) })).filter(({ up, left: side }) => up || side);
    if (!pairs.length) return null;
    const first = pairs.find(({ up }) => up) ?? pairs[0], seen = [...kids].sort((a, b) => (upwards(a.box, b.box) || leftwards(a.box, b.box) ? 1 : upwards(b.box, a.box) || leftwards(b.box, a.box) ? -1 : 0));
    return { path: auditor.path(el), html: auditor.html(el).toWellFormed(), how, count: pairs.length, upwards: pairs.some(({ up }) => up), written: first.a.text, shown_before: first.b.text, texts: seen.slice(0, 12).map(({ text }) => text.slice(0, 60).toWellFormed()) };
  }

  function hear(data, here) {
    if (here.unseen || !here.block) return;
    const text = here.pre ? data : data.replace(/[ \t\n\r\f]+/g, " "), { block } = here;
    if (here.part && here.part.text.length < TEXT) here.part.text += text;
    const letters = text.replace(/[\s\u00a0]/g, "").length;
    block.letters += letters;
    if (here.linked) block.linked += letters;
    if (letters) block.run = 0;
    if (block.text.length < TEXT * 2) block.text += text;
  }

  function broken(here) {
    const { block } = here;
    if (!block || here.unseen) return;
    block.brs += 1;
    block.run += 1;
    block.longest = Math.max(block.longest, block.run);
    block.text += "\n";
  }

  function closed(here, style, slot) {
    const { block } = here;
    if (isBlank(block.text)) return;
    passages[slot] = { block, here, style };
  }

  const passageOf = ({ block, here, style }) => ({
    path: auditor.path(block.el), tag: tagOf(block.el), order: block.order, text: block.text.replace(/ *\n */g, here.pre ? "$&" : "\n").slice(0, TEXT).trim().toWellFormed(),
    lang: langOf(block.el), marked: Boolean(here.part && here.part.el !== htmlOf(block.el.ownerDocument)), direction: getComputedStyle(innermost(block.el)).direction, linked: block.letters ? Math.round((100 * block.linked) / block.letters) / 100 : 0, landmark: here.landmark, places: here.places,
    breaks: block.brs, break_run: block.longest, foreign: block.foreign, program: block.program, hidden: here.hidden, pre: here.pre, parent: parentOf(block.el),
    visible: auditor.visible(block.el), italic: style.fontStyle === "italic", indent: Math.round(Number.parseFloat(style.marginLeft) + Number.parseFloat(style.paddingLeft)) || 0, marker: before(block.el),
  });

  const before = (el) => { const { content } = getComputedStyle(el, "::before"); return /^(none|normal)$/.test(content) ? "" : content.replace(/^["']|["']$/g, "").slice(0, 10).toWellFormed(); };
  const langOf = (el) => { for (let at = el; at; at = at.parentElement ?? at.getRootNode().host) if (has(at, "lang")) return attribute(at, "lang").slice(0, 50).toWellFormed(); return ""; };
  const ids = new Map();
  function parentOf(el) { const up = el.parentNode; if (!ids.has(up)) ids.set(up, ids.size); return ids.get(up); }

  function listed(el, style) {
    const items = [...el.children].filter((child) => !/^(script|template)$/.test(child.localName));
    const shown = items.filter((child) => (child.localName === "li" && !has(child, "role")) || attribute(child, "role") === "listitem");
    lists.push({ el, items: shown.length, others: items.length - shown.length, text: cut(el.textContent, 200), visible: auditor.visible(el), marked: style.listStyleType !== "none" });
  }

  // The first things that take the focus: whether one of them leads past what repeats.
  function hop(el, order) {
    if (!auditor.focusable(el) && !el.matches("[tabindex]:not([tabindex^='-'])")) return;
    const href = attribute(el, "href") ?? "", id = href.startsWith("#") && href.length > 1 ? safely(() => decodeURIComponent(href.slice(1))) : "";
    hops.push({ path: auditor.path(el), order, name: auditor.name(el), href: href.slice(0, 300).toWellFormed(), el, target: id ? el.getRootNode().getElementById(id) : null });
  }
  const safely = (ask) => { try { return ask(); } catch { return ""; } };

  // Paragraphs that hold nothing but blanks and line breaks, and take room: counted where they stand side by side.
  function emptied(el) {
    if (!isBlank(el.textContent) || (el.childElementCount && [...el.children].some((child) => child.localName !== "br")) || (tagOf(el) === "div" && !el.childElementCount && !/\u00a0/.test(el.textContent))) return;
    if (el.getBoundingClientRect().height < 1 || ["class", "id", "role", "style"].some((name) => tagOf(el) === "div" && has(el, name)) || has(el, "aria-live") || has(el, "role")) return;
    const last = empties.at(-1);
    if (last && el.previousElementSibling === last.last) { last.run += 1; last.last = el; } else if (empties.length < limits.each) empties.push({ el, last: el, run: 1 });
  }

  function headingOf({ el, order, level, landmark }) {
    return {
      path: auditor.path(el), html: auditor.html(el).toWellFormed(), tag: tagOf(el), order, level, landmark, name: auditor.name(el), text: cut(el.textContent, 300), box: auditor.box(el), visible: auditor.visible(el),
      pictures: el.querySelectorAll("img, svg, [role=img], canvas, object, input[type=image]").length, controls: el.querySelectorAll("a[href], button, input, select").length,
    };
  }

  // Ids that several elements of one document bear and that something refers to.
  function doubled() {
    const found = [];
    for (const root of auditor.roots(document)) {
      const byId = new Map();
      for (const el of root.querySelectorAll("[id]")) { const id = attribute(el, "id"); if (id) byId.set(id, [...(byId.get(id) ?? []), el]); }
      for (const [id, elements] of byId) {
        if (elements.length < 2 || found.length >= limits.each) continue;
        const safe = CSS.escape(id), by = [];
        for (const [how, selector] of [["for", `label[for="${safe}"]`], ...["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "aria-errormessage", "headers"].map((name) => [name, `[${name}~="${safe}"]`]), ["href", `a[href="#${safe}"]`], ["usemap", `[usemap="#${safe}"]`]]) {
          for (const from of safely(() => [...root.querySelectorAll(selector)]) || []) if (by.length < 20) by.push({ how, path: auditor.path(from), near: elements.findIndex((el) => commonDepth(el, from) === Math.max(...elements.map((one) => commonDepth(one, from)))) });
        }
        if (by.length) found.push({ id: id.slice(0, 100).toWellFormed(), elements: elements.slice(0, 10).map((el) => ({ path: auditor.path(el), tag: tagOf(el), field: el.matches("input:not([type=hidden]), select, textarea"), named: has(el, "aria-label") || has(el, "aria-labelledby") || has(el, "title"), text: cut(el.matches("textarea, select, [contenteditable]") ? "" : el.textContent, 100), shown: auditor.visible(el) })), by });
      }
    }
    return found;
  }
  function commonDepth(one, other) { let depth = 0; for (let at = other; at; at = at.parentElement) if (at.contains(one)) { for (let up = at; up; up = up.parentElement) depth += 1; return depth; } return 0; }

  look(htmlOf(document), { depth: 0, block: null, part: null, landmark: "", places: [], hidden: false, unseen: false, linked: false, pre: false });
  const whole = passages.filter(Boolean), said = parts.filter(({ text, el }) => !isBlank(text) && el !== htmlOf(document));
  const cutOff = (list, most) => { left += Math.max(0, list.length - most); return list.slice(0, most); };
  const orders = new Map(whole.map((one) => [one.block.el, one.block.order]));
  const orderOf = (el) => { if (orders.has(el)) return orders.get(el); const after = whole.find(({ block }) => el.contains(block.el) || el.compareDocumentPosition(block.el) & Node.DOCUMENT_POSITION_FOLLOWING); return after ? after.block.order : count; };
  return {
    language: attribute(htmlOf(document), "lang") ?? "", titles: [...document.querySelectorAll("title")].filter((el) => el.namespaceURI === "http://www.w3.org/1999/xhtml").slice(0, 10).map((el) => cut(el.textContent, 300)),
    root: tagOf(htmlOf(document)), passages: cutOff(whole, limits.passages).map(passageOf), headings: cutOff(headings, limits.headings).map(headingOf),
    parts: cutOff(said, limits.each).map(({ el, lang, text }) => ({ path: auditor.path(el), lang, text: cut(text, TEXT), html: auditor.html(el).toWellFormed() })),
    lists: cutOff(lists, limits.headings).filter(({ items, others }) => !items || others).map(({ el, ...facts }) => ({ ...facts, path: auditor.path(el), tag: tagOf(el), html: auditor.html(el).toWellFormed() })),
    quotes: cutOff(quotes, limits.each).map(({ el, order }) => ({ path: auditor.path(el), order, text: cut(el.textContent, TEXT), html: auditor.html(el).toWellFormed(), cited: has(el, "cite") || Boolean(el.querySelector("cite, footer, q")) || Boolean(el.closest("figure")?.querySelector("figcaption")), holds: ["h1,h2,h3,h4,h5,h6,[role=heading]", "input,select,textarea,button,form", "table", "img,video,iframe"].map((selector, n) => (el.querySelector(selector) ? ["heading", "form", "table", "picture"][n] : "")).filter(Boolean) })),
    empties: empties.filter(({ el }) => auditor.visible(el) || el.getBoundingClientRect().height > 1).map(({ el, run }) => ({ path: auditor.path(el), tag: tagOf(el), run })),
    obsolete: [...obsolete.values()].map(({ name, count: times, el }) => ({ name, count: times, path: auditor.path(el), html: auditor.html(el).toWellFormed() })),
    turned: [...holders].filter(([el]) => el !== htmlOf(document)).slice(0, 300).map((one) => safely(() => turned(one)) || null).filter(Boolean).slice(0, 30),
    mains: mains.slice(0, 10).map(({ el, order }) => ({ path: auditor.path(el), order })), doubled: doubled(),
    hops: hops.map(({ el, target, ...facts }) => ({ ...facts, leads_to: target ? orderOf(target) : null, target: target ? auditor.path(target) : "" })), left_out: left,
  };
}
