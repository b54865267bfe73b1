// What is known of one field: how it is named, what group and form it stands in, what helps with it, whether it is filled in.
// Called with the limits, it yields a function of an element and its record in `Dom.elements`; null where it is no field.
(limits) => {
  const NO_FIELD = /^(hidden|submit|button|reset|image)$/;
  const TEXT = 300;

  // The group may be a form, which answers with its fields where they are named as its properties are.
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const has = (el, name) => el.hasAttribute(name);
  const cut = (text, length) => auditor.fold(text).slice(0, length).toWellFormed();

  const referred = (el, name) => (attribute(el, name) ?? "").split(/\s+/).filter(Boolean).slice(0, 20)
    .map((id) => el.getRootNode().getElementById(id)).filter(Boolean);
  const labelledBy = (el) => referred(el, "aria-labelledby").map(wording).join(" ");

  // The words of a label, a hint or a legend, hidden or not, without what the fields inside it hold.
  function wording(el) {
    const walker = el.ownerDocument.createTreeWalker(el, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      (node.nodeType === Node.ELEMENT_NODE && node.matches("select, textarea, script, style, [contenteditable]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    let words = "";
    for (let node = walker.nextNode(); node && words.length < 2 * TEXT; node = walker.nextNode()) words += node.nodeType === Node.TEXT_NODE ? node.data : " ";
    return cut(words, TEXT);
  }

  function fieldOf(el, record) {
    const { tag } = record;
    const editable = has(el, "contenteditable") && el.isContentEditable;
    if (!(tag === "select" || tag === "textarea" || editable || (tag === "input" && !NO_FIELD.test(el.type)))) return null;
    const ticked = tag === "input" && /^(checkbox|radio)$/.test(el.type) ? el.checked : null;
    const form = el.form ?? el.closest("form");
    return {
      element: record.index, path: record.path, type: tag === "input" ? el.type : editable ? "contenteditable" : tag, labels: labelsOf(el),
      required: Boolean(el.required) || attribute(el, "aria-required") === "true", value_present: ticked ?? filled(el, tag), checked: ticked,
      options: tag === "select" ? Array.from(el.options).slice(0, limits.options).map((option) => cut(option.text, 200)) : [],
      legend: legendOf(el), hint: cut(referred(el, "aria-describedby").map(wording).join(" "), TEXT),
      error: cut(referred(el, "aria-errormessage").map(wording).join(" "), TEXT), form: form ? auditor.path(form) : "",
    };
  }

  function filled(el, tag) {
    if (tag === "select") return Boolean(el.selectedOptions[0]?.value);
    if (el.type === "file") return el.files.length > 0;
    return Boolean(tag === "input" || tag === "textarea" ? el.value : el.textContent.trim());
  }

  function labelsOf(el) {
    const shown = (how, label) => ({ how, text: wording(label), path: auditor.path(label), box: auditor.box(label), visible: auditor.visible(label) });
    const said = (how, name, visible) => (cut(attribute(el, name) ?? "", TEXT) ? [{ how, text: cut(attribute(el, name), TEXT), visible }] : []);
    return [
      ...Array.from(el.labels ?? [], (label) => shown(has(label, "for") ? "for" : "wrap", label)),
      ...referred(el, "aria-labelledby").map((label) => shown("aria-labelledby", label)),
      ...said("aria-label", "aria-label", false), ...said("title", "title", false), ...said("placeholder", "placeholder", true),
    ];
  }

  function legendOf(el) {
    const group = el.closest("fieldset, [role=group], [role=radiogroup]");
    if (!group) return "";
    const legend = group.localName === "fieldset" ? [...group.children].find((child) => child.localName === "legend") : null;
    return labelledBy(group) || cut(attribute(group, "aria-label") ?? "", TEXT) || (legend ? wording(legend) : "");
  }

  return fieldOf;
}
