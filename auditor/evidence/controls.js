// Looks at the links and buttons of a page and at what stands around them, into the fields of `Controls` (see controls.py).
({ most }) => {
  const ROLES = "link button checkbox radio switch tab menuitem menuitemcheckbox menuitemradio option treeitem gridcell".split(" ");
  const NATIVE = "a, area, button, summary, input:is([type=submit], [type=button], [type=reset], [type=image])";
  const WANTED = `${NATIVE}, ${ROLES.map((role) => `[role=${role}]`).join()}, [role^=doc-], [onclick]`;
  const TAKERS = "a[href], button, input, select, textarea, summary, label, [tabindex], [role=button], [role=link]";
  const BLOCKS = /^(block|flow-root|list-item|table-cell|table-caption|inline-block|flex|grid|inline-flex|inline-grid)$/;
  const ICON_FONT = /icon|symbol|awesome|glyph/i;
  const TEXT = 300, LONG = 500;

  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const has = (el, name) => Element.prototype.hasAttribute.call(el, name);
  const closest = (el, selector) => Element.prototype.closest.call(el, selector);
  const cut = (text, length) => auditor.fold(text ?? "").slice(0, length).toWellFormed();
  const safely = (ask, otherwise) => { try { return ask() ?? otherwise; } catch { return otherwise; } };
  const parentOf = (el) => el.assignedSlot ?? el.parentElement ?? el.getRootNode().host ?? null;

  const styles = new WeakMap(), ids = new Map(), blockTexts = new WeakMap();
  const styleOf = (el) => { if (!styles.has(el)) styles.set(el, getComputedStyle(el)); return styles.get(el); };
  const idOf = (el) => { if (!ids.has(el)) ids.set(el, `${ids.size}`); return ids.get(el); };

  function* ancestors(el) {
    for (let at = parentOf(el); at; at = parentOf(at)) yield at;
  }

  const away = (style) => style.display === "none" || style.visibility !== "visible";
  const clipped = (style) => /inset\((50|100)%/.test(style.clipPath) || /rect\((0|1)px,? /.test(style.clip) || parseFloat(style.fontSize) === 0;

  // Whether text in this element, up to the control, is seen; icons that a font draws are no text.
  function shown(el, control, silent) {
    for (let at = el; at; at = parentOf(at)) {
      const style = styleOf(at);
      if (/^(select|textarea|script|style|template|noscript|option|title|desc|metadata)$/.test(at.localName) || away(style) || clipped(style) || style.opacity === "0") return false;
      if (!silent && at !== control && attribute(at, "aria-hidden") === "true") return false;
      if (ICON_FONT.test(style.fontFamily.split(",")[0])) return false;
      const { width, height, right, bottom } = at.getBoundingClientRect();
      if (style.overflow !== "visible" && (width <= 1 || height <= 1)) return false;
      if (style.position !== "static" && (right + scrollX <= 0 || bottom + scrollY <= 0)) return false;
      if (at === control) break;
    }
    return true;
  }

  function textIn(el, test, most = TEXT) {
    const walker = el.ownerDocument.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    let words = "", block = null;
    for (let node = walker.nextNode(); node && words.length < most * 2; node = walker.nextNode()) {
      if (!node.data.trim()) { words += " "; continue; }
      if (!test(node.parentElement)) continue;
      const own = blockOf(node.parentElement, el);
      words += (own === block ? "" : " ") + node.data;
      block = own;
    }
    return cut(words, most);
  }

  function blockOf(el, end) {
    for (let at = el; at && at !== end; at = at.parentElement) if (BLOCKS.test(styleOf(at).display)) return at;
    return end;
  }

  const seenIn = (el, silent) => textIn(el, (at) => shown(at, el, silent));
  // Named by something else than its content.
  // What is named after something that holds it is named after itself, too: libraries differ in what they make of that.
  const namers = (el) => (el.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean).map((id) => el.getRootNode().getElementById?.(id));
  const renamed = (el) => !namers(el).some((one) => one !== el && one?.contains(el)) && (has(el, "aria-label") || has(el, "aria-labelledby"));

  function labels(el, role) {
    if (!renamed(el) || !ROLES.includes(role)) return {};
    if (el.localName === "input") return { label: /^(submit|button|reset)$/.test(el.type) ? cut(el.value, TEXT) : "" };
    const label = seenIn(el, false), whole = el.querySelector("[aria-hidden=true]") ? seenIn(el, true) : label;
    return { label, hidden_label: whole === label ? "" : whole };
  }

  function target(el) {
    const href = has(el, "href") ? attribute(el, "href") : el.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    if (href === null || !/^(a|area)$/.test(el.localName)) return { href: null };
    let url = null;
    try { url = new URL(href.trim(), el.baseURI); } catch { /* no address */ }
    const own = url && /^(https?|mailto|tel|sms|ftp|file):$/.test(url.protocol);
    if (own) url.username = url.password = "";
    return { href: href.slice(0, LONG).toWellFormed(), url: own ? url.href.slice(0, 1000).toWellFormed() : "", missing: gone(el, href, url) };
  }

  // A place on this page that is not there. What a script does with the address cannot be seen: routes such as `#/start` are left.
  function gone(el, href, url) {
    if (!url?.hash || url.hash.length < 2 || url.href.split("#")[0] !== el.ownerDocument.location.href.split("#")[0]) return false;
    if (!/^#[^/!=&?:~]+$/.test(href.trim()) || /^#top$/i.test(href.trim())) return false;
    const id = safely(() => decodeURIComponent(url.hash.slice(1)), url.hash.slice(1)), roots = [el.getRootNode(), el.ownerDocument];
    return !roots.some((root) => root.getElementById?.(id) || root.querySelector(`a[name="${CSS.escape(id)}"]`));
  }

  function opensWindow(el) {
    const name = attribute(el, "target") ?? el.ownerDocument.querySelector("base[target]")?.getAttribute("target") ?? "";
    if (!/^(a|area)$/.test(el.localName) || !has(el, "href") || !name || /^_(self|parent|top)$/i.test(name)) return false;
    return /^_blank$/i.test(name) || !el.ownerDocument.querySelector(`iframe[name="${CSS.escape(name)}"], frame[name="${CSS.escape(name)}"]`);
  }

  // What a style sheet writes or draws in the control.
  function decoration(el) {
    let drawn = "", picture = Boolean(el.querySelector("img, svg, canvas, picture, [role=img], i:empty, span:empty")) || /^(img|svg)$/.test(el.localName) || el.type === "image";
    for (const at of [el, ...[...el.querySelectorAll("*")].slice(0, 8)]) {
      if (styleOf(at).backgroundImage !== "none" || styleOf(at).maskImage !== "none") picture = true;
      for (const pseudo of ["::before", "::after"]) {
        const { content, backgroundImage, maskImage, width } = getComputedStyle(at, pseudo);
        if (/^(none|normal)$/.test(content)) continue;
        if (/url\(/.test(content) || backgroundImage !== "none" || maskImage !== "none" || (/^""$/.test(content) && parseFloat(width) > 3)) picture = true;
        drawn += ` ${[...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((one) => one[1]).join(" ")}`;
      }
      if (ICON_FONT.test(styleOf(at).fontFamily.split(",")[0])) picture = true;
    }
    return { picture, drawn: cut(drawn, 100) };
  }

  function surroundings(el) {
    let block = null, cell = null;
    const items = [];
    for (const at of ancestors(el)) {
      const role = attribute(at, "role") ?? "";
      if (!block && BLOCKS.test(styleOf(at).display) && !ROLES.includes(role)) block = at;
      if (at.localName === "li" && (!role || role === "listitem") || role === "listitem") items.push(at);
      if (!cell && (/^t[dh]$/.test(at.localName) || /^(grid)?cell$/.test(role))) cell = at;
    }
    block ??= el.parentElement;
    return {
      block: block ? auditor.path(block) : "", around: block ? (block.localName === "body" ? alone(block, el) : without(block, el)) : "",
      items: items.slice(0, 5).map((item) => cut(ownText(item, el), TEXT)), heads: cell ? cut(heads(cell), TEXT) : "",
      sides: [...items, cell, block].filter(Boolean).slice(0, 8).map(idOf),
    };
  }

  // What a block says besides the control; a block with very much text is no context of one link.
  function without(block, el) {
    const whole = wordsOf(block);
    return whole.length > 1500 ? "" : cut(whole.replace(wordsOf(el), " "), TEXT);
  }

  function wordsOf(el) {
    if (!blockTexts.has(el)) blockTexts.set(el, auditor.text(el));
    return blockTexts.get(el);
  }

  // The body holds the whole page: what counts is the text right beside, with no block between.
  function alone(body, el) {
    let words = "";
    for (const step of ["previousSibling", "nextSibling"]) {
      for (let at = el[step], n = 0; at && n < 6; at = at[step], n++) {
        if (at.nodeType === Node.ELEMENT_NODE && (BLOCKS.test(styleOf(at).display) || at.localName === "br")) break;
        words = step === "previousSibling" ? `${at.textContent} ${words}` : `${words} ${at.textContent}`;
      }
    }
    return cut(words, TEXT);
  }

  // What a list item says itself, without the lists in it and without the link.
  function ownText(item, el) {
    if (!item.querySelector("ul, ol")) return without(item, el);
    const own = [...item.childNodes].filter((node) => !/^(ul|ol)$/.test(node.localName ?? ""));
    return own.map((node) => node.innerText ?? node.textContent).join(" ").replace(wordsOf(el), " ");
  }

  function heads(cell) {
    const row = closest(cell, "tr"), table = closest(cell, "table");
    if (!row || !table) return "";
    const across = [...row.cells].filter((one) => one !== cell && one.localName === "th");
    const down = [...table.rows].slice(0, 3).flatMap((one) => [...one.cells]).filter(
      (one) => one.localName === "th" && one.cellIndex === cell.cellIndex && one.parentElement !== row && attribute(one, "scope") !== "row");
    return [...across, ...down].map((one) => one.textContent).join(" ");
  }

  const silent = (el) => Boolean(closest(el, "[aria-hidden=true], [inert]")) || [...ancestors(el)].some((at) => attribute(at, "aria-hidden") === "true");
  const within = (el) => [...ancestors(el)].some((at) => at.matches(TAKERS));

  // A click handler on what is no control; not where the controls in it or around it take the click.
  function bound(el, role) {
    return has(el, "onclick") && !ROLES.includes(role) && !el.matches(TAKERS) && !within(el) && !el.querySelector(TAKERS) && !/^(body|html|form|dialog)$/.test(el.localName);
  }

  // aria-api takes some 0.1 ms a name. Where an element holds plain text and nothing says otherwise, the text is the name.
  function nameOf(el) {
    const plain = !el.attributes.length || ![el, ...el.querySelectorAll("*")].some(odd);
    const text = plain && /^(a|button|summary)$/.test(el.localName) ? cut(el.textContent, TEXT) : "";
    return text || safely(() => auditor.name(el), "");
  }

  const PLAIN = /^(a|button|summary|b|i|em|strong|span|small|sub|sup|code)$/;
  const odd = (el) => !PLAIN.test(el.localName) || el.getAttributeNames().some((name) => /^(aria-|role$|title$|alt$|hidden$|style$)/.test(name))
    || away(styleOf(el)) || (styleOf(el).display !== "inline" && el.parentElement && PLAIN.test(el.parentElement.localName) && el.closest("a, button, summary") !== el)
    || styleOf(el).textTransform !== "none" || ["::before", "::after"].some((pseudo) => !/^(none|normal)$/.test(getComputedStyle(el, pseudo).content));

  const roleOf = (el) => (has(el, "role") ? safely(() => auditor.role(el), "") : /^a(rea)?$/.test(el.localName) && has(el, "href") ? "link"
    : el.localName === "button" ? "button" : safely(() => auditor.role(el), ""));

  // What takes a while is asked of those links alone whose looks matter: to files and new windows, with names of signs or addresses.
  const FILE = /\.(?!html?$|php$|aspx?$|jsp$)[a-z0-9]{2,5}$/i;
  function lookedAt(el, told, name) {
    const file = told.url && safely(() => FILE.test(new URL(told.url).pathname), false);
    if (!told.visible) return {};
    if (!told.new_window && !file && !/^(https?:|www\.)/i.test(name) && /[\p{L}\p{N}]/u.test(name)) return { seen: renamed(el) ? seenIn(el, true) : name };
    return { seen: seenIn(el, true), ...decoration(el) };
  }

  function look(el, heading) {
    const { localName: tag } = el, role = roleOf(el), link = /^(a|area)$/.test(tag) && (has(el, "href") || el.hasAttributeNS("http://www.w3.org/1999/xlink", "href"));
    const kind = link && !has(el, "role") ? "link" : role;
    const wanted = ROLES.includes(kind) || /^doc-(biblioref|backlink|glossref|noteref)$/.test(kind) || tag === "summary";
    if (!wanted && !bound(el, kind) && !(tag === "a" && has(el, "onclick"))) return null;
    const visible = auditor.visible(el), name = nameOf(el), leads = { ...target(el), new_window: opensWindow(el), visible };
    return {
      path: auditor.path(el), tag, role: wanted ? kind || tag : "", name, description: safely(() => described(el, name), ""), ...labels(el, kind),
      html: safely(() => auditor.html(el).toWellFormed(), ""), box: auditor.box(el), visible, heard: el.checkVisibility({ checkVisibilityCSS: true }) && !silent(el),
      focusable: safely(() => auditor.focusable(el), false), ...leads, script: (attribute(el, "onclick") ?? "").slice(0, 300).toWellFormed(),
      keys: ["onkeydown", "onkeyup", "onkeypress"].some((key) => has(el, key)), rel: (attribute(el, "rel") ?? "").slice(0, 100).toWellFormed(),
      download: has(el, "download"), ...lookedAt(el, leads, name), ...surroundings(el), heading,
    };
  }

  const described = (el, name) => {
    if (has(el, "aria-describedby") || has(el, "aria-description")) return auditor.description(el);
    const title = cut(attribute(el, "title"), TEXT);
    return title === name ? "" : title;
  };

  // Whether nothing but blanks stands between two elements.
  function touching(one, other) {
    const range = one.ownerDocument.createRange();
    range.setStartAfter(one);
    range.setEndBefore(other);
    if (range.toString().trim() || one.contains(other)) return false;
    const between = range.cloneContents().querySelector("img, input, button, select, video, iframe, hr, a");
    return !between;
  }

  const found = [];
  let heading = "", left = 0, before = null;
  for (const el of auditor.all(`${WANTED}, h1, h2, h3, h4, h5, h6, [role=heading]`)) {
    if (/^h[1-6]$/.test(el.localName) || attribute(el, "role") === "heading") heading = cut(el.textContent, TEXT);
    if (!el.matches(WANTED)) continue;
    if (found.length === most) { left += 1; continue; }
    const told = safely(() => look(el, heading), null);
    if (!told) continue;
    if (told.url && told.visible && before && before.told.url === told.url && before.el.getRootNode() === el.getRootNode() && safely(() => touching(before.el, el), false)) told.next_to = before.told.path;
    if (told.url && told.visible) before = { el, told };
    found.push(told);
  }
  return { controls: found, left_out: left };
}
