// Covers fields and text that show a secret before a picture is taken, without touching the document's structure.
// Called with the secret values it covers what is not covered yet, and returns how much that was; called with null it takes the covers away.
(secrets) => {
  const NAME = "auditor-secret";
  const kept = (globalThis.auditorCovered ??= {
    fields: new Map(), sheets: new Map(), texts: new Map(), holders: new Set(), ranges: new Highlight(),
  });
  if (!secrets) {
    for (const [field, style] of kept.fields) style === null ? field.removeAttribute("style") : field.setAttribute("style", style);
    for (const [root, sheet] of kept.sheets) root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((one) => one !== sheet);
    CSS.highlights.delete(NAME);
    globalThis.auditorCovered = undefined;
    return 0;
  }
  const values = secrets.map((value) => value.toLowerCase());
  const plain = (text) => (text ?? "").toLowerCase();
  // A service may show a card number in groups: blanks and dashes between do not make it another secret.
  const bare = (text) => plain(text).replace(/[\s\-‐-―·.]/g, "");
  const shows = (text) => values.some((value) => plain(text).includes(value) || (bare(value).length > 3 && bare(text).includes(bare(value))));
  let more = 0;
  const highlight = (node, holder) => {
    if (kept.texts.has(node) || kept.holders.has(holder)) return;
    more += 1;
    kept.texts.set(node, { data: node.data, holder });
    const range = new Range();
    range.selectNodeContents(node);
    kept.ranges.add(range);
  };
  // What was covered and is another text by now may have shown anything meanwhile: whatever comes there is covered.
  for (const [node, { data, holder }] of kept.texts) {
    if (node.isConnected && node.data === data) continue;
    more += 1;
    kept.texts.delete(node);
    if (!holder.isConnected || !holder.parentNode) continue;
    const range = new Range();
    range.selectNode(holder);
    kept.ranges.add(range);
    kept.holders.add(holder);
  }
  const hide = (field) => {
    if (kept.fields.has(field)) return;
    more += 1;
    kept.fields.set(field, field.getAttribute("style"));
    for (const [name, value] of [["color", "transparent"], ["-webkit-text-fill-color", "transparent"], ["text-shadow", "none"],
      ["background", "#000"], ["caret-color", "transparent"], ["transition", "none"], ["animation", "none"]]) field.style.setProperty(name, value, "important");
  };
  for (const root of auditor.roots(document)) {
    if (!kept.sheets.has(root)) {
      const sheet = new (root.ownerDocument ?? root).defaultView.CSSStyleSheet();
      sheet.replaceSync(`::highlight(${NAME}) { color: transparent !important; background-color: #000 !important; text-shadow: none !important; }`);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      kept.sheets.set(root, sheet);
    }
    for (const field of root.querySelectorAll("input, textarea, select, output")) {
      const shown = field.localName === "select" ? field.selectedOptions[0]?.text : field.value;
      if (shows(shown) || shows(field.placeholder)) hide(field);
    }
    // The block is looked at as a whole, since a secret may be broken over several elements.
    const walker = (root.ownerDocument ?? root).createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const blocks = new Map();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement?.closest("p,li,td,th,dd,dt,div,label,h1,h2,h3,h4,h5,h6,caption,figcaption,button,a,pre,section,body") ?? root;
      if (!blocks.has(holder)) blocks.set(holder, []);
      blocks.get(holder).push(node);
    }
    for (const [holder, nodes] of blocks) {
      if (!shows(nodes.map((node) => node.data).join(""))) continue;
      const alone = nodes.filter((node) => shows(node.data));
      for (const node of alone.length ? alone : nodes) highlight(node, holder);
    }
  }
  CSS.highlights.set(NAME, kept.ranges);
  return more;
}
