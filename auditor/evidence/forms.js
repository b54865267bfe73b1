// Reads what stands in and around the fields of a page, in reading order, into the fields of `Forms` (see forms.py).
({ most, near }) => {
  const FIELD = "select, textarea, input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), "
    + "[role=textbox], [role=searchbox], [role=combobox]:not(input), [role=listbox], [role=spinbutton], [role=slider], [role=switch], [role=checkbox], [role=radio], [contenteditable=''], [contenteditable=true]";
  const BUTTON = "button, a[href], summary, [role=button], [role=link], [role=tab], input";
  const HEADING = "h1, h2, h3, h4, h5, h6, [role=heading]";
  const SKIPPED = "script, style, template, noscript, option, svg, nav, [aria-hidden=true]";
  const ERROR = /(^|[-_\s])(error|err|invalid|virhe|fel|alert|danger|validation|help-block)([-_\s]|$)|error|virhe/i;
  const INLINE = /^(inline|contents|ruby)/;
  const AUTHORED = /^(textbox|searchbox|combobox|listbox|spinbutton|slider)$/;
  const TEXT = 300;

  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const has = (el, name) => Element.prototype.hasAttribute.call(el, name);
  const matches = (el, selector) => Element.prototype.matches.call(el, selector);
  const closest = (el, selector) => Element.prototype.closest.call(el, selector);
  const cut = (text) => auditor.fold(text ?? "").slice(0, TEXT).toWellFormed();
  const safely = (ask, otherwise) => { try { return ask() ?? otherwise; } catch { return otherwise; } };
  const paths = new Map();
  const path = (el) => { if (!paths.has(el)) paths.set(el, auditor.path(el)); return paths.get(el); };

  const pieces = [], tied = new Map();

  // Which fields refer to an element, by id and root.
  function tie(field) {
    for (const key of ["aria-describedby", "aria-labelledby", "aria-errormessage", "aria-details"]) {
      for (const id of (attribute(field, key) ?? "").split(/\s+/).filter(Boolean).slice(0, 20)) {
        const el = field.getRootNode().getElementById?.(id);
        if (el) tied.set(el, [...(tied.get(el) ?? []), field]);
      }
    }
    for (const label of field.labels ?? []) tied.set(label, [...(tied.get(label) ?? []), field]);
  }

  function tiesOf(el) {
    const fields = [];
    for (let at = el; at && fields.length < 5; at = at.parentElement) fields.push(...(tied.get(at) ?? []));
    return [...new Set(fields)].slice(0, 5).map(path);
  }

  const inSight = (el) => auditor.visible(el) && !/inset\((50|100)%/.test(getComputedStyle(el).clipPath) && parseFloat(getComputedStyle(el).fontSize) > 0;
  const groupOf = (el) => ((group) => (group ? path(group) : ""))(closest(el, "fieldset, [role=group], [role=radiogroup], tr"));
  const marked = (el) => {
    for (let at = el, n = 0; at && n < 2; at = at.parentElement, n++) {
      if (/^(alert)$/.test(attribute(at, "role") ?? "") || ERROR.test(`${attribute(at, "class") ?? ""} ${attribute(at, "id") ?? ""}`)) return true;
      if (at.querySelector(FIELD)) return false;
    }
    return false;
  };

  function add(kind, el, more) {
    pieces.push({ kind, path: path(el), html: safely(() => auditor.html(el).toWellFormed(), ""), box: auditor.box(el), visible: inSight(el), heard: el.checkVisibility({ checkVisibilityCSS: true }) && !closest(el, "[aria-hidden=true], [inert]"), group: groupOf(el), ...more });
  }

  const wording = (ids, el) => ids.flatMap((key) => (attribute(el, key) ?? "").split(/\s+/)).filter(Boolean).slice(0, 10)
    .map((id) => el.getRootNode().getElementById?.(id)?.textContent ?? "").join(" ");

  // Labels name native fields alone; elements with a role of a field are named by their author's words, and not by their content.
  const authored = (el) => wording(["aria-labelledby"], el).trim() || attribute(el, "aria-label") || attribute(el, "title") || attribute(el, "aria-placeholder") || "";

  function field(el) {
    const type = el.localName === "input" ? el.type : /^(select|textarea)$/.test(el.localName) ? el.localName : attribute(el, "role") ?? "contenteditable";
    const own = /^(input|select|textarea)$/.test(el.localName) || !AUTHORED.test(type) || el.constructor.formAssociated;
    add("field", el, {
      text: own ? safely(() => auditor.name(el), "") : cut(authored(el)), type, required: Boolean(el.required) || attribute(el, "aria-required") === "true",
      invalid: /^(true|grammar|spelling)$/i.test(attribute(el, "aria-invalid") ?? ""),
      named: ["name", "id", "autocomplete"].map((key) => (attribute(el, key) ?? "").slice(0, 80)).join(" ").trim().toWellFormed(),
      words: cut(wording(["aria-describedby", "aria-errormessage"], el)),
    });
  }

  // The words of an element without what the fields in it say.
  function wordsOf(el) {
    const walker = el.ownerDocument.createTreeWalker(el, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      (node.nodeType === Node.ELEMENT_NODE && matches(node, "select, textarea, script, style, [contenteditable]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    let words = "";
    for (let node = walker.nextNode(); node && words.length < 2 * TEXT; node = walker.nextNode()) words += node.nodeType === Node.TEXT_NODE ? node.data : " ";
    return cut(words);
  }

  function label(el) {
    const control = el.control ?? el.querySelector(FIELD) ?? null;
    add("label", el, {
      text: wordsOf(el), tied: control ? [path(control)] : tiesOf(el), aimed: has(el, "for") ? attribute(el, "for").slice(0, 100).toWellFormed() : null,
      astray: !control && !tied.has(el) && !el.querySelector("button, [role], [tabindex]"),
    });
  }

  // The text of an element that holds text itself, with the inline elements in it.
  function text(el, node, done) {
    let holder = el;
    while (holder.parentElement && INLINE.test(getComputedStyle(holder).display) && !holder.querySelector(FIELD) && !matches(holder, "label")
      && !tied.has(holder) && !has(holder, "role") && !holder.id && !holder.parentElement.querySelector(FIELD)) holder = holder.parentElement;
    if (holder.querySelector(FIELD)) {
      if (cut(node.data)) add("text", holder, { text: cut(node.data), tied: tiesOf(holder), marked: false });
      return;
    }
    if (done.has(holder)) return;
    done.add(holder);
    const words = wordsOf(holder);
    if (words) add("text", holder, { text: words, tied: tiesOf(holder), marked: marked(holder) });
  }

  function read(root) {
    const done = new Set();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && pieces.length < most * 4;) {
      let deeper = true;
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.data.trim() && node.parentElement) text(node.parentElement, node, done);
      } else if (matches(node, FIELD)) { field(node); deeper = false; }
      else if (matches(node, SKIPPED) || getComputedStyle(node).display === "none" && !node.querySelector(FIELD) && !tied.has(node)) deeper = false;
      else if (matches(node, "label")) { label(node); const inner = node.querySelector(FIELD); if (inner) field(inner); deeper = false; }
      else if (matches(node, "legend, [role=group] > [id], caption")) { add("legend", node, { text: wordsOf(node), tied: tiesOf(node) }); deeper = false; }
      else if (matches(node, HEADING)) { add("heading", node, { text: wordsOf(node) }); deeper = false; }
      else if (matches(node, BUTTON)) { add("button", node, { text: cut(node.value || node.textContent), tied: tiesOf(node) }); deeper = false; }
      node = deeper ? walker.nextNode() : beyond(walker);
    }
  }

  // The next node that is not inside the current one.
  function beyond(walker) {
    for (;;) {
      if (walker.nextSibling()) return walker.currentNode;
      if (!walker.parentNode()) return null;
    }
  }

  const roots = [...auditor.roots(document)].filter((root) => root.querySelector(`${FIELD}, label`));
  for (const root of roots) for (const el of root.querySelectorAll(FIELD)) safely(() => tie(el), null);
  for (const root of roots) safely(() => read(root), null);
  const marks = pieces.map(({ kind, astray, marked: error }) => kind === "field" || astray || error), kept = new Set();
  marks.forEach((mark, at) => { if (mark) for (let n = Math.max(0, at - near); n <= Math.min(pieces.length - 1, at + near); n++) kept.add(n); });
  const chosen = [...kept].sort((one, other) => one - other);
  return { pieces: chosen.slice(0, most).map((at) => pieces[at]), left_out: Math.max(0, chosen.length - most) };
}
