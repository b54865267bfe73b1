// Tells of an element that listens for something what it is, and what controls stand in it and around it (see listeners.py).
(el, auditor) => {
  const WITHIN = "a[href], button, input, select, textarea, summary, label, [contenteditable], [role=button], [role=link], [tabindex]:not([tabindex='-1'])";
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable], [tabindex]:not([tabindex='-1']), video[controls], audio[controls], iframe";
  // The document says no name; of a form whose fields are named as the properties that are read here, nothing is told.
  if (Object.getPrototypeOf(el) === HTMLDocument.prototype || !("ownerDocument" in el) || el.ownerDocument === null) return null;
  try { return told(); } catch { return { path: "" }; }

  function told() {
    const held = [...el.querySelectorAll(CONTROLS), ...(el.shadowRoot ? el.shadowRoot.querySelectorAll(CONTROLS) : [])];
    let around = null;
    for (let at = el.parentNode ?? el.host; at && !around; at = at.parentNode ?? at.host) if (at.matches?.(WITHIN)) around = at;
    const above = el.parentElement, pointer = getComputedStyle(el).cursor === "pointer";
    const text = (el.childElementCount < 200 ? auditor.text(el) : "").slice(0, 200).toWellFormed();
    return {
      path: auditor.path(el), tag: el.localName, role: auditor.role(el), name: auditor.name(el), text, html: auditor.html(el).toWellFormed(), box: auditor.box(el),
      visible: auditor.visible(el), focusable: auditor.focusable(el), withheld: Element.prototype.getAttribute.call(el, "tabindex") === "-1",
      pointer: pointer && !(above && getComputedStyle(above).cursor === "pointer"), within: around ? auditor.path(around) : "", holds: held.length,
      unheard: Boolean(el.closest("[aria-hidden=true], [inert], :disabled, [aria-disabled=true]")),
    };
  }
}
