// Reads into the fields of `Styling` (see styling.py) what style sheets do that a customer meets: words of their own, parts shown at the
// pointer alone, a page that is turned, text that its box cuts off.
(most) => {
  const LOOKED_AT = 6000, RULES = 8000, SHORTEST = 2; // elements; style rules; letters of a word
  const SHOWS = { display: /^(?!none)/, visibility: /^visible$/, opacity: /^(0?\.[2-9]|1)/, "max-height": /^(?!0)/, height: /^(?!0)/, transform: /^(none|scale\(1|scaleY\(1|translate)/, clip: /^auto/ };
  const cut = (text, length) => auditor.fold(text).slice(0, length).toWellFormed();
  const about = (el) => ({ path: auditor.path(el), tag: el.localName, html: auditor.html(el).toWellFormed(), box: auditor.box(el) });
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);

  // Style rules of the page's own sheets; those of another host are closed to scripts.
  const rules = [];
  function read(list, media) {
    for (const rule of list) {
      if (rules.length >= RULES) return;
      if (rule.style && rule.selectorText) rules.push({ selector: rule.selectorText, style: rule.style, media });
      if (rule.cssRules?.length) read(rule.cssRules, rule.media ? `${media} ${rule.media.mediaText}` : media);
    }
  }
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) { try { read(sheet.cssRules, ""); } catch { /* of another host */ } }

  const all = [];
  for (const el of auditor.all("body, body *")) { if (all.length >= LOOKED_AT) break; all.push(el); }

  // Words that a sheet puts in before or after what stands in the document.
  function words() {
    const found = [], may = rules.some(({ selector, style }) => /::?(before|after)/.test(selector) && /\p{L}{2}/u.test(style.content)) || document.styleSheets.length > 0;
    if (!may || !rules.some(({ selector, style }) => /::?(before|after)/.test(selector) && style.content)) return found;
    for (const el of all) {
      for (const pseudo of ["::before", "::after"]) {
        const { content } = getComputedStyle(el, pseudo);
        if (/^(none|normal|"")$/.test(content) || !content.startsWith('"') || found.length >= most) continue;
        const style = getComputedStyle(el, pseudo), [, spoken] = /^"((?:[^"\\]|\\.)*)"/.exec(content) ?? [], text = cut((spoken ?? "").replace(/\\/g, ""), 200);
        if (!new RegExp(`\\p{L}{${SHORTEST}}`, "u").test(text) || style.display === "none" || style.visibility !== "visible" || !auditor.visible(el) || /icon|awesome|glyph|material|symbol/i.test(style.fontFamily)) continue;
        if (attribute(el, "aria-hidden") === "true" || (el.localName === "td" || el.localName === "th") || parseFloat(style.fontSize) < 2) continue;
        found.push({ ...about(el), text, own: cut(el.textContent ?? "", 200) });
      }
    }
    return found;
  }

  // What is hidden until the pointer comes to something, with no rule that shows it at the focus too.
  function hovered() {
    const found = [], focus = new Set();
    const shows = (style) => Object.entries(SHOWS).some(([name, wanted]) => style.getPropertyValue(name) && wanted.test(style.getPropertyValue(name)));
    const parts = (selector) => selector.split(/,(?![^(]*\))/).map((one) => one.trim());
    const bare = (selector) => selector.replace(/:(hover|focus-within|focus-visible|focus|active)\b/g, "");
    for (const { selector } of rules) if (/:focus/.test(selector)) for (const part of parts(selector)) if (/:focus/.test(part)) focus.add(bare(part).replace(/\s+/g, " "));
    for (const { selector, style } of rules) {
      if (!/:hover/.test(selector) || !shows(style)) continue;
      for (const part of parts(selector)) {
        const split = /^(.*:hover[^\s>+~]*)\s*([>+~\s])\s*(.+)$/.exec(part);
        if (!split || /:(hover|focus)/.test(split[3]) || focus.has(bare(part).replace(/\s+/g, " ")) || found.length >= most) continue;
        let shown = [];
        try { shown = [...document.querySelectorAll(bare(part))].slice(0, 20); } catch { continue; }
        for (const el of shown) {
          const text = cut(el.textContent ?? "", 200), trigger = auditor.visible(el) ? null : owner(el, bare(split[1]));
          if (!trigger || !/\p{L}{2}/u.test(text) || found.some((one) => one.path === auditor.path(el))) continue;
          found.push({ ...about(el), text, trigger: auditor.path(trigger), trigger_name: cut(auditor.text(trigger) || auditor.name(trigger), 100),
            trigger_focusable: auditor.focusable(trigger) || [...trigger.querySelectorAll("*")].some((one) => auditor.focusable(one)),
            told: Boolean(el.id && document.querySelector(`[aria-describedby~="${CSS.escape(el.id)}"], [aria-controls~="${CSS.escape(el.id)}"]`)),
            links: el.querySelectorAll("a[href], button").length, box: auditor.box(trigger) });
          break;
        }
      }
    }
    return found;
  }

  // The element of a hover rule that the pointer comes to: around what is shown, or beside it.
  function owner(el, selector) {
    for (let at = el.parentElement; at; at = at.parentElement) {
      try {
        if (at.matches(selector)) return auditor.visible(at) ? at : null;
        const beside = [...at.children].find((one) => one !== el && !one.contains(el) && one.matches(selector));
        if (beside) return auditor.visible(beside) ? beside : null;
      } catch { return null; }
    }
    return null;
  }

  // By how many degrees a style turns; null where it says nothing.
  function turned(style) {
    const told = style.rotate && style.rotate !== "none" ? `rotate(${style.rotate})` : style.transform && style.transform !== "none" ? style.transform : "";
    if (!told) return style.rotate || style.transform ? 0 : null;
    try {
      const { a, b } = new DOMMatrix(told);
      return Math.round(Math.atan2(b, a) * 18000 / Math.PI) / 100;
    } catch { return null; }
  }

  function turns() {
    const found = [];
    for (const { selector, style, media } of rules) {
      const [, way] = /orientation:\s*(portrait|landscape)/.exec(media) ?? [], angle = way ? turned(style) : null;
      if (angle === null || found.length >= most) continue;
      const usual = rules.filter((one) => !/orientation/.test(one.media) && one.selector === selector).map((one) => turned(one.style)).filter((one) => one !== null).pop() ?? 0;
      let el = null;
      try { el = document.querySelector(selector); } catch { /* not for a document */ }
      if (!el || !document.body || !auditor.text(el) || !(document.body.checkVisibility?.() ?? true)) continue;
      const { width, height } = el.getBoundingClientRect();
      found.push({ ...about(el), way, by: Math.round((((angle - usual) % 360) + 360) % 360 * 10) / 10, share: Math.min(1, (width * height) / (innerWidth * innerHeight)) });
    }
    return found;
  }

  // Text that its own box cuts off now, with nothing to show the rest.
  function clipped() {
    const found = [];
    for (const el of all) {
      if (found.length >= most) break;
      const style = getComputedStyle(el), across = /^(hidden|clip)$/.test(style.overflowX), down = /^(hidden|clip)$/.test(style.overflowY);
      if ((!across && !down) || el === document.body) continue;
      const { width, height } = el.getBoundingClientRect();
      if (width < 20 || height < 4 || (el.scrollWidth <= el.clientWidth + 2 && el.scrollHeight <= el.clientHeight + 2) || !auditor.visible(el)) continue;
      if (style.clip !== "auto" || style.clipPath !== "none" || attribute(el, "aria-hidden") === "true") continue;
      const told = lines(el, style, { across, down });
      if (told) found.push({ ...about(el), ...told });
    }
    return found;
  }

  function lines(el, style, { across, down }) {
    if (el.childElementCount > 30 || [...el.querySelectorAll("*")].some((one) => /^(absolute|fixed)$/.test(getComputedStyle(one).position) || /auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX + getComputedStyle(one).overflowY))) return null;
    if (el.getAnimations({ subtree: true }).length || el.closest("marquee, details, [aria-expanded], nav, [role=tablist], [aria-roledescription], svg, button")) return null;
    const range = el.ownerDocument.createRange(), own = el.getBoundingClientRect();
    range.selectNodeContents(el);
    let partly = 0, wholly = 0, aside = 0;
    for (const line of range.getClientRects()) {
      if (line.height < 5 || line.width < 3) continue;
      const seen = Math.min(line.bottom, own.bottom) - Math.max(line.top, own.top);
      if (down && seen < line.height * 0.75) { if (seen > line.height * 0.15) partly += 1; else wholly += 1; }
      if (across && line.right > own.right + 4 && line.left < own.right) aside += 1;
    }
    if (!/\p{L}{3}/u.test(el.textContent ?? "") || (!partly && !wholly && !aside)) return null;
    const ellipsis = style.textOverflow === "ellipsis" || (style.webkitLineClamp && style.webkitLineClamp !== "none");
    return { text: cut(el.textContent, 120), partly, wholly, aside: ellipsis ? 0 : aside, ellipsis: Boolean(ellipsis) };
  }

  return { words: words(), hovered: hovered(), turns: turns(), clipped: clipped() };
}
