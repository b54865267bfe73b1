// Covers fields and text that show a secret before a picture is taken, without touching the document's structure.
// Called with the secret values it covers, and returns whether there was anything to cover; called with null it takes the covers away.
(secrets) => {
  const kept = (globalThis.auditorCovered ??= { fields: [], sheets: [] });
  const NAME = "auditor-secret";
  if (!secrets) {
    for (const [field, style] of kept.fields) style === null ? field.removeAttribute("style") : field.setAttribute("style", style);
    for (const [root, sheet] of kept.sheets) root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((one) => one !== sheet);
    CSS.highlights.delete(NAME);
    globalThis.auditorCovered = undefined;
    return true;
  }
  const values = secrets.map((value) => value.toLowerCase());
  const plain = (text) => (text ?? "").toLowerCase();
  // A service may show a card number in groups: blanks and dashes between do not make it another secret.
  const bare = (text) => plain(text).replace(/[\s\-‐-―·.]/g, "");
  const shows = (text) => values.some((value) => plain(text).includes(value) || (bare(value).length > 3 && bare(text).includes(bare(value))));
  const hide = (field) => {
    kept.fields.push([field, field.getAttribute("style")]);
    for (const [name, value] of [["color", "transparent"], ["-webkit-text-fill-color", "transparent"], ["text-shadow", "none"],
      ["background", "#000"], ["caret-color", "transparent"], ["transition", "none"], ["animation", "none"]]) field.style.setProperty(name, value, "important");
  };
  const ranges = [];
  for (const root of auditor.roots(document)) {
    const sheet = new (root.ownerDocument ?? root).defaultView.CSSStyleSheet();
    sheet.replaceSync(`::highlight(${NAME}) { color: transparent !important; background-color: #000 !important; text-shadow: none !important; }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    kept.sheets.push([root, sheet]);
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
    for (const nodes of blocks.values()) {
      if (!shows(nodes.map((node) => node.data).join(""))) continue;
      const alone = nodes.filter((node) => shows(node.data));
      for (const node of alone.length ? alone : nodes) {
        const range = new Range();
        range.selectNodeContents(node);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set(NAME, new Highlight(...ranges));
  return kept.fields.length + ranges.length > 0;
}
