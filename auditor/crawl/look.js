// Looks at a page once: where it leads, what it says of itself, how it is made (see looking.py). `look` is `LOOK` of right_page.py.
(limits, look) => {
  const roots = [...auditor.roots(document)];
  const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  const cut = (text, most) => auditor.fold(text).slice(0, most).toWellFormed();
  const told = (el, what) => Element.prototype.getAttribute.call(el, what) ?? ""; // a form may have fields of any name
  const shown = (el) => el.checkVisibility({ checkVisibilityCSS: true });
  const ZONE = "nav, header, footer, main, aside, [role=navigation], [role=banner], [role=contentinfo], [role=main], [role=complementary]";

  // What a link or button is called, without the cost of the whole computation: there are thousands of them.
  function name(el) {
    const own = el.getAttribute("aria-label") || el.textContent;
    const said = auditor.fold(own) || [...el.querySelectorAll("img[alt], [aria-label], svg title")].map((one) => one.getAttribute("alt") ?? one.getAttribute("aria-label") ?? one.textContent).join(" ");
    return cut(said || el.getAttribute("title") || el.getAttribute("value") || "", 200);
  }

  // `a.href` is an object where the link is drawn in SVG, and it may be hidden by a field of a form of that name.
  function address(a) {
    const own = a.getAttribute("href") ?? a.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    if (own === null) return "";
    try { return new URL(own.trim(), a.baseURI).href; } catch { return ""; }
  }

  const links = new Map();
  let more = 0;
  for (const a of all("a, area")) {
    const url = address(a);
    if (!/^https?:/.test(url) || url.length > limits.length) continue;
    // What frameworks send by another method than GET.
    if (/^(delete|post|put|patch)$/i.test(a.dataset?.method ?? a.dataset?.turboMethod ?? "")) continue;
    if (links.has(url)) continue;
    if (links.size >= limits.links) { more++; continue; }
    links.set(url, [url, name(a), links.size < limits.paths ? auditor.path(a) : "", a.hasAttribute("download")]);
  }

  function navigation() {
    for (const nav of all("nav, [role=navigation]")) {
      const label = `${nav.getAttribute("aria-label") ?? ""} ${nav.className?.baseVal ?? nav.className ?? ""}`;
      if (!shown(nav) || nav.closest("footer, [role=contentinfo], main, [role=main]") || /crumb|pagina|murupolku|brödsmul|skip/i.test(label)) continue;
      const names = [...nav.querySelectorAll("a[href]")].filter(shown).map(name).filter(Boolean);
      if (names.length > 2) return names.slice(0, limits.names);
    }
    return [];
  }

  function controls() {
    const found = [];
    for (const el of all("a[href], button, [role=button]")) {
      const said = name(el), called = /^(tel|mailto|sms|whatsapp|skype|callto):/i.test(el.getAttribute("href") ?? "");
      if (!called && (!said || said.split(" ").length > limits.words)) continue;
      if (found.length >= limits.controls) break;
      if (shown(el)) found.push([said, el.getAttribute("title") ?? "", called, el.closest(ZONE)?.localName ?? ""]);
    }
    return found;
  }

  // Three generations of tags, with role and what its class names are without numbers: pages of one template share most of these.
  function shingles() {
    const found = new Set(), kinds = new WeakMap();
    let seen = 0;
    const kind = (el) => {
      if (!kinds.has(el)) {
        const classes = told(el, "class").trim().split(/\s+/).slice(0, 2).map((one) => one.replace(/\d+|[a-f0-9]{6,}/g, "").slice(0, 40));
        kinds.set(el, [el.localName, told(el, "role"), ...classes].filter(Boolean).join("."));
      }
      return kinds.get(el);
    };
    for (const root of roots) {
      for (const el of root.querySelectorAll("body *, :host > *, *")) {
        if (++seen > limits.elements || found.size >= limits.shingles) return [...found];
        if (/^(script|style|template|noscript|link|meta|head|title|br|wbr|path)$/.test(el.localName)) continue;
        const parent = el.parentElement, above = parent?.parentElement;
        found.add([above, parent].map((one) => (one ? one.localName : "")).join(">") + ">" + kind(el));
      }
    }
    return [...found];
  }

  const head = (selector) => document.querySelector(selector);
  const alternates = {};
  for (const one of document.querySelectorAll("link[rel~=alternate i][hreflang][href]")) {
    if (Object.keys(alternates).length < limits.alternates) alternates[one.hreflang.slice(0, 40)] = address(one).slice(0, limits.length);
  }
  const ids = new Set();
  for (const el of document.querySelectorAll("[id], a[name]")) {
    if (ids.size >= limits.ids) break;
    for (const one of [told(el, "id"), el.localName === "a" ? told(el, "name") : ""]) if (one && one.length < 200) ids.add(one.toWellFormed());
  }
  const canonical = head("link[rel~=canonical i][href]");
  const robots = [...document.querySelectorAll("meta[name=robots i], meta[name=googlebot i]")].map((one) => one.content ?? "").join(",");
  return {
    facts: look(), links: [...links.values()], canonical: canonical ? address(canonical).slice(0, limits.length) : "", alternates,
    lang: cut(document.documentElement?.getAttribute("lang") ?? document.documentElement?.getAttribute("xml:lang") ?? "", 40),
    ids: [...ids], navigation: navigation(), controls: controls(), noindex: /\bnoindex\b|\bnone\b/i.test(robots), shingles: shingles(),
    complete: ids.size < limits.ids && !more,
  };
}
