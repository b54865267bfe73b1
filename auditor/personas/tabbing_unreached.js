// Finds what looks or calls itself operable although no stop of the Tab key is in it or around it. A function of the stops' paths.
(paths) => {
  const CLAIMS = new Set("button link checkbox switch menuitem menuitemcheckbox menuitemradio tab option radio slider spinbutton combobox textbox searchbox".split(" "));
  const MANAGED = "[role=radiogroup], [role=tablist], [role=menu], [role=menubar], [role=listbox], [role=grid], [role=tree], [role=treegrid], [role=toolbar], [role=combobox], select, datalist";
  const LISTENING = ["onclick", "onmousedown", "onmouseup", "onpointerdown", "onpointerup", "ontouchstart", "ontouchend"];
  const NATIVE = "a[href], button, input, select, textarea, summary, area[href]";
  const MOST = 20, MOST_LOOKED_AT = 6000, SMALLEST = 8; // px: what is smaller is nothing to press

  const stops = paths.map((path) => auditor.find(path)).filter(Boolean), reached = new Set(stops), around = new Set();
  for (const stop of stops) for (let at = stop; at; at = at.parentNode ?? at.host) around.add(at);
  const within = (el) => { for (let at = el; at; at = at.parentNode ?? at.host) if (reached.has(at)) return true; return false; };
  const words = (text) => auditor.fold(text).toLowerCase().replace(/[^\p{L}\p{N} ]/gu, "").trim();
  const named = new Map(stops.map((stop) => [words(auditor.name(stop)), auditor.path(stop)]));
  const addressed = new Map(stops.filter((stop) => stop.href).map((stop) => [stop.href, auditor.path(stop)]));

  const off = (el) => el.disabled || el.closest("[inert], [aria-hidden=true], [aria-disabled=true], :disabled") !== null;
  // What a label stands for is reached as its field; one of a group of radio buttons is reached for all.
  function byField(el) {
    const label = el.closest("label"), field = label?.control;
    if (label) return !field || reached.has(field) || field.type === "radio" || field.type === "hidden";
    return el.localName === "input" && el.type === "radio";
  }

  function said(el) {
    const role = (el.getAttribute("role") ?? "").trim().split(/\s+/)[0].toLowerCase();
    if (CLAIMS.has(role) || (!role && el.matches(NATIVE))) return "role";
    if (role && !/^(none|presentation|generic|img|article|listitem|row|cell|group|region)$/.test(role)) return "";
    if (LISTENING.some((name) => el.hasAttribute(name))) return "attribute";
    return getComputedStyle(el).cursor === "pointer" && (!el.parentElement || getComputedStyle(el.parentElement).cursor !== "pointer") ? "pointer" : "";
  }

  // Under a modal dialog, nothing is to be reached.
  const modal = [...auditor.all("dialog, [aria-modal=true]")].filter((el) => auditor.visible(el) && (el.matches(":modal") || el.getAttribute("aria-modal") === "true")).pop();
  const found = [];
  let count = 0;
  for (const el of auditor.all("body *")) {
    if (found.length >= MOST || ++count > MOST_LOOKED_AT) break;
    if (around.has(el) || (modal && !auditor.holds(modal, el)) || el.closest("svg") !== el && el.closest("svg")) continue;
    const how = said(el);
    if (!how || !auditor.visible(el) || off(el) || within(el) || byField(el)) continue;
    const managed = el.closest(MANAGED);
    if (managed && (managed === el ? around.has(el) : around.has(managed) || reached.has(managed))) continue;
    const { width, height } = el.getBoundingClientRect();
    if (width < SMALLEST || height < SMALLEST || found.some((one) => auditor.holds(one.el, el))) continue;
    const name = auditor.name(el) || auditor.text(el).slice(0, 200);
    found.push({ el, path: auditor.path(el), tag: el.localName, role: auditor.role(el), name, html: auditor.html(el), box: auditor.box(el), said: how,
      withheld: el.hasAttribute("tabindex") && el.tabIndex < 0,
      twin: (words(name) && named.get(words(name))) || (el.href && addressed.get(el.href)) || "" });
  }
  return found.map(({ el, ...told }) => told);
}
