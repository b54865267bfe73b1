// What the keyboard persona asks of a page. An expression: an object of functions of an element, a value, the helpers of page.js.
(() => {
  const WIDGETS = "radiogroup tablist menu menubar listbox grid tree treegrid toolbar".split(" ").map((role) => `[role=${role}]`).join();
  const STOPS = "a[href], button, input, select, textarea, [tabindex]";
  const CHANGING = "[aria-expanded=true], [open], [aria-checked=true], [aria-selected=true], [aria-pressed=true]";
  const WRITTEN = "textarea, input:not([type=button], [type=submit], [type=reset], [type=image], [type=checkbox], [type=radio], [type=file])";
  const widget = (one) => one?.closest?.(WIDGETS) ?? null;
  const box = (one) => one.getBoundingClientRect();

  // How many stops Tab makes on this page, about.
  function count(_, __, auditor) {
    let n = 0;
    for (const el of auditor.all("*")) if (auditor.focusable(el)) n++;
    return n;
  }

  // Whether the focus is on the element, in its widget, before or behind it; which arrow leads toward it.
  function where(el, _, auditor) {
    const at = auditor.active(), doc = el.ownerDocument;
    if (!at || at === doc.body || at === doc.documentElement) return { path: "", there: false, widget: false, behind: false, toward: "ArrowDown" };
    // What holds it answers for it only where it is no stop of its own: a page may put the focus on its whole main part.
    const stands = at.localName !== "iframe" && !auditor.focusable(el) && (at.tabIndex >= 0 || widget(at));
    const holder = auditor.holds(at, el) ? Boolean(stands) : auditor.holds(el, at) && el.querySelectorAll(STOPS).length === 1;
    const label = (el.localName === "label" && el.control === at) || [...(el.labels ?? [])].some((one) => auditor.holds(one, at));
    const descendant = at.getAttribute("aria-activedescendant");
    const radios = el.type === "radio" && at.type === "radio" && at.name === el.name && at.form === el.form;
    const a = box(at), b = box(el), apart = Math.abs(b.top - a.top) > Math.min(a.height, b.height) / 2;
    return {
      path: auditor.path(at),
      there: at === el || holder || label || Boolean(descendant && descendant === el.id),
      widget: radios || Boolean(widget(el) && (widget(el) === widget(at) || widget(el) === at)),
      behind: at.getRootNode() === el.getRootNode() && Boolean(at.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_PRECEDING),
      toward: apart ? (b.top > a.top ? "ArrowDown" : "ArrowUp") : b.left > a.left ? "ArrowRight" : "ArrowLeft",
    };
  }

  // What changes when a control answers to a key.
  function state(_, __, auditor) {
    const at = auditor.active(), many = (selector) => [...auditor.all(selector)].length;
    return [location.href, globalThis.auditorWatch?.lastChange ?? 0, at ? auditor.path(at) : "", many("input:checked"), many(CHANGING)];
  }

  // How many options lie between the one chosen and the one wanted; null where it is not in the list.
  function distance(el, wanted) {
    const at = [...(el.options ?? [])].findIndex((one) => one.label.trim() === wanted || one.value === wanted);
    return at < 0 ? null : at - el.selectedIndex;
  }

  const ticked = (el) => Boolean((el.control ?? el).checked ?? el.getAttribute("aria-checked") === "true");
  const chosen = (el, _, auditor) => el.type === "radio" && el.checked && auditor.active() === el;

  // Whether the focus is where text is written, in the element or as the element: Enter would send the form there.
  function writes(el, _, auditor) {
    const at = auditor.active(), list = at?.getAttribute("role") === "combobox" && at === el;
    return Boolean(at) && auditor.holds(el, at) && !list && (at.isContentEditable || at.matches(WRITTEN)) && !at.readOnly;
  }
  return { count, where, state, distance, ticked, chosen, writes };
})()
