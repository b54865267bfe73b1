// Chooses how a plan names an element: as a customer would, in a way that leads to it alone. An expression: a function of our
// helpers that returns `target(el)`, a target with the keys of a plan, and `heading()`, the page's main heading.
(auditor) => {
  const LONGEST = 70; // letters of a name in a plan; of a longer one the beginning will do
  const NAMED = new Set(["button", "link", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "checkbox", "radio", "switch",
    "combobox", "textbox", "searchbox", "spinbutton", "slider", "treeitem", "gridcell", "heading", "img", "listbox"]);
  const AROUND = new Set(["dialog", "alertdialog", "group", "radiogroup", "region", "navigation", "form", "search", "main", "banner",
    "contentinfo", "complementary", "toolbar", "tablist", "menu"]);
  const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), textarea, select, [contenteditable]";
  const CHANGING = /\d{3}|[:]|^[0-9]|[a-f0-9]{8}|__|--\d/i; // an id that holds such a thing is made by a machine
  const { fold } = auditor;
  const same = (one, other) => fold(one).toLowerCase() === fold(other).toLowerCase();
  const holds = (text, part) => fold(text).toLowerCase().includes(fold(part).toLowerCase());
  const offered = (el) => el.checkVisibility({ checkVisibilityCSS: true }) && !el.closest('[aria-hidden="true"]');

  function* elements(doc, selector) {
    for (const root of auditor.roots(doc)) if ((root.ownerDocument ?? root) === doc) yield* root.querySelectorAll(selector);
  }

  const SELECTORS = {
    link: "a, area, [role=link]", button: "button, input, summary, [role=button]", heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
    option: "option, [role=option]", img: "img, svg, [role=img]",
  };
  let known = new Map(); // what has a role in a document, with its name: asked once for each look
  function ofRole(doc, role) {
    if (!known.has(doc)) known.set(doc, new Map());
    const roles = known.get(doc);
    if (!roles.has(role)) {
      const held = [...elements(doc, SELECTORS[role] ?? "*")].filter((el) => auditor.role(el) === role && offered(el));
      roles.set(role, held.map((el) => [el, auditor.name(el)]));
    }
    return roles.get(role);
  }

  // As Playwright reckons what a field is labelled by.
  function labels(el) {
    const ids = (el.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const by = ids.map((id) => el.getRootNode().getElementById(id)).filter(Boolean);
    if (by.length) return by.map((one) => fold(one.textContent));
    if (fold(el.getAttribute("aria-label"))) return [fold(el.getAttribute("aria-label"))];
    return [...(el.labels ?? [])].map((one) => fold(one.textContent)).filter(Boolean);
  }

  // Of a label that holds its field, the words around the field; without marks of being required.
  function seen(el) {
    const own = el.labels?.[0];
    let text = labels(el)[0] ?? "";
    if (own?.contains(el)) {
      const walker = document.createTreeWalker(own, NodeFilter.SHOW_TEXT), parts = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!el.contains(node) && !node.parentElement.closest("select")) parts.push(node.data);
      const longest = parts.map(fold).sort((a, b) => b.length - a.length)[0] ?? "";
      text = parts.length === 1 ? fold(parts[0]) : holds(text, fold(parts.join(""))) ? fold(parts.join("")) : longest;
    }
    return short(text.replace(/^[*∗\s]+|[*∗:\s]+$/g, ""));
  }

  function short(text) {
    if (text.length <= LONGEST) return text;
    const cut = text.slice(0, LONGEST);
    return cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut;
  }

  // A place around it that has a role, and a name where it is not the only one of its kind.
  function* around(el) {
    const doc = el.ownerDocument;
    for (let at = el.parentElement ?? el.getRootNode().host; at; at = at.parentElement ?? at.getRootNode().host) {
      const role = auditor.role(at);
      if (!AROUND.has(role)) continue;
      const name = short(auditor.name(at)), all = ofRole(doc, role);
      if (name && all.filter(([, other]) => holds(other, name)).length === 1) yield [at, { role, name }];
      else if (all.length === 1) yield [at, { role }];
    }
  }

  // The target, narrowed until it leads to this element alone: `all` are those it may lead to, `exactly` those with the whole text.
  function narrowed(el, target, all, exactly, whole) {
    if (all.length === 1) return target;
    const strict = whole ? { ...target, exact: true } : target, left = whole ? exactly : all;
    if (left.length === 1) return strict;
    for (const [place, within] of around(el)) {
      const inside = left.filter((one) => auditor.holds(place, one));
      if (inside.length === 1) return { ...(all.filter((one) => auditor.holds(place, one)).length === 1 ? target : strict), within };
    }
    const nth = left.indexOf(el);
    return nth < 0 ? null : { ...strict, nth };
  }

  function byLabel(el) {
    const text = seen(el), full = labels(el)[0] ?? "";
    if (!text) return null;
    const fields = [...elements(el.ownerDocument, "input, textarea, select, button, meter, output, progress, [aria-label], [aria-labelledby]")];
    const all = fields.filter((one) => labels(one).some((label) => holds(label, text)));
    const exact = fields.filter((one) => labels(one).includes(full));
    const whole = full.length <= LONGEST;
    return narrowed(el, { label: all.length > 1 && whole ? full : text }, all, exact, whole);
  }

  function byRole(el) {
    const role = auditor.role(el), full = auditor.name(el), name = short(full);
    if (!NAMED.has(role) || !name) return null;
    const peers = ofRole(el.ownerDocument, role);
    if (!peers.some(([one]) => one === el)) return null;
    const all = peers.filter(([, other]) => holds(other, name)).map(([one]) => one);
    const exact = peers.filter(([, other]) => other === full).map(([one]) => one);
    return narrowed(el, { role, name }, all, exact, name === full);
  }

  function byAttribute(el, attribute, key) {
    const value = fold(el.getAttribute(attribute));
    if (!value || value.length > LONGEST) return null;
    const all = [...elements(el.ownerDocument, `[${attribute}]`)];
    const fits = key === "testid" ? (one) => one.getAttribute(attribute) === value : (one) => holds(one.getAttribute(attribute), value);
    const exact = all.filter((one) => same(one.getAttribute(attribute), value));
    return narrowed(el, { [key]: value }, all.filter(fits), exact, key !== "testid");
  }

  function byText(el) {
    const text = auditor.text(el);
    if (!text || text.length > LONGEST) return null;
    const all = [...elements(el.ownerDocument, "body *")].filter((one) => !one.matches("script, style, noscript") && fold(one.textContent) === text);
    const least = all.filter((one) => ![...one.children].some((child) => fold(child.textContent) === text));
    const own = least.find((one) => auditor.holds(el, one)) ?? el;
    return narrowed(own, { text, exact: true }, least, least, true);
  }

  function byCss(el) {
    const id = el.id && !CHANGING.test(el.id) ? `#${CSS.escape(el.id)}` : "", name = el.getAttribute("name");
    const named = name && !CHANGING.test(name) ? `${el.localName}[name="${CSS.escape(name)}"]` : "";
    for (const css of [id, named]) if (css && [...elements(el.ownerDocument, css)].length === 1) return { css };
    return { css: auditor.path(el).split(" |> ").pop().split(" >>> ").join(" >> ") };
  }

  function target(el) {
    known = new Map();
    return chosen(el);
  }

  function chosen(el) {
    const field = el.matches(FIELDS);
    const ways = field
      ? [byLabel, byRole, (one) => byAttribute(one, "placeholder", "placeholder"), (one) => byAttribute(one, "data-testid", "testid")]
      : [byRole, (one) => byAttribute(one, "data-testid", "testid"), byText];
    const found = [];
    for (const way of ways) {
      const told = way(el);
      if (told && told.nth === undefined) return told;
      if (told) found.push(told);
    }
    // Counting is better than a path through the page, and worse than an id.
    const css = byCss(el);
    return found.length && !/^#|\[name=/.test(css.css) ? found[0] : css;
  }

  function heading() {
    const all = [...elements(document, "h1, [role=heading][aria-level='1']")].filter(auditor.visible);
    const shown = all.length ? all : [...elements(document, "main h2, main [role=heading], [role=main] h2")].filter(auditor.visible);
    const level = shown[0], text = level ? auditor.name(level) || auditor.text(level) : "";
    return fold(text).slice(0, 200);
  }

  return { target, chosen, heading, labels, seen, fresh: () => { known = new Map(); } };
}
