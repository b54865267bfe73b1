// Finds what looks as if it could be pressed, and what can be pressed and does not look so (see affordances.py).
({ most, elements: LOOKED_AT, above: HIGH, below: DEEP }) => {
  const CONTROLS = "a[href], area, button, input, select, textarea, summary, label, option, video, audio, iframe, object, embed, [tabindex]:not([tabindex='-1']), [contenteditable], [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab], [role=menuitem], [role=option], [draggable=true]";
  const PRESSED = "button, input[type=submit], input[type=button], input[type=reset], [role=button], a[href]";
  const PLACED = "nav, header, menu, thead, th, dialog, [role=navigation], [role=banner], [role=menu], [role=menubar], [role=toolbar], [role=tablist], [role=listbox], [role=grid], [role=group], [role=dialog], [role=alert]";
  const CLEAR = /^(transparent|rgba\(.*, 0\))$/;
  const WORD = /[\p{L}\p{N}]{2}/u;
  const px = (value) => parseFloat(value) || 0;
  const closest = (el, selector) => Element.prototype.closest.call(el, selector);
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const cut = (text, length) => auditor.fold(text).slice(0, length).toWellFormed();
  const styles = new WeakMap();
  const styleOf = (el) => { if (!styles.has(el)) styles.set(el, getComputedStyle(el)); return styles.get(el); };
  const told = (el, more) => ({ path: auditor.path(el), tag: el.localName, html: auditor.html(el).toWellFormed(), box: auditor.box(el), text: cut(auditor.text(el), 80), ...more });

  const edged = (style) => ["Top", "Right", "Bottom", "Left"].filter((side) => px(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none" && !CLEAR.test(style[`border${side}Color`])).length;
  // A shape of its own: a ground or an edge all around, with room for the words in it.
  function shape(el) {
    const style = styleOf(el), edge = edged(style) === 4, ground = !CLEAR.test(style.backgroundColor) || style.backgroundImage !== "none";
    if (!edge && !ground) return "";
    return [style.backgroundColor, style.backgroundImage.slice(0, 60), edge ? style.borderTopColor : "", style.borderTopLeftRadius, style.color].join("|");
  }

  const off = (el) => Element.prototype.matches.call(el, ":disabled") || Boolean(closest(el, "[aria-disabled=true], [inert], fieldset:disabled"));
  const clarity = (el) => { let product = 1; for (let at = el; at?.nodeType === Node.ELEMENT_NODE; at = at.parentElement) product *= Number(styleOf(at).opacity); return product; };

  // The buttons of the page by their shapes: what has the shape of one is taken for one.
  const shapes = new Map(), whole = [], disabled = [];
  let looked = 0;
  for (const el of document.querySelectorAll("body *")) {
    if ((looked += 1) > LOOKED_AT) break;
    whole.push(el);
    if (!el.matches(PRESSED) || !auditor.visible(el)) continue;
    const own = shape(el);
    if (!own) continue;
    if (off(el)) disabled.push([el, own]);
    else if (el.localName !== "a" && WORD.test(el.textContent || el.value || "") && !shapes.has(own)) shapes.set(own, el);
  }

  // Who may hear a press on it: what it lies in and what lies in it.
  function hearers(el) {
    const above = [], below = [];
    for (let at = el.parentElement; at && above.length < HIGH; at = at.parentElement) above.push(auditor.path(at));
    for (const at of [...el.querySelectorAll("*")].slice(0, DEEP)) below.push(auditor.path(at));
    return { within: above, holds: below };
  }

  const twin = (el) => {
    const other = shapes.get(shape(el));
    if (!other || !WORD.test(el.textContent)) return "";
    const { height } = el.getBoundingClientRect(), { height: its } = other.getBoundingClientRect(), [own, theirs] = [styleOf(el), styleOf(other)];
    const alike = Math.abs(height - its) <= its * 0.25 && Math.abs(px(own.fontSize) - px(theirs.fontSize)) <= 2 && px(own.paddingLeft) > 2 && own.fontWeight === theirs.fontWeight;
    return alike ? auditor.path(other) : "";
  };

  // No control, and shown like one: a pointing hand of its own, or the shape of the page's buttons.
  function dead() {
    const found = [];
    for (const el of whole) {
      const style = styleOf(el), hand = style.cursor === "pointer" && el.parentElement && styleOf(el.parentElement).cursor !== "pointer";
      if (!hand && !shapes.size) continue;
      const like = el.childElementCount < 4 && !el.matches(CONTROLS) ? twin(el) : "";
      if ((!hand && !like) || closest(el, CONTROLS) || el.querySelector(CONTROLS) || el.localName === "svg" || closest(el, "svg") || !auditor.visible(el)) continue;
      const { width, height } = el.getBoundingClientRect(), words = auditor.text(el).split(" ").length;
      if (width * height > innerWidth * innerHeight * 0.2 || !WORD.test(auditor.text(el)) || words > 12 || attribute(el, "title") || closest(el, "[aria-describedby], [onclick], h1, h2, h3, legend, th")) continue;
      if (found.length < most) found.push(told(el, { hand, like, ...hearers(el) }));
    }
    return found;
  }

  // A control that nothing tells from the text around it.
  function hidden() {
    const found = [];
    for (const el of document.querySelectorAll("button, [role=button]")) {
      if (found.length >= most || !auditor.visible(el) || closest(el, PLACED) || el.matches("[aria-expanded], [aria-haspopup], [aria-pressed], summary")) continue;
      const text = auditor.text(el), style = styleOf(el), holder = el.parentElement;
      if (!WORD.test(text) || !holder || el.querySelector("*:not(span):not(b):not(strong):not(em):not(i:not(:empty))") || shape(el) || edged(style) || style.boxShadow !== "none" || off(el)) continue;
      const parts = [el, ...el.querySelectorAll("*")], around = styleOf(holder);
      const marked = parts.some((one) => ((own) => own.textDecorationLine !== "none" || own.color !== around.color || own.fontWeight !== around.fontWeight || own.fontStyle !== around.fontStyle || own.textTransform !== around.textTransform || shape(one))(styleOf(one)));
      const drawn = parts.some((one) => ["::before", "::after"].some((pseudo) => !/^(none|normal)$/.test(getComputedStyle(one, pseudo).content)));
      if (marked || drawn || /[→›»▸▾⌄+↓✕×]|\.\.\.|…/u.test(text) || closest(holder, "a[href], button, label")) continue;
      // Text of the same look beside it: among other controls it is known by its place.
      const beside = [...holder.childNodes].some((node) => (node.nodeType === Node.TEXT_NODE ? WORD.test(node.data) : false)) || [holder.previousElementSibling, holder.nextElementSibling, el.previousElementSibling, el.nextElementSibling].some((one) => one && /^(p|span|div|li|dd)$/.test(one.localName) && auditor.visible(one) && WORD.test(one.textContent) && !one.querySelector(PRESSED) && styleOf(one).color === style.color);
      if (beside) found.push(told(el, {}));
    }
    return found;
  }

  // Controls that can be used and look as if they could not.
  function grey() {
    const found = [];
    for (const el of document.querySelectorAll(`${PRESSED}, input:not([type=hidden]), select, textarea`)) {
      if (found.length >= most || off(el) || !auditor.visible(el) || el.readOnly) continue;
      const style = styleOf(el), why = [];
      if (/^(not-allowed|no-drop)$/.test(style.cursor)) why.push("cursor");
      if (clarity(el) <= 0.55) why.push("faint");
      if (/(^|[\s_-])(is-)?disabled($|[\s_-])/i.test(attribute(el, "class") ?? "")) why.push("class");
      if (style.pointerEvents === "none") why.push("dead");
      if (why.length) found.push(told(el, { why, text: cut(auditor.text(el) || auditor.name(el), 80) }));
    }
    return found;
  }

  // Controls that cannot be used and look like those that can.
  const bright = () => disabled.filter(([el, own]) => shapes.has(own) && clarity(el) > 0.95 && WORD.test(el.textContent || el.value || "")).slice(0, most)
    .map(([el, own]) => told(el, { like: auditor.path(shapes.get(own)), text: cut(auditor.text(el) || auditor.name(el), 80) }));

  return { dead: dead(), hidden: hidden(), grey: grey(), bright: bright() };
}
