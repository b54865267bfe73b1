// What the clumsy persona asks of a page. An expression: an object of functions of a value and the helpers of page.js.
(() => {
  const NO_FIELD = /^(hidden|submit|button|reset|image)$/, DRAWN_OVER = /^(file|checkbox|radio)$/;
  const SILENT = "script, style, noscript, template, textarea, select, button, [contenteditable], [role=button], [role=option]";
  const LENGTH = 300, MOST_BLOCKS = 4_000, MOST_NEWS = 60, MOST_DRAWN = 1_000, NEAR = 60, SECOND_PRESS_MS = 100;

  // A form with a field named `elements` answers with that field: properties are read past such names.
  const getter = (type, name) => { const { get } = Object.getOwnPropertyDescriptor(type.prototype, name); return (node) => get.call(node); };
  const elementsOf = getter(HTMLFormElement, "elements"), quiet = getter(HTMLFormElement, "noValidate"), actionOf = getter(HTMLFormElement, "action");
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name) ?? "";
  const query = (el, selector) => Element.prototype.querySelectorAll.call(el, selector);
  const inside = (form) => [...elementsOf(form)].filter((el) => /^(input|select|textarea)$/.test(el.localName));
  const cut = (text) => (text ?? "").replace(/\s+/g, " ").trim().slice(0, LENGTH).toWellFormed();
  const ticked = (el) => el.localName === "input" && /^(checkbox|radio)$/.test(el.type);

  // The fields that a customer fills, by a key that lasts while the form is sent and comes back.
  function fieldsOf(form, auditor) {
    const found = new Map();
    for (const el of inside(form)) {
      if (NO_FIELD.test(el.type) || el.matches(":disabled") || el.readOnly || !(auditor.present(el) || DRAWN_OVER.test(el.type))) continue;
      const base = (el.name || el.id || el.localName) + (ticked(el) ? `=${el.value}` : "");
      let key = base;
      for (let n = 2; found.has(key); n++) key = `${base}#${n}`;
      found.set(key, el);
    }
    return found;
  }

  const empty = (el, form) => el.type === "radio" ? !inside(form).some((one) => one.type === "radio" && one.name === el.name && one.checked)
    : el.type === "checkbox" ? !el.checked : el.type === "file" ? !el.files.length : !el.value;

  const labelOf = (el, auditor) => cut(auditor.name(el) || [...(el.labels ?? [])].map((label) => label.innerText).join(" "));

  const record = (key, el, form, auditor) => ({
    key, path: auditor.path(el), html: auditor.html(el), box: auditor.box(el), type: el.localName === "input" ? el.type : el.localName,
    label: labelOf(el, auditor), autocomplete: attribute(el, "autocomplete"), inputmode: attribute(el, "inputmode"),
    pattern: attribute(el, "pattern"), min: attribute(el, "min"), max: attribute(el, "max"), step: attribute(el, "step"),
    minlength: Math.max(0, el.minLength ?? 0), required: Boolean(el.required), aria_required: attribute(el, "aria-required") === "true",
    empty: empty(el, form), focusable: auditor.focusable(el) && auditor.present(el),
  });

  function submitsOf(form, auditor) {
    const images = query(form, "input[type=image]");
    return [...elementsOf(form), ...images].filter((el) => /^(submit|image)$/.test(el.type) && /^(button|input)$/.test(el.localName) && auditor.visible(el));
  }

  const button = (el, auditor) => ({
    path: auditor.path(el), name: cut(auditor.name(el) || auditor.text(el)), html: auditor.html(el), box: auditor.box(el),
    native: /^(submit|image)$/.test(el.type), quiet: Boolean(el.formNoValidate),
  });

  function described(form, auditor) {
    const fields = [...fieldsOf(form, auditor)].map(([key, el]) => record(key, el, form, auditor));
    const searches = Boolean(Element.prototype.closest.call(form, "search, [role=search]"));
    return {
      path: auditor.path(form), html: auditor.html(form), box: auditor.box(form), url: location.href, quiet: quiet(form), action: actionOf(form),
      search: searches || fields.some(({ type }) => type === "search"), fields, submits: submitsOf(form, auditor).map((el) => button(el, auditor)),
    };
  }

  const formOf = (el) => { const form = el?.form ?? el?.closest?.("form"); return form?.localName === "form" ? form : null; };

  // The form that holds an element; null without one.
  function form({ path }, auditor) {
    const found = formOf(auditor.find(path));
    return found ? described(found, auditor) : null;
  }

  // The button in a form that a press on this element presses; null where it is none.
  function pressed({ path }, auditor) {
    const el = auditor.find(path)?.closest("button, input, [role=button], a"), own = el && formOf(el);
    if (!own || (el.localName === "input" && !/^(submit|image|button)$/.test(el.type)) || el.type === "reset") return null;
    return { button: button(el, auditor), form: described(own, auditor) };
  }

  // The form on the page now that shares most of its fields with the one that had these keys; null where none shares half.
  function again(keys, auditor) {
    let best = null, most = 0.5;
    for (const one of auditor.all("form")) {
      const mine = [...fieldsOf(one, auditor).keys()], shared = mine.filter((key) => keys.includes(key)).length;
      const share = shared / Math.max(1, new Set([...mine, ...keys]).size);
      if (share >= most && shared > 0) { best = one; most = share; }
    }
    return best;
  }

  const back = ({ keys }, auditor) => { const found = again(keys, auditor); return found ? described(found, auditor) : null; };

  // What fields hold, in numbers that tell two values apart and not what they are; spacing and case are the service's own matter.
  function digest(el) {
    const value = ticked(el) ? String(el.checked) : el.localName === "select" ? [...el.selectedOptions].map((one) => one.text).join() : el.value;
    let a = 0xdeadbeef, b = 0x41c6ce57;
    for (const sign of value.toLowerCase().replace(/[\s().-]/g, "")) {
      a = Math.imul(a ^ sign.codePointAt(0), 2654435761);
      b = Math.imul(b ^ sign.codePointAt(0), 1597334677);
    }
    return 4294967296 * (2097151 & (b ^ (a >>> 13))) + (a >>> 0);
  }

  function held({ keys }, auditor) {
    const found = again(keys, auditor);
    return found ? Object.fromEntries([...fieldsOf(found, auditor)].map(([key, el]) => [key, digest(el)])) : null;
  }

  // What one field holds, to put it back.
  const value = ({ path }, auditor) => auditor.find(path)?.value ?? "";

  const inline = new Set(["inline", "contents", "ruby"]);
  function blockOf(el) {
    while (el.parentElement && inline.has(getComputedStyle(el).display)) el = el.parentElement;
    return el;
  }

  // What is seen of a form without being text of the document: placeholders, and what style sheets write.
  function* unwritten(root, auditor) {
    for (const el of [...root.querySelectorAll("form, form *")].slice(0, MOST_DRAWN)) {
      if (!auditor.visible(el)) continue;
      const drawn = ["::before", "::after"].map((part) => getComputedStyle(el, part).content).filter((content) => /^".*\p{L}{3}/u.test(content));
      const text = cut([el.placeholder && !el.value ? el.placeholder : "", ...drawn.map((content) => content.replaceAll('"', ""))].join(" "));
      if (text) yield [el, text];
    }
  }

  // The texts that are seen, block by block.
  function* blocks(auditor) {
    let count = 0;
    for (const root of auditor.roots(document)) {
      const words = new Map(), doc = root.ownerDocument ?? root, walker = doc.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const el = node.parentElement;
        if (!el || !node.data.trim() || el.closest(SILENT) || !auditor.visible(el)) continue;
        const block = blockOf(el);
        words.set(block, `${words.get(block) ?? ""} ${node.data}`);
      }
      for (const [el, text] of unwritten(root, auditor)) words.set(el, text);
      for (const [el, text] of words) {
        if (++count > MOST_BLOCKS) return;
        yield { el, text: cut(text) };
      }
    }
  }

  // Counters and clocks run on: numbers make no text a new one.
  const known = (text) => text.replace(/\d+/g, "0");
  const texts = (_, auditor) => [...blocks(auditor)].map(({ text }) => known(text));

  const gap = (a, b) => a && b ? Math.max(0, b[0] - a[0] - a[2], a[0] - b[0] - b[2], b[1] - a[1] - a[3], a[1] - b[1] - b[3]) : Infinity;
  const touching = (one, other, auditor) => auditor.holds(one, other) || auditor.holds(other, one);
  const referred = (el, name) => attribute(el, name).split(/\s+/).filter(Boolean).map((id) => el.getRootNode().getElementById(id)).filter(Boolean);

  // What is said with a field: its descriptions, its labels, and the descriptions of the group that it stands in.
  function saidWith(el) {
    const group = el.closest("fieldset, [role=group], [role=radiogroup]"), legend = group?.querySelector(":scope > legend");
    const own = ["aria-describedby", "aria-errormessage", "aria-labelledby"].flatMap((name) => referred(el, name));
    return [...own, ...(el.labels ?? []), ...(group ? [...referred(group, "aria-describedby"), legend] : [])].filter(Boolean);
  }

  // The field in whose place a text stands: that of the field or label before it, if no other field is as near.
  function placeOf(el, form, fields, auditor) {
    if (!auditor.holds(form, el)) return "";
    const marks = [...fields].flatMap(([key, one]) => [one, ...(one.labels ?? [])].map((mark) => [mark, key, one]));
    let best = null;
    for (const [mark, key, one] of marks) {
      const before = touching(mark, el, auditor) || mark.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (before && (!best || best[0].compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING)) best = [mark, key, one];
    }
    if (!best) return "";
    let around = best[2].parentElement;
    while (around && !auditor.holds(around, el)) around = around.parentElement;
    const group = (one) => ticked(one) ? one.name : one;
    const alone = [...fields.values()].every((one) => group(one) === group(best[2]) || !around?.contains(one));
    return alone || gap(auditor.box(best[2]), auditor.box(el)) <= NEAR ? best[1] : "";
  }

  function linksOf(el, fields) {
    const links = [...el.querySelectorAll('a[href*="#"]'), el.closest('a[href*="#"]')].filter(Boolean);
    const targets = links.map((link) => link.hash && el.getRootNode().getElementById(decodeURIComponent(link.hash.slice(1)))).filter(Boolean);
    return [...fields].filter(([, one]) => targets.some((target) => target === one || target.contains(one))).map(([key]) => key);
  }

  function listen(_, auditor) {
    globalThis.auditorClumsy?.stop();
    const refused = [], stops = [];
    const hear = (event) => { refused.push(event); };
    for (const root of auditor.roots(document)) {
      const win = root.defaultView;
      if (!win) continue;
      win.addEventListener("invalid", hear, true);
      stops.push(() => win.removeEventListener("invalid", hear, true));
    }
    globalThis.auditorClumsy = { refused, stop() { for (const stop of stops) stop(); } };
  }

  const safely = (ask, otherwise) => { try { return ask(); } catch { return otherwise; } };

  // What the page shows once the form was sent: the words that came, and what is known of its fields.
  function after({ keys, before }, auditor) {
    const heard = globalThis.auditorClumsy, old = new Map(), found = again(keys, auditor), fields = found ? fieldsOf(found, auditor) : new Map();
    heard?.stop();
    for (const text of before) old.set(text, (old.get(text) ?? 0) + 1);
    // The same words may stand there twice now: each is new as often as it was not there before.
    const isNew = (text) => { const left = old.get(text) ?? 0; old.set(text, left - 1); return left <= 0; };
    const active = auditor.active(), bad = (el) => el.willValidate && !el.validity.valid;
    const news = [...blocks(auditor)].filter(({ text }) => isNew(known(text))).slice(0, MOST_NEWS).map(({ el, text }) => ({
      text, path: auditor.path(el), box: auditor.box(el), place: found ? placeOf(el, found, fields, auditor) : "",
      tied: [...fields].filter(([, one]) => saidWith(one).some((told) => touching(told, el, auditor))).map(([key]) => key),
      links: safely(() => linksOf(el, fields), []), focused: Boolean(active) && active !== document.body && auditor.holds(active, el),
    }));
    const wrong = (el) => /^(true|grammar|spelling)$/.test(attribute(el, "aria-invalid")) ||
      ticked(el) && el.closest("fieldset, [role=group], [role=radiogroup]")?.getAttribute("aria-invalid") === "true";
    return {
      url: location.href, title: cut(document.title), news, shown: Boolean(found), form: found ? described(found, auditor) : null,
      fields: [...fields].map(([key, el]) => ({
        key, invalid: Boolean(wrong(el)), said: bad(el) ? cut(el.validationMessage) : "", digest: digest(el), focused: active === el,
        hint: cut(referred(el, "aria-describedby").map((one) => one.textContent).join(" ")),
      })),
      // The browser speaks of what it refuses, unless the page forbids it, or there is nothing to show it on.
      refused: heard?.refused.length ?? 0, silenced: Boolean(heard?.refused.length) && heard.refused.every((event) => event.defaultPrevented),
      unseen: heard ? heard.refused.map(({ target }) => target).filter((el) => !el.isConnected || !(auditor.focusable(el) && auditor.present(el))).map(auditor.path) : [],
      seen: heard ? heard.refused.filter(({ target: el }) => el.isConnected && auditor.focusable(el) && auditor.present(el)).length : 0,
    };
  }

  // Let the browser itself look at the form, as it does before it sends one: nothing is sent.
  function report({ keys }, auditor) {
    const found = again(keys, auditor);
    if (found) HTMLFormElement.prototype.reportValidity.call(found);
  }

  // The second press of a double click follows the first, if the same button is still there to be pressed.
  function arm({ path }, auditor) {
    const el = auditor.find(path), name = auditor.name(el), address = location.href;
    const there = () => el.isConnected && !el.matches(":disabled") && auditor.visible(el) && !auditor.coverOf(el) && auditor.name(el) === name;
    const press = () => { if (location.href === address && there()) el.click(); };
    el.addEventListener("click", () => setTimeout(press, SECOND_PRESS_MS), { once: true, capture: true });
  }

  return { form, pressed, back, held, value, texts, listen, after, report, arm };
})()
