// How the page asks for its images, scripts, style sheets and fonts, told into the fields of `Assets` (see assets.py). Facts alone.
(limits) => {
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const has = (el, name) => Element.prototype.hasAttribute.call(el, name);
  const cut = (text, length) => String(text ?? "").slice(0, length).toWellFormed();
  const safely = (ask, otherwise) => { try { return ask() ?? otherwise; } catch { return otherwise; } };
  const head = (el) => Boolean(Element.prototype.closest.call(el, "head"));
  let left = 0, data = 0, worst = { length: 0, path: "" };

  function some(selector, most) {
    const found = [...document.querySelectorAll(selector)];
    left += Math.max(0, found.length - most);
    return found.slice(0, most);
  }

  // Whether the room for it is kept before its file has come.
  function sized(el) {
    const style = el.computedStyleMap(), told = (name) => String(style.get(name) ?? "");
    return told("aspect-ratio").includes("/") || told("aspect-ratio") === "1" || !/^(auto|max-content|min-content|fit-content)?$/.test(told("height"))
      || /^(absolute|fixed)$/.test(told("position"));
  }

  const address = (el, name) => (has(el, name) ? safely(() => new URL(attribute(el, name), document.baseURI).href, "") : "");

  function inlined(url, el) {
    if (!url.startsWith("data:")) return false;
    data += url.length;
    if (url.length > worst.length) worst = { length: url.length, path: auditor.path(el) };
    return true;
  }

  const image = (el) => {
    const source = el.currentSrc || address(el, "src"), inside = inlined(source, el);
    return {
      path: auditor.path(el), html: cut(auditor.html(el), 400), box: auditor.box(el), visible: auditor.visible(el), source: inside ? "data:" : cut(source, 1000),
      natural: el.naturalWidth ? [el.naturalWidth, el.naturalHeight] : null, sized: safely(() => sized(el), true), lazy: el.loading === "lazy",
      priority: cut(attribute(el, "fetchpriority"), 10).toLowerCase(), chosen: has(el, "srcset") || Boolean(Element.prototype.closest.call(el, "picture")),
      by_script: /\b(lazyload|lazy|b-lazy|lozad)\b/.test(attribute(el, "class") ?? "") || has(el, "data-src") || has(el, "data-srcset"),
    };
  };

  const script = (el) => ({
    path: auditor.path(el), url: cut(address(el, "src"), 1000), size: has(el, "src") ? 0 : el.textContent.length, head: head(el), asynchronous: has(el, "async"),
    deferred: has(el, "defer"), module: /^module$/i.test(attribute(el, "type") ?? ""), unused: has(el, "nomodule"),
  });

  const sheet = (el) => ({
    path: auditor.path(el), url: cut(address(el, "href"), 1000), head: head(el), media: cut(attribute(el, "media"), 200),
    applies: !has(el, "media") || matchMedia(attribute(el, "media")).matches, off: Boolean(el.disabled),
  });

  const hint = (el) => ({ rel: cut(attribute(el, "rel"), 30).toLowerCase(), url: cut(address(el, "href"), 1000), kind: cut(attribute(el, "as"), 20).toLowerCase() });

  // Rules of the page's own style sheets: where fonts come from, and what is written into them as data. Those of other hosts say nothing.
  const sources = new Map();
  let budget = limits.rules;
  function read(rules, owner) {
    for (const rule of rules) {
      if ((budget -= 1) < 0) return;
      if (rule instanceof CSSFontFaceRule) {
        const urls = [...rule.style.getPropertyValue("src").matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, url]) => url);
        const base = rule.parentStyleSheet?.href ?? document.baseURI, key = `${bare(rule.style.getPropertyValue("font-family"))} ${rule.style.getPropertyValue("font-weight") || "400"}`;
        for (const url of urls) inlined(url, owner);
        sources.set(key, [...(sources.get(key) ?? []), ...urls.filter((url) => !url.startsWith("data:")).map((url) => safely(() => new URL(url, base).href, ""))].slice(0, 20));
      } else if (rule instanceof CSSStyleRule) {
        const background = rule.style.backgroundImage || rule.style.maskImage || rule.style.listStyleImage || "";
        if (background.includes("data:")) for (const [, url] of background.matchAll(/url\("(data:(?:[^"\\]|\\.)*)"\)/g)) inlined(url, owner);
      }
      if (rule.cssRules?.length) read(rule.cssRules, owner);
      else if (rule.styleSheet) safely(() => read(rule.styleSheet.cssRules, owner), null);
    }
  }
  const bare = (family) => family.replace(/["']/g, "").trim().toLowerCase();

  const images = some("img", limits.images).map(image);
  for (const one of document.styleSheets) if (!one.disabled && one.ownerNode) safely(() => read(one.cssRules, one.ownerNode), null);
  for (const el of some('[style*="data:" i]', limits.images)) {
    const [, url] = /url\("(data:(?:[^"\\]|\\.)*)"\)/.exec(el.style.backgroundImage) ?? [];
    if (url) inlined(url, el);
  }

  const faces = [...document.fonts];
  left += Math.max(0, faces.length - limits.fonts);
  const fonts = faces.slice(0, limits.fonts).map((face) => ({
    family: cut(bare(face.family), 100), weight: cut(face.weight, 20), style: cut(face.style, 20), display: cut(face.display, 20), status: face.status,
    urls: (sources.get(`${bare(face.family)} ${face.weight === "normal" ? "400" : face.weight}`) ?? sources.get(`${bare(face.family)} ${face.weight}`) ?? []).map((url) => cut(url, 1000)),
  })).filter(({ status }) => status !== "unloaded");

  // Depth and widest parent of the document, shadow roots apart.
  let depth = 0, deepest = null, widest = null, count = 0;
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.currentNode, level = 1; node;) {
    count += 1;
    if (level > depth) { depth = level; deepest = node; }
    if (!widest || node.childElementCount > widest.childElementCount) widest = node;
    if (walker.firstChild()) level += 1;
    else {
      while (!walker.nextSibling()) { if (!walker.parentNode()) { node = null; break; } level -= 1; }
    }
    node = node && walker.currentNode;
  }

  return {
    width: innerWidth, height: innerHeight, images, scripts: some("script", limits.scripts).filter((el) => !/json|template|html|importmap|speculation|text\/x-/i.test(attribute(el, "type") ?? "")).map(script),
    sheets: some('link[rel~="stylesheet" i][href]', limits.scripts).map(sheet), hints: some('link[rel="preload" i], link[rel="modulepreload" i], link[rel="preconnect" i]', limits.scripts).map(hint),
    fonts, elements: count, depth, deepest: deepest ? auditor.path(deepest) : "", widest: widest ? auditor.path(widest) : "", most_children: widest?.childElementCount ?? 0,
    data_bytes: data, data_largest: worst.length, data_at: worst.path, left_out: left,
  };
}
