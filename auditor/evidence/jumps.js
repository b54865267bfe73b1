// Follows the links that lead to places on the page, as the browser would, and looks what lies over the place (see jumps.py). It
// leaves the page scrolled to where it was.
async ({ most, elements: LOOKED_AT, points: POINTS }) => {
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const cut = (text) => auditor.fold(text).slice(0, 80).toWellFormed();
  const stays = [];
  let looked = 0;
  for (const el of document.querySelectorAll("body *")) {
    if ((looked += 1) > LOOKED_AT) break;
    if (/^(fixed|sticky)$/.test(getComputedStyle(el).position) && auditor.visible(el)) stays.push(el);
  }
  if (!stays.length) return { jumps: [] };

  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  // Room that a place gets only once a link has led to it (`:target`) is not seen by scrolling there.
  const roomOnceThere = [];
  for (const sheet of document.styleSheets) {
    let rules = [];
    try { rules = [...sheet.cssRules]; } catch { continue; } // another host's
    for (let n = 0; n < rules.length && n < LOOKED_AT; n += 1) {
      const { selectorText = "", style, cssRules } = rules[n];
      if (/:target(?![-\w])/.test(selectorText) && style?.scrollMarginTop) roomOnceThere.push(selectorText.replace(/([^\s,>+~]?):target(?![-\w])/g, (_, before) => before || "*"));
      else if (cssRules?.length && !selectorText) rules.push(...cssRules);
    }
  }
  const getsRoom = (el) => roomOnceThere.some((selector) => { try { return el.matches(selector); } catch { return false; } });

  const targets = new Map();
  for (const link of document.querySelectorAll("a[href*='#']")) {
    if (targets.size >= most || link.hash.length < 2 || link.href.split("#")[0] !== location.href.split("#")[0]) continue;
    const id = decoded(link.hash.slice(1)), el = document.getElementById(id) ?? document.querySelector(`a[name="${CSS.escape(id)}"]`);
    // A link that is there for the keyboard alone leads to the page's beginning: that is told by a rule of its own.
    if (el && !targets.has(el) && !getsRoom(el) && el.checkVisibility({ checkVisibilityCSS: true }) && auditor.visible(link) && el.localName !== "body") targets.set(el, link);
  }
  if (!targets.size) return { jumps: [] };

  const solid = (el) => {
    const style = getComputedStyle(el), [, alpha] = /^rgba\(.*,\s*([\d.]+)\)$/.exec(style.backgroundColor) ?? [];
    return style.opacity === "1" && ((alpha === undefined ? style.backgroundColor !== "transparent" : Number(alpha) > 0.9) || /url\(|gradient/.test(style.backgroundImage));
  };
  // The part that stays in the view and that this lies in, and whether anything of it hides what is below.
  function stayer(el) {
    let opaque = false;
    for (let at = el; at && at !== document.body; at = at.parentElement) {
      opaque ||= solid(at);
      if (stays.includes(at) || /^(fixed|sticky)$/.test(getComputedStyle(at).position)) return { at, opaque };
    }
    return null;
  }

  // The first line of what is jumped to, or the field itself.
  function firstLine(el) {
    if (/^(input|select|textarea|button|img)$/.test(el.localName)) return el.getBoundingClientRect();
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT), range = document.createRange();
    for (let node = walker.nextNode(), n = 0; node && n < 40; node = walker.nextNode(), n += 1) {
      if (!node.data.trim() || !node.parentElement.checkVisibility({ checkVisibilityCSS: true })) continue;
      range.selectNodeContents(node);
      const line = [...range.getClientRects()].find(({ width, height }) => width > 2 && height > 2);
      if (line) return line;
    }
    return null;
  }

  const frame = () => new Promise((done) => { const clock = setTimeout(done, 60); requestAnimationFrame(() => { clearTimeout(clock); done(); }); });
  const page = document.scrollingElement, before = [page.scrollLeft, page.scrollTop], jumps = [];
  try {
    for (const [el, link] of targets) {
      el.scrollIntoView({ block: "start", inline: "nearest", behavior: "instant" });
      await frame();
      const line = firstLine(el);
      if (!line || line.bottom <= 0 && !page.scrollTop) continue;
      let covered = 0, opaque = true, cover = null;
      for (let n = 0; n < POINTS; n += 1) {
        const x = line.left + (line.width * (n + 0.5)) / POINTS, y = line.top + line.height / 2;
        const top = y < 0 || y >= innerHeight || x < 0 || x >= innerWidth ? null : document.elementFromPoint(x, y);
        const over = top && !auditor.holds(el, top) && !auditor.holds(top, el) ? stayer(top) : null;
        if (!over || auditor.holds(over.at, el)) continue;
        covered += 1;
        opaque &&= over.opaque;
        cover = over.at;
      }
      jumps.push({
        path: auditor.path(el), tag: el.localName, html: auditor.html(el).toWellFormed(), text: cut(auditor.text(el) || auditor.name(el)), link: auditor.path(link), link_text: cut(auditor.text(link) || auditor.name(link)),
        // Above the view's edge it is out of sight by itself, and what was looked at is not it.
        covered: covered === POINTS && line.top + line.height / 2 >= 0, opaque, cover: cover ? auditor.path(cover) : "", height: cover ? Math.round(cover.getBoundingClientRect().height) : 0,
        within: ((at) => { const paths = []; for (; at && paths.length < 30; at = at.parentElement) paths.push(auditor.path(at)); return paths; })(link),
      });
    }
  } finally {
    page.scrollTo({ left: before[0], top: before[1], behavior: "instant" });
    await frame();
  }
  return { jumps: jumps.map((one) => ({ ...one, box: ((el) => (el ? auditor.box(el) : null))(auditor.find(one.path)) })) };
}
