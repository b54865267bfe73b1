// What is closed on a page, and what appears when it is opened. An expression: an object of functions of one value, with the helpers
// of page.js at hand; what they keep between the calls stands in our own world, as `auditorOpening`.
(() => {
  const BUTTONS = "button, [role=button], input[type=button]";
  const CLOSED = `details:not([open]) > summary, [aria-expanded=false], [aria-haspopup], [role=tab], [role=combobox], [aria-autocomplete=list],
    [popovertarget], [commandfor], [aria-controls], [data-toggle], [data-bs-toggle], [data-micromodal-trigger], [data-a11y-dialog-show],
    [onclick*="showModal"], [onclick*="showPopover"], .hasDatepicker, .flatpickr-input, [data-provide=datepicker], ${BUTTONS}`;
  const SHOWS = /^(show-modal|show-popover|toggle-popover)$/;
  const TOGGLES = /^(modal|dropdown|collapse|tab|pill|offcanvas|popover|dropdown-menu)$/;
  // Words of buttons that open something and do not say so in their code, in English, Finnish and Swedish; signs too.
  const OPENS = /\b(menu|show more|show all|read more|filter|filters|calendar|choose (a )?date|open|options|settings|language|help)\b|valikko|näytä (lisää|kaikki)|lue lisää|suodata|rajaa|kalenteri|valitse päivä|\bavaa\b|asetukset|kieli\b|ohje\b|\bmeny|visa (mer|alla)|läs mer|filtrera|kalender|välj datum|öppna|inställningar|språk|hjälp|^[☰≡⋮…+]$/i;
  const CALENDAR = ".hasDatepicker, .flatpickr-input, [data-provide=datepicker]";
  const DIALOGS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
  // What says of itself what a layer is: a dialog, or another thing that may lie over the page.
  const SAYS = `${DIALOGS}, nav, [role=navigation], [role=menu], [role=listbox], [role=search], [role=alert], [role=status], [role=region]`;
  // What says of itself that it is open already, and parts of composite widgets that are gone to by arrows and open something of their own.
  const OPEN = "[aria-expanded=true], [aria-selected=true]", PARTS = "[role=treeitem], [role=row], [role=gridcell], [role=option]";
  // What says nothing may open a dialog that the page makes when it is asked for: a few plain buttons are tried.
  const MOST_PERHAPS = 5, PART_OF_WIDGET = /^(toolbar|tablist|radiogroup|menu|menubar|listbox|grid|tree|spinbutton|search)$/;
  const MOST_LOOKED = 20000, MOST_FOUND = 150, MOST_PATHS = 3000, MOST_ROOTS = 40;

  const byIds = (el, ...names) => names.flatMap((name) => (el.getAttribute(name) ?? "").split(/\s+/)).filter(Boolean)
    .map((id) => el.getRootNode().getElementById?.(id.replace(/^#/, ""))).filter(Boolean);
  const given = (el, name) => (el.getAttribute(name) ?? "").toLowerCase();

  // A link with an address leads there, whatever else it opens.
  function leaves(el) {
    const link = el.closest("a[href], area[href]");
    return Boolean(link) && !/^(#.*|javascript:.*|)$/i.test(link.getAttribute("href").trim());
  }
  const sends = (el) => (el.localName === "input" && /^(submit|image|reset|file)$/.test(el.type)) || (el.localName === "button" && el.type !== "button" && Boolean(el.form));
  const off = (el) => el.matches(":disabled") || Boolean(el.closest("[aria-disabled=true], [inert]"));

  // What kind of thing it opens; empty where it opens nothing, as far as it says.
  function opens(el) {
    if (el.localName === "summary") return el.parentElement?.localName === "details" && !el.parentElement.open ? "disclosure" : "";
    const own = given(el, "role"), popup = given(el, "aria-haspopup"), toggle = given(el, "data-bs-toggle") || given(el, "data-toggle");
    const held = byIds(el, "aria-controls", "popovertarget", "commandfor", "data-bs-target", "data-target", "data-micromodal-trigger", "data-a11y-dialog-show");
    if (el.matches(OPEN) || el.matches(PARTS) || el.localName === "select" || (held.length && held.every((one) => auditor.visible(one)))) return "";
    if (own === "tab") return "tab";
    if (own === "combobox" || el.matches(`[aria-autocomplete=list]`)) return "combobox";
    if (held.some((one) => one.matches(DIALOGS)) || popup === "dialog" || toggle === "modal" || /showModal/.test(el.getAttribute("onclick") ?? "")) return "dialog";
    if (el.matches(CALENDAR)) return "date picker";
    if (el.hasAttribute("popovertarget")) return given(el, "popovertargetaction") === "hide" ? "" : "menu";
    if (el.hasAttribute("commandfor")) return SHOWS.test(given(el, "command")) ? "menu" : "";
    if (popup && popup !== "false") return "menu";
    if (given(el, "aria-expanded") === "false" || TOGGLES.test(toggle) || /showPopover/.test(el.getAttribute("onclick") ?? "")) return "disclosure";
    if (!el.matches(BUTTONS)) return "";
    if (held.length) return "disclosure";
    return OPENS.test(auditor.name(el) || auditor.text(el)) ? "by its words" : "perhaps";
  }

  const shape = (el, kind) => [kind, el.localName, auditor.role(el), [...el.classList].sort().join("."), el.parentElement?.localName].join(" ").slice(0, 200);
  const place = (el) => (el.closest("main, [role=main]") ? "main" : el.closest("header, footer, nav, [role=banner], [role=contentinfo], [role=navigation]") ? "around" : "");

  // What may be opened, in document order; of what appeared last, if `fresh`. Names and start tags are judged where the lists of words are.
  function closed(fresh) {
    const found = [];
    let left_out = 0, perhaps = 0;
    for (const el of auditor.all(CLOSED)) {
      if (fresh && !globalThis.auditorOpening?.shown?.has(el)) continue;
      if (!auditor.visible(el) || off(el) || leaves(el) || sends(el)) continue;
      const kind = opens(el);
      if (!kind || (kind === "perhaps" && (fresh || el.hasAttribute("aria-pressed") || PART_OF_WIDGET.test(el.parentElement?.closest("[role]")?.getAttribute("role") ?? "") || ++perhaps > MOST_PERHAPS))) continue;
      if (found.length >= MOST_FOUND) { left_out += 1; continue; }
      found.push({ path: auditor.path(el), role: auditor.role(el), name: (auditor.name(el) || auditor.text(el)).slice(0, 150), kind, shape: shape(el, kind), place: place(el),
        tag: tag(el), native: el.localName === "summary", html: auditor.html(el).toWellFormed() });
    }
    return { found, left_out };
  }

  // The words of the start tag that may say what it does.
  const tag = (el) => ["id", "class", "onclick", "href", "formaction", "title", ...[...el.attributes].map(({ name }) => name).filter((name) => name.startsWith("data-"))]
    .map((name) => (el.getAttribute(name) ?? "").slice(0, 100)).filter(Boolean).join(" ").slice(0, 600).toWellFormed();

  function* looked() {
    let n = 0;
    for (const el of auditor.all("*")) {
      if (n++ > MOST_LOOKED) return;
      yield el;
    }
  }

  // Keep what is seen now: what is seen later and not now has appeared.
  function note(moving) {
    const seen = new WeakSet();
    for (const el of looked()) if (auditor.visible(el)) seen.add(el);
    globalThis.auditorOpening = { seen, moving: new Set(moving.map((path) => auditor.find(path)).filter(Boolean)) };
    return true;
  }

  const above = (el) => el.parentNode ?? el.host;

  function fresh() {
    const { seen, moving } = globalThis.auditorOpening, found = new Set();
    for (const el of looked()) {
      if (seen.has(el) || !auditor.visible(el)) continue;
      const over = el.parentElement ?? el.getRootNode().host;
      if (over && !found.has(over) && moving.has(over)) continue;
      found.add(el);
    }
    return found;
  }

  // Where something comes up by itself, without anything opened: what appears there is not what an opener brings.
  function restless() {
    const { moving } = globalThis.auditorOpening;
    for (const el of fresh()) if (el.parentElement && el.parentElement !== document.body) moving.add(el.parentElement);
    return [...moving].slice(0, MOST_ROOTS).map((el) => auditor.path(el));
  }

  // A layer over the whole view that appeared, with controls in it, and does not say that it is a dialog; the part with the controls.
  function layer(found) {
    const whole = (el) => { const { width, height } = el.getBoundingClientRect(); return width >= innerWidth * 0.98 && height >= innerHeight * 0.98; };
    const lies = (el) => /^(fixed|absolute)$/.test(getComputedStyle(el).position), all = [...found];
    if (!all.some((el) => lies(el) && whole(el)) || all.some((el) => el.matches(SAYS) || el.closest(SAYS))) return "";
    const el = all.find((one) => lies(one) && one.querySelector("button, a[href], input, select, textarea"));
    return el ? auditor.path(el) : "";
  }

  // What has appeared since `note`: the paths of all of it, and its outermost elements with their words.
  function appeared() {
    const found = fresh(), roots = [...found].filter((el) => !found.has(above(el)) && !found.has(el.getRootNode().host));
    globalThis.auditorOpening.shown = found;
    const paths = [...found].slice(0, MOST_PATHS).map((el) => auditor.path(el));
    const words = roots.map((el) => auditor.text(el)).join(" ").slice(0, 5000);
    let hash = 5381;
    for (const told of [words, ...[...found].slice(0, MOST_PATHS).map((el) => el.localName)].join(" ")) hash = ((hash * 33) ^ told.charCodeAt(0)) | 0;
    return { paths, left_out: found.size - paths.length, roots: roots.slice(0, MOST_ROOTS).map((el) => auditor.path(el)), layer: layer(found), digest: `${found.size} ${hash}` };
  }

  return { closed, note, restless, appeared };
})()
