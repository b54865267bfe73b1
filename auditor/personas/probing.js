// What the keyboard persona asks of a page beside the walk, where it tries things. An expression: an object of functions of one
// value, with the helpers of page.js at hand; what they keep between the calls stands in our own world, as `auditorProbing`.
(() => {
  const DIALOGS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
  const STATES = ["aria-expanded", "aria-checked", "aria-selected", "aria-pressed", "aria-current", "open"];
  const SKIPS = /skip|jump to|bypass|to (the )?(main )?content|siirry|hyppää|ohita|suoraan|sisältöön|hoppa|gå till|till innehåll/i;
  // What a customer would not press to see what it does.
  const RISKY = /log ?out|sign ?out|delete|remove|cancel|pay|order|buy|send|submit|confirm|kirjaudu|poista|peruuta|maksa|tilaa|osta|lähetä|vahvista|logga ut|radera|ta bort|avbryt|betala|beställ|köp|skicka|bekräfta/i;
  const TEXT = /^(text|search|tel|url|email|number|password)$/;
  const MOST_CONTROLS = 600, MOST_SEEN = 6000;

  const blank = (el) => !el || el === el.ownerDocument.body || el === el.ownerDocument.documentElement;
  const active = () => { const at = auditor.active(); return blank(at) ? null : at; };
  const pathOf = (el) => (el ? auditor.path(el) : "");
  const about = (el) => ({ path: auditor.path(el), role: auditor.role(el), name: auditor.name(el) || auditor.text(el).slice(0, 100), html: auditor.html(el), box: auditor.box(el) });
  const seen = (el) => Boolean(el?.isConnected) && auditor.visible(el);
  const usable = (el) => auditor.visible(el) && auditor.focusable(el) && !el.closest("[aria-disabled=true], [inert], :disabled");
  const byIds = (el, name) => (el.getAttribute(name) ?? "").split(/\s+/).filter(Boolean).map((id) => el.getRootNode().getElementById?.(id)).filter(Boolean);
  const allOf = (selector) => [...auditor.all(selector)];

  // By what a page is known again when it is opened a second time: what was typed is no part of it.
  function known() {
    const heading = allOf("h1").find(seen), controls = [];
    for (const el of auditor.all("a[href], button, input, select, textarea, summary, [tabindex], [role=button]")) {
      if (controls.length >= MOST_CONTROLS) break;
      if (auditor.visible(el)) controls.push(`${el.localName} ${auditor.text(el).slice(0, 60) || el.name || el.id}`);
    }
    return { title: document.title.slice(0, 300), heading: heading ? auditor.text(heading) : "", controls,
      open: allOf(DIALOGS).filter(seen).map(pathOf), expanded: allOf("[aria-expanded=true], details[open]").filter(seen).length,
      invalid: allOf("[aria-invalid=true], [role=alert]").filter((el) => seen(el) && (auditor.text(el) || el.localName === "input")).length };
  }

  // What a customer sees of the page, in one figure.
  const state = (moving) => figure((text) => text, moving);
  // The same without figures: clocks and countdowns go on by themselves.
  const loose = (moving) => figure((text) => text.replace(/\d+/g, ""), moving);

  // Paths of what changed by itself so far: news that follow each other, slides.
  const moving = () => [...(globalThis.auditorChanges?.texts.keys() ?? []), ...(globalThis.auditorChanges?.slides.keys() ?? [])]
    .filter((el) => el.isConnected && el !== el.ownerDocument.body && !el.querySelector("main, h1")).slice(0, 10).map(auditor.path);

  // What is read of the page, but for what changes by itself.
  function words(moving) {
    let text = document.body?.innerText ?? "";
    for (const el of (moving ?? []).map((path) => auditor.find(path))) if (el?.innerText) text = text.replace(el.innerText, "");
    return text.replace(/\s+/g, " ");
  }

  function figure(read, moving) {
    const told = [read(words(moving)), location.href.replace(/#.*/, ""), read(document.title), allOf(DIALOGS).filter(seen).map(pathOf).join(),
      allOf("input, option").map((el) => (el.checked || el.selected ? 1 : 0)).join(""),
      ...allOf(STATES.map((name) => `[${name}]`).join()).slice(0, 500).map((el) => STATES.map((name) => el.getAttribute(name)).join())].join("\n");
    let hash = 5381;
    for (let n = 0; n < told.length; n++) hash = ((hash * 33) ^ told.charCodeAt(n)) | 0;
    return `${told.length} ${hash}`;
  }

  // Keeps the page from going to another document, and notes where it wanted to go and where it moved the focus.
  function guard() {
    if (globalThis.auditorProbing) return false;
    const kept = globalThis.auditorProbing = { went: [], focused: [], before: new Set() };
    globalThis.navigation?.addEventListener("navigate", (event) => {
      if (event.navigationType === "traverse") return;
      const same = event.destination.sameDocument || event.hashChange;
      kept.went.push({ did: event.formData ? "submits" : "navigates", to: event.destination.url.slice(0, 500), same, down: Boolean(event.downloadRequest) });
      if (!same && event.cancelable) event.preventDefault();
    });
    return true;
  }

  // Where the page wanted to go since it was asked last; other documents only.
  function went() {
    const kept = globalThis.auditorProbing?.went.splice(0) ?? [];
    return kept.find((one) => !one.same) ?? null;
  }

  function focus(path) {
    const el = auditor.find(path);
    el?.focus();
    return Boolean(el) && (active() === el || auditor.holds(el, active()));
  }

  const where = () => pathOf(active());

  function blur() { active()?.blur(); return true; }

  // Whether the mouse would press the element itself at its middle.
  function pressable(path) {
    const el = auditor.find(path);
    if (!el || !seen(el)) return false;
    el.scrollIntoView({ block: "center", behavior: "instant" });
    return auditor.inView(el) && !auditor.coverOf(el);
  }

  // Skip links.

  function skips(paths) {
    return paths.map((path) => auditor.find(path)).filter((el) => el && el.localName === "a" && SKIPS.test(auditor.name(el))
      && (el.getAttribute("href") ?? "").startsWith("#") && el.getAttribute("href").length > 1).map((el) => ({ ...about(el), to: el.getAttribute("href").slice(0, 200), target: pathOf(named(el)) }));
  }

  function named(link) {
    const name = decodeURIComponent(link.hash.slice(1)), root = link.ownerDocument;
    return root.getElementById(name) ?? [...root.getElementsByName(name)].find((el) => el.localName === "a") ?? null;
  }

  // Whether what has the focus stands at, in or behind the target.
  function passes(target) {
    const to = auditor.find(target), at = active();
    return Boolean(to) && (!at || auditor.holds(to, at) || Boolean(to.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING));
  }

  // Dialogs.

  // What says that it opens a dialog; where a dialog lies hidden and nothing says so, buttons that send nothing, if `any`.
  function openers(any) {
    const leads = (el) => [...byIds(el, "aria-controls"), ...byIds(el, "commandfor"), ...byIds(el, "popovertarget"),
      ...["href", "data-target", "data-bs-target", "data-micromodal-trigger", "data-a11y-dialog-show"].map((name) => {
        const id = (el.getAttribute(name) ?? "").replace(/^#/, "");
        return id && !/[/?:]/.test(id) ? document.getElementById(id) : null;
      })].filter(Boolean);
    const says = (el) => /^dialog$/.test(el.getAttribute("aria-haspopup") ?? "") || /^modal$/.test(el.getAttribute("data-toggle") ?? el.getAttribute("data-bs-toggle") ?? "")
      || /showModal|\.show\(/.test(el.getAttribute("onclick") ?? "") || leads(el).some((one) => one.matches(DIALOGS));
    const buttons = allOf("button, a[href], [role=button], [aria-haspopup=dialog], input[type=button]").filter(usable);
    const found = buttons.filter((el) => says(el) && !el.closest(DIALOGS));
    const hidden = allOf(DIALOGS).some((el) => !seen(el));
    if (!found.length && any && hidden) {
      found.push(...buttons.filter((el) => el.localName !== "a" && !(el.form && el.type === "submit") && !el.closest(`${DIALOGS}, [role=tablist], nav`)
        && !el.hasAttribute("aria-expanded") && !RISKY.test(auditor.name(el))).slice(0, 5));
    }
    return found.map((el) => ({ path: auditor.path(el), name: auditor.name(el), says: says(el) }));
  }

  // The innermost dialog that is open.
  function dialog() {
    const open = allOf(DIALOGS).filter((el) => seen(el) || (el.matches("[aria-modal=true]") && [...el.children].some(seen)));
    const el = open.filter((one) => !open.some((other) => other !== one && auditor.holds(one, other))).pop();
    if (!el) return null;
    const at = active(), stops = [...el.querySelectorAll("*")].filter((one) => usable(one));
    return { ...about(el), modal: modal(el), alert: el.getAttribute("role") === "alertdialog", stops: stops.length, focus_in: auditor.holds(el, at), focus: pathOf(at),
      closer: auditor.closer(el) ?? "", first: stops.length ? auditor.path(stops[0]) : "" };
  }

  // A dialog says that it is modal, or it or what lies under it covers the whole view.
  function modal(el) {
    if (el.matches(":modal") || el.getAttribute("aria-modal") === "true") return true;
    const whole = (one) => { const { width, height } = one.getBoundingClientRect(); return width >= innerWidth * 0.98 && height >= innerHeight * 0.98; };
    const drawn = (one) => auditor.visible(one) && getComputedStyle(one).position === "fixed" && getComputedStyle(one).pointerEvents !== "none" && whole(one);
    for (let at = el; at && at !== document.body; at = at.parentElement) if (drawn(at) || [...at.parentElement?.children ?? []].some((one) => one !== at && drawn(one))) return true;
    return false;
  }

  const inside = (path) => { const el = auditor.find(path), at = active(); return Boolean(el && at) && auditor.holds(el, at); };

  // Whether the focus is outside of a dialog, and there under it.
  function outOf(path) {
    const el = auditor.find(path), at = active();
    if (!el || !at || auditor.holds(el, at) || auditor.holds(at, el)) return null;
    const { x, y, width, height } = at.getBoundingClientRect(), top = document.elementFromPoint(x + width / 2, y + height / 2);
    return { path: auditor.path(at), covered: !auditor.visible(at) || Boolean(top && !auditor.holds(at, top) && !auditor.holds(top, at)) };
  }

  // The first of these stops that lies outside of a dialog; empty where all lie in it.
  const outside = ([path, stops]) => stops.find((stop) => !auditor.holds(auditor.find(path), auditor.find(stop))) ?? "";

  const visible = (path) => seen(auditor.find(path));
  const takes = (path) => { const el = auditor.find(path); return Boolean(el) && usable(el); };

  // Where the focus is after a dialog was closed: at its opener, in it, or around it.
  function backAt(opener) {
    const el = auditor.find(opener), at = active();
    return { back: pathOf(at), home: Boolean(el && at && (auditor.holds(el, at) || auditor.holds(at, el))) };
  }

  // What a click of the mouse may be tried on.
  const harmless = (path) => { const el = auditor.find(path); return Boolean(el) && !RISKY.test(auditor.name(el) || auditor.text(el)); };

  // A link in the order of the Tab key that leads to this address too.
  const linked = (address) => pathOf(allOf("a[href], area[href]").find((el) => el.href === address && usable(el)));

  // What calls itself a button, a tick box or a switch, takes the focus, and is none of the browser's own.
  function buttons(most) {
    const found = allOf("[role=button], [role=checkbox], [role=switch]").filter((el) => !el.matches("button, input, summary, a[href]") && usable(el) && !el.closest(DIALOGS) && !RISKY.test(auditor.name(el)));
    return found.slice(0, most).map(about);
  }

  // Fields.

  function fields(most) {
    const found = [], groups = new Set();
    for (const el of auditor.all("select, input, textarea")) {
      // A tick box is often drawn clear under its picture: it is there to be pressed all the same.
      if (!auditor.present(el) || !auditor.focusable(el) || el.closest("[aria-disabled=true], :disabled") || el.readOnly || el.closest(DIALOGS)) continue;
      const type = el.localName === "input" ? el.type : el.localName;
      if (type === "select" && (el.multiple || el.options.length < 2)) continue;
      if (type === "radio" && (groups.has(el.name) || el.checked)) continue;
      if (type === "radio") groups.add(el.name);
      const key = type === "select" ? (el.selectedIndex < el.options.length - 1 ? "ArrowDown" : "ArrowUp") : /^(radio|checkbox)$/.test(type) ? "Space"
        : TEXT.test(type) && el.maxLength > 0 && el.maxLength <= 6 ? "1".repeat(el.maxLength) : "";
      if (key) found.push({ ...about(el), type, key, told: near(el) });
    }
    const rank = (one) => ["select", "radio", "checkbox"].indexOf(one.type) + 1 || 9;
    return found.sort((a, b) => rank(a) - rank(b)).slice(0, most);
  }

  // Words that stand near a field: what it does may be told there.
  function near(el) {
    const group = el.closest("fieldset, form, li, p, div"), legend = el.closest("fieldset")?.querySelector("legend");
    return [auditor.name(el), auditor.description(el), legend ? auditor.text(legend) : "", group ? auditor.text(group).slice(0, 600) : ""].filter(Boolean).join(" ").slice(0, 800);
  }

  // What changed of the focus after a field was changed: another thing has it, not a part of the same.
  function moved(path) {
    const el = auditor.find(path), at = active();
    if (!el || !at || at === el || auditor.holds(el, at)) return "";
    if (el.type === "radio" && at.type === "radio" && el.name === at.name) return "";
    const owned = [...byIds(el, "aria-controls"), ...byIds(el, "aria-owns")];
    return owned.some((one) => auditor.holds(one, at)) ? "" : auditor.path(at);
  }

  return { known, state, loose, moving, guard, went, focus, where, blur, pressable, skips, passes, openers, dialog, inside, outOf, outside, visible, takes, backAt, harmless, linked, buttons, fields, moved };
})()
