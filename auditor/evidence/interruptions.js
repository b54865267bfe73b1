// Reads what lies over the page and nobody opened, and what was asked of the customer, into the fields of `Interruptions`.
(limits) => {
  const CLOSE = /^(close|dismiss|no,? thanks?|not now|maybe later|later|skip|hide|got it|ok(ay)?|continue|cancel|sulje|ei kiitos|myöhemmin|ehkä myöhemmin|ohita|piilota|selvä|jatka|peruuta|stäng|nej,? tack|senare|inte nu|hoppa över|dölj|fortsätt|avbryt|×|✕|✖|x)\b|^[×✕✖]$|\b(close|sulje|stäng)\b/i;
  const CONTROLS = "button, [role=button], a[href], input[type=button], input[type=submit], summary";
  const FIELDS = "input:not([type=hidden]):not([type=button]):not([type=submit]), textarea, select";
  const CONTENT = "h1, h2, h3, h4, p, li, td, dt, dd, a, button, input, select, textarea, label, img, video, figure";
  const PRESSED_OR_READ = "a[href], button, input, select, textarea, summary, main :is(p, li, td, label), [role=main] :is(p, li, td, label)";
  const GRID = 12;
  const watch = globalThis.auditorLayers;
  if (!watch) return { told: false };
  try { watch.closely(); } catch { /* as it stands */ }
  const cut = (text, most) => auditor.fold(text).slice(0, most).toWellFormed();
  const wide = innerWidth, high = innerHeight, start = performance.getEntriesByType("navigation")[0]?.loadEventEnd || 0;

  const shares = new Map();
  for (let row = 0; row < GRID; row += 1) for (let column = 0; column < GRID; column += 1) {
    let at = document.elementFromPoint(((column + 0.5) / GRID) * wide, ((row + 0.5) / GRID) * high);
    for (; at; at = at.parentElement ?? at.getRootNode().host ?? null) if (watch.seen.has(at)) { shares.set(at, (shares.get(at) ?? 0) + 1); break; }
  }

  const told = (el) => ({ path: auditor.path(el), name: cut(auditor.name(el) || auditor.text(el), 100) });

  function about(el, one) {
    const { left, top, width, height } = el.getBoundingClientRect(), shown = el.isConnected && auditor.visible(el);
    const controls = [...el.querySelectorAll(CONTROLS)].filter(auditor.visible), fields = [...el.querySelectorAll(FIELDS)].filter(auditor.visible);
    const closers = controls.filter((control) => CLOSE.test(auditor.name(control) || auditor.text(control)) || /\bclose\b|dismiss/i.test(`${control.id} ${control.getAttribute("class") ?? ""}`));
    return {
      path: auditor.path(el), html: auditor.html(el).toWellFormed(), box: auditor.box(el), text: cut(el.innerText ?? "", limits.text), shown,
      position: getComputedStyle(el).position, at_ms: Math.round(one.at), load_ms: Math.round(one.at - start), after: one.after,
      share: Math.round(((shares.get(el) ?? 0) / GRID ** 2) * 1000) / 1000,
      in_view: left < wide && top < high && left + width > 0 && top + height > 0,
      modal: el.matches(":modal, [aria-modal=true]") || Boolean(el.querySelector(":modal, [aria-modal=true]")),
      landmark: el.matches("header, nav, footer, [role=banner], [role=navigation], [role=contentinfo]") || Boolean(el.querySelector("header, nav, footer, main, [role=main]")),
      holds_page: Boolean(el.querySelector("main, [role=main], h1")) && !el.matches("dialog, [role=dialog], [aria-modal=true]"),
      controls: controls.length, fields: fields.length, closers: closers.slice(0, 3).map(told),
      email: fields.some((field) => field.type === "email" || /e-?mail|sähköposti|e-post/i.test(`${field.name} ${field.id} ${field.autocomplete} ${field.placeholder}`)),
      password: fields.some((field) => field.type === "password"),
      frame: Boolean(el.matches("iframe") || el.querySelector("iframe")),
      store: controls.some((control) => /apps\.apple\.com|itunes\.apple\.com|play\.google\.com\/store|^market:|^itms/i.test(control.href ?? "")),
      over: over(el), behind: behind(el), lies_over: liesOver(el),
    };
  }

  // Whether something of the page lies below it: a part of the page that is fixed has a place of its own.
  function liesOver(el) {
    const { left, top, right, bottom } = el.getBoundingClientRect(), layers = [...watch.seen.keys()];
    return [...document.querySelectorAll(CONTENT)].slice(0, limits.looked).some((one) => {
      const rect = one.getBoundingClientRect();
      const meets = rect.width && rect.left < right && rect.right > left && rect.top < bottom && rect.bottom > top && rect.top < high && rect.bottom > 0;
      return meets && auditor.visible(one) && !layers.some((layer) => auditor.holds(layer, one));
    });
  }

  // Whether there is a page beside it at all: in some, all that they are lies in one part that is fixed.
  function behind(el) {
    const layers = [...watch.seen.keys()];
    return [...document.querySelectorAll("h1, h2, p, a[href], button, input, main")].slice(0, limits.behind).some(
      (one) => auditor.visible(one) && !layers.some((layer) => auditor.holds(layer, one)));
  }

  // Controls and lines of the page's content that a small floating part lies on where the page cannot be scrolled clear of it.
  function over(el) {
    const { left, top, right, bottom, width, height } = el.getBoundingClientRect();
    if (getComputedStyle(el).position !== "fixed" || !width || width * height > 0.25 * wide * high) return [];
    const low = top + height / 2 > high / 2, bar = width > 0.8 * wide, page = document.scrollingElement ?? document.documentElement;
    const shift = low ? Math.max(0, page.scrollHeight - high) : 0; // where the page is scrolled as far as it goes
    const found = [];
    if (bar && !low) return found; // a page's head
    for (const one of [...document.querySelectorAll(PRESSED_OR_READ)].slice(0, limits.looked)) {
      if (found.length >= limits.over) break;
      const rect = one.getBoundingClientRect(), stays = apart(one), y = rect.top + (stays ? 0 : scrollY - shift);
      const x = Math.min(right, rect.right) - Math.max(left, rect.left), down = Math.min(bottom, y + rect.height) - Math.max(top, y);
      if (x <= 0 || down <= 0 || !rect.width || !rect.height || !auditor.visible(one) || one.closest("[inert]")) continue;
      if (stays ? !lower(el, one) : bar && rect.height < 16) continue; // what is lower than a line is hidden from eyes
      const control = !/^(p|li|td|label)$/.test(one.localName), part = (x * down) / (rect.width * rect.height);
      if (bar && !control) continue;
      const middle = rect.left + rect.width / 2 > left && rect.left + rect.width / 2 < right && y + rect.height / 2 > top && y + rect.height / 2 < bottom;
      if (control ? part >= 0.25 : lines(one, shift, left, top, right, bottom)) found.push({ ...told(one), control, middle, part: Math.round(part * 100) / 100 });
    }
    return found;
  }

  // Whether it does not move with the page, or stands in a part that scrolls by itself and can be brought out of the way.
  function apart(el) {
    for (let at = el; at && at !== document.body; at = at.parentElement) {
      const { position, overflowY } = getComputedStyle(at);
      if (/^(fixed|sticky)$/.test(position) || watch.seen.has(at)) return true;
      if (at !== el && /^(auto|scroll)$/.test(overflowY) && at.scrollHeight > at.clientHeight + 4) return true;
    }
    return false;
  }

  // Whether a control that stays in its place too lies below this one, at its own middle.
  function lower(el, one) {
    const rect = one.getBoundingClientRect();
    let part = one;
    while (part && getComputedStyle(part).position !== "fixed") part = part.parentElement;
    if (!part || part.contains(el) || el.contains(one)) return false;
    return el.contains(document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2));
  }

  // Whether words of this text lie below; the box of a paragraph is wider than its lines.
  function lines(el, shift, left, top, right, bottom) {
    const range = document.createRange();
    range.selectNodeContents(el);
    return [...range.getClientRects()].slice(0, 60).some((line) => {
      const y = line.top + scrollY - shift;
      return Math.min(right, line.right) - Math.max(left, line.left) > 8 && Math.min(bottom, y + line.height) - Math.max(top, y) > line.height / 2;
    });
  }

  const kept = [...watch.seen].filter(([el]) => el.isConnected);
  return {
    told: true, width: wide, height: high, scripts: document.scripts.length > 0,
    layers: kept.slice(0, limits.layers).map(([el, one]) => about(el, one)),
    gone: watch.seen.size - kept.length,
    asks: watch.asks.slice(0, limits.asks).map((ask) => ({ what: ask.what, at_ms: Math.round(ask.at), own: ask.own })),
    left_out: Math.max(0, kept.length - limits.layers),
  };
}
