// Lists the controls whose faces are looked at in a picture (see faces.py): where they are, what state they tell. An expression:
// a function that returns the questions; what it changes for the pictures it changes back.
(() => {
  const CONTROLS = "a[href], button, summary, input[type=submit], input[type=button], input[type=reset], input[type=image], input[type=checkbox], input[type=radio], "
    + "[role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab], [role=menuitemradio], [role=menuitemcheckbox], [role=option], [role=slider]";
  const GROUPS = "[role=tablist], [role=radiogroup], [role=listbox], [role=toolbar], [role=group], [role=menu], fieldset, ul, ol, nav, tr";
  const STILL = "*, *::before, *::after { transition: none !important; animation-play-state: paused !important; caret-color: transparent !important; }";
  const STATES = { "aria-selected": "selected", "aria-pressed": "pressed", "aria-checked": "checked", "aria-current": "current" };
  const kept = (globalThis.auditorFaces ??= { sheets: [], flipped: [] });

  // Drawn by the page in place of the browser's own tick box.
  const drawn = (el) => /^(checkbox|radio)$/.test(el.type) && (getComputedStyle(el).appearance === "none" || !auditor.visible(el));

  function faceOf(el) {
    if (!/^(checkbox|radio)$/.test(el.type ?? "") || auditor.visible(el)) return el;
    return [...(el.labels ?? [])].find((label) => auditor.visible(label)) ?? null;
  }

  function stateOf(el) {
    if (/^(checkbox|radio)$/.test(el.type ?? "")) return ["checked", el.checked];
    for (const [name, state] of Object.entries(STATES)) {
      const value = el.getAttribute(name);
      if (value !== null && value !== "undefined") return [state, value !== "false"];
    }
    return ["", false];
  }

  function marks(el) {
    const pseudo = ["::before", "::after"].map((one) => getComputedStyle(el, one)).map((style) => (/^(none|normal)$/.test(style.content) || style.display === "none" ? "" : style.content)).join("|");
    const drawings = [...el.querySelectorAll("svg, img")].filter((one) => auditor.visible(one)).length;
    const { fontWeight, fontStyle, textDecorationLine } = getComputedStyle(el);
    return [fontWeight, fontStyle, textDecorationLine, pseudo, drawings].join(" ");
  }

  const loaded = (el) => [...(el.localName === "img" ? [el] : []), ...el.querySelectorAll("img")].every((image) => image.complete && image.naturalWidth > 0);

  function list(most) {
    const found = [];
    for (const el of auditor.all(CONTROLS)) {
      if (found.length >= most) break;
      const face = faceOf(el), box = face && auditor.visible(face) && loaded(face) ? auditor.box(face) : null;
      if (!box || el.ownerDocument !== document || auditor.coverOf(face)) continue;
      const [state, on] = stateOf(el), group = el.closest(GROUPS);
      found.push({
        path: auditor.path(el), face: auditor.path(face), tag: el.localName, role: auditor.role(el), name: auditor.name(el), html: auditor.html(el), box,
        state, on, group: group ? auditor.path(group) : "", drawn: drawn(el), marks: marks(face), disabled: Boolean(el.disabled || el.closest("[aria-disabled=true]")),
      });
    }
    const page = document.scrollingElement ?? document.documentElement;
    return { faces: found, forced: matchMedia("(forced-colors: active)").matches, width: page.scrollWidth, height: page.scrollHeight };
  }

  function still() {
    for (const root of auditor.roots(document)) {
      const sheet = new (root.ownerDocument ?? root).defaultView.CSSStyleSheet();
      sheet.replaceSync(STILL);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      kept.sheets.push([root, sheet]);
    }
  }

  // Turns what the page draws itself into its other state, one of each group of radio buttons, without telling the page.
  function flip() {
    const groups = new Set();
    for (const el of auditor.all("input[type=checkbox], input[type=radio]")) {
      const group = el.type === "radio" ? `${el.form?.id ?? ""} ${el.name}` : "";
      if (!drawn(el) || el.disabled || (el.type === "radio" && (el.checked || groups.has(group)))) continue;
      groups.add(group);
      const others = el.type === "radio" ? [...auditor.all("input[type=radio]")].filter((one) => one.name === el.name && one.checked) : [];
      kept.flipped.push([el, el.checked, others]);
      el.checked = !el.checked;
    }
    return kept.flipped.map(([el]) => auditor.path(el));
  }

  function unflip() {
    for (const [el, checked, others] of kept.flipped) {
      el.checked = checked;
      for (const other of others) other.checked = true;
    }
    kept.flipped = [];
    return true;
  }

  function move() {
    for (const [root, sheet] of kept.sheets) root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((one) => one !== sheet);
    kept.sheets = [];
    return true;
  }

  return { list: (most) => { still(); return list(most); }, flip, unflip, move };
})()
