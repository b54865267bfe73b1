// What the screen reader persona asks of a page. An expression: an object of functions of an element, a value, the helpers of page.js.
(() => {
  const ROLES = "link button checkbox radio switch tab menuitem menuitemcheckbox menuitemradio option treeitem textbox searchbox combobox spinbutton slider listbox gridcell";
  const ROLED = ROLES.split(" ").map((role) => `[role=${role}]`).join();
  const TAKERS = `a[href], area[href], button, input, select, textarea, summary, [contenteditable=""], [contenteditable=true], ${ROLED}`;
  const BUTTONS = "button, summary, [role=button], input:is([type=submit], [type=reset], [type=button], [type=image], [type=file])";
  const CHECKS = "input[type=checkbox], [role=checkbox], [role=switch]", RADIOS = "input[type=radio], [role=radio]";
  const LISTS = "select, [role=combobox], [role=listbox]";
  const KINDS = [LISTS, CHECKS, RADIOS, BUTTONS, "a[href], area[href], [role=link]", "input, textarea, [contenteditable], [role=textbox], [role=searchbox], [role=spinbutton]"];
  const WRITTEN = "textarea, input:not([type=button], [type=submit], [type=reset], [type=image], [type=checkbox], [type=radio], [type=file])";
  const HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]";
  const NAMED_BY_TEXT = "link button checkbox radio switch tab menuitem menuitemcheckbox menuitemradio option treeitem".split(" ");
  const NO_LABEL = "select, textarea, input, option, script, style, [contenteditable], [aria-hidden=true]";
  const ICON_FONT = /icon|symbol|awesome|glyph/i;
  const LENGTH = 300;

  // The element itself or around it that takes actions, or what it labels.
  function around(el) {
    for (let at = el; at; at = at.parentElement ?? at.getRootNode().host ?? null) {
      if (at.matches(TAKERS)) return at;
      if (at.localName === "label" && at.control) return at.control;
    }
    return null;
  }

  // What a mouse would press in the middle of it, such as a link that is spread over the whole of a card.
  function under(el, auditor) {
    el.scrollIntoView({ block: "nearest", inline: "nearest" });
    const { x, y, width, height } = el.getBoundingClientRect();
    const hit = el.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
    const found = hit && around(hit);
    return found && auditor.holds(el, found) ? found : null;
  }

  // The element that takes an action on this one: around it, what it labels, in it. Null: itself or none.
  function taker(el, _, auditor) {
    const inner = el.querySelectorAll(TAKERS), found = around(el) ?? under(el, auditor) ?? (inner.length === 1 ? inner[0] : null);
    return found && found !== el ? auditor.path(found) : null;
  }

  const audible = (el) => el.checkVisibility({ checkVisibilityCSS: true }) && !el.closest("[aria-hidden=true], [inert]");

  // How many keys lead from one place to another: by the next of its kind, or by headings first.
  function presses(el, from, auditor) {
    const kind = KINDS.find((one) => el.matches(one)) ?? TAKERS, start = from ? auditor.find(from) : null;
    const kinds = [], headings = [];
    let n = 0, here = 0, there = 0;
    for (const one of auditor.all("*")) {
      n++;
      if (one === start) here = n;
      if (one === el) there = n;
      if (one !== el && !one.matches(kind) && !one.matches(HEADINGS) || one !== el && !audible(one)) continue;
      (one !== el && one.matches(HEADINGS) ? headings : kinds).push(n);
    }
    const between = (list, a, b) => list.filter((at) => (a < b ? at > a && at <= b : at < a && at >= b)).length;
    const last = headings.filter((at) => at < there).at(-1);
    const straight = between(kinds, here, there);
    return last === undefined ? straight : Math.min(straight, between(headings, here, last) + between(kinds, last, there));
  }

  const clipped = (style) => /inset\((50|100)%/.test(style.clipPath) || /rect\((0|1)px,? /.test(style.clip) || parseFloat(style.fontSize) === 0;

  // The text in an element that is seen: not what lies outside the page, is clipped away, is clear, or is drawn as an icon.
  function seenText(el, auditor) {
    const words = [], walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT), range = document.createRange();
    const shown = (node) => {
      for (let at = node; at && at !== el.parentElement; at = at.parentElement) {
        if (at !== el && at.matches(NO_LABEL)) return false;
        const style = getComputedStyle(at);
        if (clipped(style) || ICON_FONT.test(style.fontFamily.split(",")[0])) return false;
        const { width, height } = at.getBoundingClientRect();
        if (style.overflow !== "visible" && (width <= 1 || height <= 1)) return false;
      }
      return auditor.visible(node) || node.getClientRects().length > 1;
    };
    while (walker.nextNode() && words.join("").length < LENGTH) {
      const node = walker.currentNode;
      if (!node.data.trim() || !shown(node.parentElement)) continue;
      range.selectNodeContents(node);
      const { right, bottom, width, height } = range.getBoundingClientRect();
      if (width > 1 && height > 1 && right + scrollX > 0 && bottom + scrollY > 0) words.push(node.data);
    }
    return auditor.fold(words.join(" ")).slice(0, LENGTH);
  }

  function label(el, auditor) {
    if (el.localName === "input" && /^(submit|reset|button)$/.test(el.type)) return auditor.fold(el.value);
    if (/^(input|select|textarea)$/.test(el.localName)) {
      const labels = [...(el.labels ?? [])].filter((one) => auditor.visible(one));
      return auditor.fold(labels.map((one) => seenText(one, auditor)).join(" "));
    }
    return el.localName === "summary" || NAMED_BY_TEXT.includes(auditor.role(el)) ? seenText(el, auditor) : "";
  }

  // What is known of an element that is heard, for those who see. What a browser draws itself has no path.
  function seen(el, _, auditor) {
    if (el.nodeType !== Node.ELEMENT_NODE) return null;
    const { host } = el.getRootNode();
    return host && host.shadowRoot !== el.getRootNode() ? null : { path: auditor.path(el), tag: el.localName, label: label(el, auditor) };
  }

  function focus(el, _, auditor) {
    el.focus();
    const at = auditor.active();
    return Boolean(at) && at !== document.body && (auditor.holds(el, at) || auditor.holds(at, el));
  }

  // Whether the focus is where text is written; in the element: the path of that field.
  function writing(el, _, auditor) {
    const at = auditor.active(), writes = Boolean(at) && (at.isContentEditable || at.matches(WRITTEN)) && !at.readOnly;
    return { somewhere: writes, here: writes && auditor.holds(el, at) ? auditor.path(at) : "" };
  }

  const ticked = (el) => Boolean(el.checked ?? /^true$/.test(el.getAttribute("aria-checked") ?? el.getAttribute("aria-pressed") ?? ""));

  // Whether something beside a field for files opens it: then it need not be heard itself.
  function opened(el, _, auditor) {
    for (let at = el.parentElement, n = 0; at && n < 3; at = at.parentElement, n++) {
      if ([...at.querySelectorAll(BUTTONS)].some((one) => one !== el && audible(one) && auditor.name(one))) return true;
    }
    return false;
  }
  return { taker, presses, seen, focus, writing, ticked, opened };
})()
