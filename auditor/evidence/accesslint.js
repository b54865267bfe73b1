// What AccessLint says of the page and its frames of the same origin, as `evidence/accesslint.py` reads it:
//   {version, results: [{rule, count, nodes: [{path, html, message, box}]}], skipped: {rule: why}, frames_missed: [paths]}
// `count` says how many nodes there were, `nodes` holds the first of them.
({ disabled, most }) => {
  const cut = (text, length) => String(text ?? "").slice(0, length).toWellFormed();
  const found = new Map(), skipped = {}, missed = [];
  const told = new Map(); // an element stands in many results: its path, HTML and box are asked for once

  // Many of its rules take no notice of what style sheets hide: nobody meets it. What stands in the head is never drawn.
  const HEAD = "head, head *, area";
  const met = (el) => Element.prototype.matches.call(el, HEAD) || Element.prototype.checkVisibility.call(el, { visibilityProperty: true });

  function place(el) {
    if (!told.has(el)) told.set(el, { path: auditor.path(el), html: auditor.html(el).toWellFormed(), box: auditor.box(el) });
    return told.get(el);
  }

  // Of what a frame holds it tells the selector alone.
  function elementOf({ element, selector }, doc) {
    try { return element ?? AccessLint.querySelectorShadowAware(selector) ?? doc.documentElement; } catch { return doc.documentElement; }
  }

  function look(doc, framed) {
    // Rules about whole pages, such as that there is one main landmark, are not asked of what a frame holds.
    const { violations, skippedRules } = AccessLint.runAudit(doc, { disabledRules: disabled, componentMode: framed });
    for (const { ruleId, error } of skippedRules) skipped[ruleId] ??= cut(error, 300);
    for (const violation of violations) {
      const { ruleId, message } = violation, el = elementOf(violation, doc);
      if (!met(el)) continue;
      if (!found.has(ruleId)) found.set(ruleId, { rule: ruleId, count: 0, nodes: [] });
      const result = found.get(ruleId);
      result.count += 1;
      if (result.nodes.length < most) result.nodes.push({ ...place(el), message: cut(message, 500) });
    }
  }

  for (const root of auditor.roots(document)) {
    if (root.nodeType !== Node.DOCUMENT_NODE) continue;
    look(root, root !== document);
    for (const frame of root.querySelectorAll("iframe, frame")) {
      let inner = null;
      try { inner = frame.contentDocument; } catch { /* another origin */ }
      if (!inner) missed.push(auditor.path(frame));
    }
  }
  AccessLint.clearAllCaches();
  return { version: AccessLint.version, results: [...found.values()], skipped, frames_missed: missed.slice(0, 50) };
}
