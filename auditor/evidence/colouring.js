// Reads how texts, links and fields are coloured against their ground, from computed styles (see colouring.py). A function of the
// limits. Where a picture, a gradient or something laid over it takes part, the ground is not known, and nothing is told of it.
(limits) => {
  const WHITE = [255, 255, 255], styles = new WeakMap(), grounds = new WeakMap(), parsed = new Map();
  const styleOf = (el) => { if (!styles.has(el)) styles.set(el, getComputedStyle(el)); return styles.get(el); };
  // A form may answer with a field where it is asked for its `parentElement`.
  const above = ((get) => (node) => get.call(node))(Object.getOwnPropertyDescriptor(Node.prototype, "parentElement").get);
  const below = ((get) => (node) => [...get.call(node)])(Object.getOwnPropertyDescriptor(Node.prototype, "childNodes").get);
  const parent = (el) => above(el) ?? (Node.prototype.getRootNode.call(el).host ?? null);

  function colour(text) {
    if (!parsed.has(text)) {
      const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
      parsed.set(text, plain ? [Number(plain[1]), Number(plain[2]), Number(plain[3]), plain[4] === undefined ? 1 : Number(plain[4])] : painted(text));
    }
    return parsed.get(text);
  }

  function painted(text) {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  }

  const over = ([r, g, b, a], ground) => (a >= 1 ? [r, g, b] : ground && [r, g, b].map((part, n) => Math.round(part * a + ground[n] * (1 - a))));
  const hex = (rgb) => (rgb ? `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}` : "");
  const luminance = (rgb) => { const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  function ratio(one, other) {
    if (!one || !other) return null;
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
  }

  // The plain colour that an element's content stands on; null where it is not one plain colour, or not known.
  function ground(el) {
    if (!el) return WHITE;
    if (!grounds.has(el)) grounds.set(el, groundOf(el));
    return grounds.get(el);
  }

  function groundOf(el) {
    const style = styleOf(el), own = colour(style.backgroundColor);
    if (style.backgroundImage !== "none" || style.opacity !== "1" || style.filter !== "none" || style.mixBlendMode !== "normal" || style.backdropFilter !== "none") return null;
    if (own[3] >= 1) return own.slice(0, 3);
    if (/^(absolute|fixed|sticky)$/.test(style.position) || el.ownerDocument !== document && !parent(el)) return null;
    if (laidUnder(el)) return null;
    return over(own, ground(parent(el)));
  }

  // Something positioned lies beside it in the document and may lie under it on the page.
  function laidUnder(el) {
    const holder = above(el), siblings = holder ? below(holder).filter((node) => node.nodeType === Node.ELEMENT_NODE) : [];
    if (siblings.length > 40) return false;
    return siblings.some((one) => one !== el && /^(absolute|fixed)$/.test(styleOf(one).position) && one.offsetWidth * one.offsetHeight > 4000);
  }

  const WORD = /[\p{L}\p{N}]{2}/u;
  const ownText = (el) => { let text = ""; for (const node of below(el)) if (node.nodeType === Node.TEXT_NODE) text += node.data; return text; };
  const words = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const idle = (el) => Boolean(el.closest(":disabled, [aria-disabled=true], [inert]") || [...(el.closest("label") ? [el.closest("label").control] : [])].some((field) => field?.matches(":disabled")));

  // Texts of one colour on one ground and of one size, told once with the first of them.
  const texts = new Map(), lookalikes = [];
  let seen = 0, left = 0;
  function look(el) {
    const text = ownText(el);
    if (!WORD.test(text) || /^(script|style|noscript|template|title|option|textarea)$/.test(el.localName)) return;
    if ((seen += 1) > limits.texts) { left += 1; return; }
    const style = styleOf(el);
    if (style.textDecorationLine.includes("underline") && alike(el, style, text)) lookalikes.push(el);
    const own = ground(el);
    if (!own || style.textShadow !== "none" || style.webkitTextFillColor !== style.color || !auditor.visible(el) || idle(el) || auditor.box(el)?.[0] < 0) return;
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
    const ink = over(colour(style.color), own), key = `${hex(ink)} ${hex(own)} ${large}`;
    const known = texts.get(key);
    if (known) known.count += 1;
    else texts.set(key, { path: auditor.path(el), html: auditor.html(el), box: auditor.box(el), color: hex(ink), ground: hex(own), ratio: ratio(ink, own), large, count: 1 });
  }

  // Underlined text that is no link, and is not marked as something that is underlined for a reason.
  const alike = (el, style, text) => words(text) <= 12 && style.cursor !== "pointer" && style.textDecorationStyle === "solid" && auditor.visible(el)
    && !el.closest("a, button, label, summary, ins, abbr, dfn, h1, h2, h3, h4, h5, h6, th, legend, caption, [role=button], [role=link], [role=heading], [role=tab], [onclick], [tabindex='0'], [contenteditable], nav");

  const CUES = ["fontStyle", "textTransform", "fontFamily"];
  function linkOf(el) {
    const style = styleOf(el);
    if (style.display !== "inline" || !WORD.test(el.textContent) || !auditor.visible(el) || el.closest("nav, header, footer, pre, [role=navigation]")) return null;
    let block = above(el);
    while (block && styleOf(block).display === "inline") block = above(block);
    if (!block || !sentence(block, el)) return null;
    const around = styleOf(beside(block, el)), own = ground(el), ink = over(colour(inkOf(el).color), own), other = over(colour(around.color), ground(block));
    return {
      path: auditor.path(el), html: auditor.html(el), box: auditor.box(el), text: auditor.text(el).slice(0, 100).toWellFormed(), color: hex(ink), around: hex(other),
      ratio: ratio(ink, other), ground: hex(own), cues: cuesOf(el, style, around, block), on_hover: turns(el, /:hover/), on_focus: turns(el, /:focus/),
    };
  }

  // Words that are no link stand before it or after it in its block.
  function sentence(block, el) {
    let found = 0;
    const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && found < 4; node = walker.nextNode()) {
      const holder = above(node);
      if (!holder.closest("a, button, script, style") && !/block|flex|grid|table|none/.test(styleOf(holder === block ? el : holder).display)) found += words(node.data);
    }
    return found >= 4;
  }

  const inkOf = (el) => { const only = [...el.querySelectorAll("*")].find((one) => WORD.test(ownText(one))); return WORD.test(ownText(el)) || !only ? styleOf(el) : styleOf(only); };

  // The text that a link is seen beside: the nearest element around it that holds text itself.
  function beside(block, el) {
    for (let at = above(el); at && at !== block; at = above(at)) if (WORD.test(ownText(at))) return at;
    return block;
  }

  function cuesOf(el, style, around, block) {
    const cues = [], inside = [el, ...el.querySelectorAll("*")].slice(0, 12).map((one) => [one, styleOf(one)]);
    for (let at = el; at && at !== block; at = above(at)) inside.push([at, styleOf(at)]);
    if (inside.some(([, one]) => one.textDecorationLine !== "none") && around.textDecorationLine === "none") cues.push("underline");
    if (inside.some(([, one]) => ["Top", "Bottom", "Left", "Right"].some((side) => parseFloat(one[`border${side}Width`]) > 0 && one[`border${side}Style`] !== "none" && colour(one[`border${side}Color`])[3] > 0))) cues.push("border");
    if (inside.some(([, one]) => one.backgroundImage !== "none" || (colour(one.backgroundColor)[3] > 0 && hex(over(colour(one.backgroundColor), ground(block))) !== hex(ground(block))))) cues.push("background");
    if (inside.some(([, one]) => one.boxShadow !== "none" || one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0)) cues.push("shadow");
    if (inside.some(([, one]) => Math.abs(parseInt(one.fontWeight, 10) - parseInt(around.fontWeight, 10)) >= 200)) cues.push("weight");
    if (inside.some(([, one]) => Math.abs(parseFloat(one.fontSize) / parseFloat(around.fontSize) - 1) > 0.19)) cues.push("size");
    for (const name of CUES) if (inside.some(([, one]) => one[name] !== around[name])) cues.push(name);
    if (el.querySelector("img, svg, picture, canvas")) cues.push("picture");
    if (inside.some(([one]) => ["::before", "::after"].some((side) => !/^(none|normal|"")$/.test(getComputedStyle(one, side).content)))) cues.push("sign");
    return cues;
  }

  // Whether a style sheet gives the element another look in this state; null where sheets cannot be read.
  const TURNS = ["text-decoration", "text-decoration-line", "border-bottom-width", "border-bottom-style", "background-color", "background-image", "outline-style", "font-weight", "box-shadow"];
  let sheets;
  function rules() {
    if (sheets) return sheets;
    sheets = { hidden: false, found: [] };
    const enter = (list, depth) => {
      for (const rule of list) {
        if (sheets.found.length > limits.rules) return;
        if (rule.selectorText && /:(hover|focus)/.test(rule.selectorText)) sheets.found.push(rule);
        if (rule.cssRules?.length && depth < 4) enter(rule.cssRules, depth + 1);
      }
    };
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) { try { enter(sheet.cssRules, 0); } catch { sheets.hidden = true; } }
    return sheets;
  }

  function turns(el, state) {
    const { hidden, found } = rules();
    const hit = found.some(({ selectorText, style }) => selectorText.split(",").some((one) => {
      if (!state.test(one) || !TURNS.some((name) => !/^(|none|0px|inherit|initial)$/.test(style?.getPropertyValue(name) ?? ""))) return false;
      try { return el.matches(one.replace(/:(hover|focus-visible|focus-within|focus|active)/g, "") || "*"); } catch { return false; }
    }));
    return hit || (hidden ? null : false);
  }

  // The colour that a style sheet's value has for an element; null where it is none, or not told.
  function valued(el, value) {
    const named = /^var\((--[\w-]+)\)$/.exec(value ?? ""), text = named ? styleOf(el).getPropertyValue(named[1]).trim() : value;
    return !text || /var\(|^(inherit|initial|unset|revert|currentcolor)/i.test(text) || !CSS.supports("color", text) ? null : colour(text);
  }

  // Controls whose words come too close to their ground while the pointer or the focus is on them, as far as style sheets tell: where
  // several rules speak of one element, the later one counts.
  function turned() {
    const met = new Map(), found = [];
    for (const { selectorText, style } of rules().found) {
      if (!style?.color && !style?.backgroundColor) continue;
      for (const one of selectorText.split(",")) {
        const state = /:(hover|focus)[^\s>+~]*$/.exec(one.trim())?.[1], base = one.replace(/:(hover|focus-visible|focus|active)/g, "").trim();
        if (!state || !base || /::|:not|:is|:where|:has/.test(one)) continue;
        let els = [];
        try { els = [...document.querySelectorAll(base)].slice(0, 30); } catch { continue; }
        for (const el of els) {
          if (!WORD.test(ownText(el)) || !auditor.visible(el) || idle(el)) continue;
          if (!met.has(el)) { if (met.size >= limits.links) continue; met.set(el, {}); }
          const looks = (met.get(el)[state] ??= {});
          looks.ink = valued(el, style.color) ?? looks.ink;
          looks.paper = valued(el, style.backgroundColor) ?? looks.paper;
          if (style.backgroundImage && !/^(none|initial)$/.test(style.backgroundImage)) looks.picture = true;
        }
      }
    }
    for (const [el, states] of met) {
      const own = ground(el), its = styleOf(el), size = parseFloat(its.fontSize), large = size >= 24 || (size >= 18.66 && parseInt(its.fontWeight, 10) >= 700), need = large ? 3 : 4.5;
      if (!own || its.textShadow !== "none" || ratio(over(colour(its.color), own), own) < need) continue;
      for (const [state, { ink, paper, picture }] of Object.entries(states)) {
        const there = picture ? null : paper ? over(paper, ground(parent(el))) : own, drawn = there && over(ink ?? colour(its.color), there);
        if (drawn && ratio(drawn, there) < need) { found.push({ path: auditor.path(el), html: auditor.html(el), box: auditor.box(el), text: auditor.text(el).slice(0, 100).toWellFormed(), state, color: hex(drawn), ground: hex(there), ratio: ratio(drawn, there), need }); break; }
      }
    }
    return found;
  }

  const FIELD = "input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button], [type=reset], [type=image], [type=file], [type=range], [type=color]), textarea";
  function fieldOf(el) {
    const box = auditor.box(el);
    if (!auditor.visible(el) || !box || idle(el) || el.readOnly || el.ownerDocument !== document) return null;
    const inside = ground(el), hint = getComputedStyle(el, "::placeholder"), asked = el.placeholder && !el.value && WORD.test(el.placeholder);
    const ink = asked && inside && hint.opacity === "1" ? over(colour(hint.color), inside) : asked && inside ? over([...colour(hint.color).slice(0, 3), colour(hint.color)[3] * Number(hint.opacity)], inside) : null;
    const size = parseFloat(hint.fontSize);
    return {
      path: auditor.path(el), html: auditor.html(el), box, type: el.localName === "input" ? el.type : el.localName, edge: edgeOf(el, box), placeholder: Boolean(el.placeholder), filled: Boolean(el.value),
      hint_color: hex(ink), hint_ground: ink ? hex(inside) : "", hint_ratio: ink ? ratio(ink, inside) : null, hint_large: size >= 24 || (size >= 18.66 && parseInt(hint.fontWeight, 10) >= 700),
    };
  }

  // How well the field's place can be seen: the best contrast that a border, a ground or a frame around it gives; null: not known.
  function edgeOf(el, box) {
    let best = 1;
    for (let at = el; at; at = parent(at)) {
      const its = auditor.box(at), style = styleOf(at);
      if (!its || its[3] > box[3] * 2.5 + 24 || its[2] > box[2] * 1.6 + 80) break;
      if (style.boxShadow !== "none" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.backgroundImage !== "none" || style.borderImageSource !== "none") return null;
      if (["::before", "::after"].some((side) => at !== el && !/^(none|normal)$/.test(getComputedStyle(at, side).content))) return null;
      if (at !== el && at.querySelector("svg, img, i, button, select, fieldset, legend")) return null;
      const outside = ground(parent(at)), own = ground(at);
      if (!outside || !own) return null;
      best = Math.max(best, ratio(own, outside));
      for (const side of ["Top", "Right", "Bottom", "Left"]) {
        if (parseFloat(style[`border${side}Width`]) < 1 || style[`border${side}Style`] === "none") continue;
        const line = over(colour(style[`border${side}Color`]), own);
        best = Math.max(best, Math.min(ratio(line, outside), 21));
      }
    }
    return Math.round(best * 100) / 100;
  }

  // A control that shows a drawing and no words: the drawing's best contrast to its ground.
  function iconOf(el) {
    const drawing = el.querySelector("svg"), box = auditor.box(el);
    if (!drawing || !box || Math.max(box[2], box[3]) > 96 || el.querySelector("img, picture, canvas") || auditor.text(el) || !auditor.visible(el) || idle(el) || el.getAttribute("aria-hidden") === "true") return null;
    const own = ground(above(drawing)), style = styleOf(drawing), inks = [];
    if (!own || style.opacity !== "1" || style.filter !== "none" || ["::before", "::after"].some((side) => !/^(none|normal)$/.test(getComputedStyle(el, side).content))) return null;
    for (const shape of [...drawing.querySelectorAll("path, rect, circle, ellipse, line, polyline, polygon, text, use")].slice(0, 40)) {
      const its = getComputedStyle(shape);
      if (shape.localName === "use" || /url|context/.test(its.fill + its.stroke) || its.opacity !== "1" || its.filter !== "none") return null;
      if (its.fill !== "none" && !/^(line|polyline)$/.test(shape.localName)) inks.push([its.fill, Number(its.fillOpacity)]);
      if (its.stroke !== "none" && parseFloat(its.strokeWidth) > 0) inks.push([its.stroke, Number(its.strokeOpacity)]);
    }
    const seen = inks.map(([ink, alpha]) => over([...colour(ink).slice(0, 3), colour(ink)[3] * alpha], own));
    const ratios = seen.map((ink) => ratio(ink, own)), best = Math.max(...ratios);
    if (!inks.length) return null;
    return { path: auditor.path(el), html: auditor.html(el), box, name: auditor.name(el).slice(0, 100), color: hex(seen[ratios.indexOf(best)]), ground: hex(own), ratio: best };
  }

  // Small plain patches of three colours or more, each with words beside it: the legend of a chart, a map or a calendar.
  function legends() {
    const groups = new Map();
    for (const el of auditor.all("span, i, b, div, em, td, dt, rect, circle")) {
      const drawn = /^(rect|circle)$/.test(el.localName);
      if (el.firstElementChild || el.textContent.trim() || (drawn && el.nextElementSibling?.localName !== "text")) continue;
      const { width, height } = el.getBoundingClientRect();
      if (width < 6 || width > 32 || height < 6 || height > 32) continue;
      const style = styleOf(el), ink = colour(drawn ? style.fill : style.backgroundColor), words = (drawn ? el.nextElementSibling.textContent : above(el)?.textContent ?? "").trim();
      const holder = drawn ? el.closest("svg") : above(above(el) ?? el);
      if (ink[3] === 0 || /url/.test(style.fill) && drawn || style.backgroundImage !== "none" || !words || words.length > 60 || !holder || el.closest("a, button, label, [role=button], [onclick]") || !auditor.visible(el)) continue;
      if (!groups.has(holder)) groups.set(holder, new Map());
      groups.get(holder).set(ink.join(), words);
    }
    return [...groups].filter(([, patches]) => patches.size >= 3).slice(0, 10).map(([el, patches]) => (
      { path: auditor.path(el), html: auditor.html(el), box: auditor.box(el), words: [...patches.values()].slice(0, 8).map((text) => text.slice(0, 60).toWellFormed()) }));
  }

  const told = (found, most, ask) => { const list = []; for (const el of found) { if (list.length >= most) { left += 1; continue; } let one = null; try { one = ask(el); } catch { /* one odd element must not cost the others */ } if (one) list.push(one); } return list; };
  let count = 0;
  for (const el of auditor.all("body, body *")) { if ((count += 1) > limits.elements) { left += 1; continue; } try { look(el); } catch { /* as above */ } }
  const links = told(auditor.all("a[href]"), limits.links, linkOf), fields = told(auditor.all(FIELD), limits.fields, fieldOf);
  const icons = told([...auditor.all("button, a[href], summary, [role=button], [role=link]")].filter((el) => el.querySelector("svg")), limits.icons, iconOf);
  return {
    texts: [...texts.values()].slice(0, limits.groups), links, fields, icons, legends: legends(), turned: turned(), left_out: left,
    underlined: lookalikes.slice(0, limits.links).map((el) => ({ path: auditor.path(el), html: auditor.html(el), box: auditor.box(el), text: ownText(el).trim().slice(0, 100).toWellFormed() })),
  };
}
