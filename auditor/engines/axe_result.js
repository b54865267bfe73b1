// Turns a result of axe-core into what `evidence/axe.py` reads, in the top frame after axe.run or axe.finishRun:
//   {version, violations: [rule], incomplete: [rule], passes: [rule ids], inapplicable: number, framesMissed: [addresses]}
//   rule: {rule, impact, count, nodes: [{path, target, html, message, impact, box, related: [paths]}]}
// `count` says how many nodes there were, `nodes` holds the first of them. It is a function of axe, its result and our helpers.
(axe, results, auditor) => {
  const MOST = 300; // nodes of a rule: no reader looks at more, and one page of a real site had 5,049 of one rule
  const RELATED = 5;
  const elements = new Map();

  // axe's address of a node: one step for each frame on the way; in a step that goes into shadow roots, one selector for each root.
  function lead(target) {
    let root = document, el = null;
    for (const [n, step] of target.entries()) {
      if (n > 0) root = el?.contentDocument; // null in a frame of another origin
      for (const [m, selector] of [step].flat().entries()) {
        if (m > 0) root = el?.shadowRoot;
        try { el = root?.querySelector(selector) ?? null; } catch { el = null; }
        if (!el) return { el: null, reached: n };
      }
    }
    return { el, reached: target.length };
  }

  const spoken = (step) => [step].flat().join(" >>> ");

  // An attribute selector may carry what a customer typed.
  const clean = (text) => text.replace(/\[value([~|^$*]?=)(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\]]*)\]/gi, "[value]").slice(0, 1000).toWellFormed();

  function find(target) {
    const key = JSON.stringify(target);
    if (!elements.has(key)) {
      const { el, reached } = lead(target);
      const frame = !el && reached > 0 ? lead(target.slice(0, reached)).el : null;
      const inside = frame ? [auditor.path(frame), ...target.slice(reached).map(spoken)] : target.map(spoken);
      elements.set(key, { el, path: el ? auditor.path(el) : clean(inside.join(" |> ")) });
    }
    return elements.get(key);
  }

  // Only the start tag is told of what axe alone has seen, without the value of a field.
  const startTag = (html) => (/^<[^>]*>/.exec(html)?.[0] ?? "").replace(/\svalue=("[^"]*"|'[^']*'|[^\s>]*)/gi, "").slice(0, 400).toWellFormed();

  function node(found) {
    const { el, path } = find(found.target);
    const checks = [...found.any, ...found.all, ...found.none];
    const related = checks.flatMap((check) => check.relatedNodes ?? []).slice(0, RELATED);
    return {
      path, target: clean(found.target.map(spoken).join(" |> ")), html: el ? auditor.html(el).toWellFormed() : startTag(found.html ?? ""),
      message: (checks[0]?.message ?? "").slice(0, 1000).toWellFormed(), impact: found.impact ?? null, box: el ? auditor.box(el) : null,
      related: related.filter(({ target }) => target?.length).map(({ target }) => find(target).path),
    };
  }

  const rule = ({ id, impact, nodes }) => ({ rule: id, impact: impact ?? null, count: nodes.length, nodes: nodes.slice(0, MOST).map(node) });
  // What is to be verified on the live page: evidence/contrast_pixels.js and target_boxes.js ask for these elements.
  const DOUBTED = ["color-contrast", "target-size"];
  globalThis.auditorDoubts = Object.fromEntries(DOUBTED.map((id) => [id, ["incomplete", "violations"].flatMap((said) =>
    results[said].filter((one) => one.id === id).flatMap(({ nodes }) => nodes.slice(0, MOST).map(({ target }) => ({ el: find(target).el, said }))).filter(({ el }) => el))]));
  // That a frame could not be looked at says nothing of the page: it is told as such.
  const UNTESTED = "frame-tested";
  const untested = [...results.violations, ...results.incomplete].filter(({ id }) => id === UNTESTED).flatMap(({ nodes }) => nodes);
  return {
    version: axe.version,
    violations: results.violations.filter(({ id }) => id !== UNTESTED).map(rule),
    incomplete: results.incomplete.filter(({ id }) => id !== UNTESTED).map(rule),
    passes: results.passes.filter(({ id }) => id !== UNTESTED).map(({ id }) => id),
    inapplicable: results.inapplicable.length,
    framesMissed: untested.map(({ target }) => ((frame) => (frame?.src || find(target).path).slice(0, 1000).toWellFormed())(find(target).el)),
  };
}
