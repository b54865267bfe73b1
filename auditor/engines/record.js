// Tells what a person does on a page while they do it. The engine puts it into every document, in our own world, with `auditor`
// and `naming` at hand. A secret never leaves the page: of a field that holds one, only that it was filled is told.
((tell, auditor, naming, panel) => {
  if (globalThis.auditorRecorder) return;
  const SECRET = /^(current-password|new-password|one-time-code|cc-)/;
  const SECRET_WORDS = /\b(pin|cvc|cvv|otp|passcode|password|salasana|tunnusluku|lösenord|henkilötunnus|hetu|personnummer|social security|ssn|card number|kortin numero|kortnummer)\b/i;
  const TEXT = /^(text|search|email|url|tel|number|password|date|time|month|week|datetime-local|color|range|)$/;
  const PRESSED = "a[href], area[href], button, summary, input, select, textarea, [contenteditable], [onclick], [tabindex], [role=button], [role=link], " +
    "[role=tab], [role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], [role=option], [role=checkbox], [role=radio], [role=switch], [role=treeitem], [role=combobox]";
  const WIDGETS = "[role=combobox], [role=listbox], [role=menu], [role=menubar], [role=tablist], [role=grid], [role=tree], [role=slider], [aria-haspopup]";
  const secrets = new WeakMap(), names = new WeakMap(), held = new Map();
  let entered = null, marking = false, place = "";

  const top = window === window.top;
  const of = (event) => event.composedPath().find((one) => one instanceof Element) ?? null;
  const ours = (event) => panel && event.composedPath().includes(panel.host);
  const pressable = (el) => el.isContentEditable ? null : el.closest(PRESSED) ?? (el.getRootNode().host ? pressable(el.getRootNode().host) : null);

  function here() {
    return { url: location.href.slice(0, 2000), title: document.title.slice(0, 200), heading: top ? naming.heading() : "", born: performance.timeOrigin,
      language: (document.documentElement.lang || "").slice(0, 20), site: document.querySelector('meta[property="og:site_name"]')?.content?.slice(0, 100) ?? "" };
  }

  function send(kind, el, more = {}) {
    if (el && !names.has(el)) names.set(el, naming.target(el));
    tell(JSON.stringify({ kind, target: el ? names.get(el) : null, top, place: here(), ...more }));
    if (kind !== "fill") names.delete(el); // what a press changes may need another name
  }

  // What kind of secret a field holds, empty for none. A field that held one once does so still, although it shows it now.
  function secret(el) {
    const words = `${el.getAttribute("autocomplete") ?? ""}`.trim().toLowerCase().split(/\s+/).pop();
    const told = `${naming.labels(el).join(" ")} ${el.name ?? ""} ${el.placeholder ?? ""}`.replace(/[_-]/g, " ");
    const kind = SECRET.test(words) ? words : el.type === "password" ? "password" : SECRET_WORDS.test(told) ? "secret" : "";
    const again = Boolean(el.value) && [...held].some(([other, value]) => other !== el && value === el.value);
    if (!secrets.has(el) && (kind || again)) secrets.set(el, kind || "secret");
    if (secrets.has(el) && (el.value ?? "").length > 3) held.set(el, el.value);
    return secrets.get(el) ?? "";
  }

  const isText = (el) => el.isContentEditable || el.localName === "textarea" || el.localName === "input" && TEXT.test(el.type);

  function filled(el) {
    const whole = el.isContentEditable ? el.closest("[contenteditable]") : el;
    const kept = secret(whole), value = whole.isContentEditable ? whole.innerText : whole.value;
    send("fill", whole, kept ? { secret: kept } : { value: value.slice(0, 5000) });
  }

  const on = (type, handle) => addEventListener(type, (event) => {
    if (!event.isTrusted || ours(event)) return;
    try { handle(event, of(event)); } catch (error) { tell(JSON.stringify({ kind: "missed", value: `${type}: ${error}`.slice(0, 300), top, place: here(), target: null })); }
  }, { capture: true });

  on("input", (_, el) => { if (el && isText(el)) filled(el); });
  on("change", (_, el) => {
    if (!el) return;
    if (el.localName === "select") send("select", el, { value: auditor.fold(el.selectedOptions[0]?.label ?? "").slice(0, 300) });
    else if (el.type === "checkbox" || el.type === "radio") send(el.checked ? "check" : "uncheck", el);
    else if (el.type === "file") send("upload", el, { value: (el.files[0]?.name ?? "").slice(0, 200) });
    else if (isText(el)) filled(el);
  });

  on("click", (event, el) => {
    if (!el) return;
    if (marking) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return mark(el);
    }
    if (entered && event.detail === 0 && el !== entered) return; // the button that the browser presses for Enter
    const label = el.closest("label"), pressed = pressable(el) ?? el;
    if (label?.control && !pressed.matches("a[href], button")) return; // the click that its control gets is the one that counts
    if (pressed.matches("select, option, input[type=checkbox], input[type=radio], input[type=file]")) return; // `change` tells
    if (isText(pressed) && !pressed.readOnly && !pressed.closest(WIDGETS)) return;
    if (el.isContentEditable) return;
    const aim = pressed.matches("html, body, main, form, [tabindex='-1']") ? el : pressed;
    if (aim.matches("html, body, main, form, section, article") || auditor.text(aim).length > 200 && !pressable(el)) return;
    if (!pressable(el) && !getSelection().isCollapsed) return; // text was marked, nothing pressed
    send("click", aim);
  });
  for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"]) {
    on(type, (event) => { if (marking) { event.preventDefault(); event.stopImmediatePropagation(); } });
  }
  on("dblclick", (_, el) => { if (el && !marking && !isText(el)) send("double_click", pressable(el) ?? el); });

  on("keydown", (event, el) => {
    if (!el || event.repeat || event.isComposing) return;
    const { key } = event, text = isText(el);
    if (key === "Enter" && text && el.localName !== "textarea" && !el.isContentEditable) {
      entered = el;
      send("press", el, { value: "Enter" });
    } else if (key === "Escape" || /^Arrow/.test(key) && el.closest(WIDGETS) && el.localName !== "select") send("press", el, { value: key });
    else if ((event.ctrlKey || event.metaKey) && /^[a-z]$/i.test(key) && !/^[acvxyzrtwnlfp]$/i.test(key)) send("press", el, { value: `Control+${key.toLowerCase()}` });
  });
  on("keyup", () => { entered = null; });

  let dragged = null;
  on("dragstart", (_, el) => { dragged = el && naming.target(el); });
  on("drop", (_, el) => {
    if (dragged && el) tell(JSON.stringify({ kind: "drag", target: dragged, to: naming.target(el), top, place: here() }));
    dragged = null;
  });

  function mark(el) {
    marking = false;
    panel?.marked();
    const text = auditor.fold(getSelection().toString()) || auditor.text(el);
    send("mark", el, { value: text.length <= 120 ? text : "", role: auditor.role(el) });
  }

  globalThis.auditorRecorder = {
    show: (told) => panel?.show(told),
    aside: (kind, value) => kind === "marking" ? (marking = true) : tell(JSON.stringify({ kind, value, target: null, top, place: here() })),
  };

  function look() {
    if (!document.body || document.readyState === "loading") return;
    const { heading, url, title } = here(), now = `${url}\n${heading}\n${title}`;
    if (now === place) return;
    place = now;
    tell(JSON.stringify({ kind: "place", target: null, top, place: here() }));
  }
  if (top) {
    setInterval(look, 250);
    addEventListener("DOMContentLoaded", look);
    look();
    if (document.body) panel?.put();
    else addEventListener("DOMContentLoaded", () => panel?.put());
  }
})
