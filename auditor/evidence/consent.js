// Finds what asks for consent to cookies into the fields of `Consent` (see consent.py). What its buttons mean is for rules.
() => {
  const ABOUT = /cookie|eväste|\bkak(a|or|an|orna)\b/i, CONSENT = /\bconsent\b|suostumu|samtyck/i;
  const WORDS = ["cookie", "consent", "evaste", "eväste", "gdpr", "suostumu", "samtyck"];
  const MARKED = WORDS.flatMap((word) => ["id", "class", "aria-label"].map((name) => `[${name}*="${word}" i]`)).join(",");
  const LAYERS = `dialog, [role=dialog], [role=alertdialog], [aria-modal=true], ${MARKED}`;
  const CONTROLS = "button, [role=button], input[type=button], input[type=submit], a[href]";
  const PAGE = "main, [role=main], nav, footer";
  const LONGEST = 8000; // characters: what says more is the page itself
  const MOST = { layers: 5, controls: 20, boxes: 20, behind: 30 };

  const above = (el) => el.parentElement ?? el.getRootNode().host ?? null;
  const cut = (text, length) => auditor.fold(text).slice(0, length).toWellFormed();
  const floats = (el) => /^(fixed|sticky)$/.test(getComputedStyle(el).position);

  // What floats is found where it lies: at the edges and in the middle of the view.
  function floating() {
    const found = new Set(), across = [0.1, 0.5, 0.9];
    for (const x of across) for (const y of [0.05, 0.5, 0.95]) {
      for (let at = document.elementFromPoint(x * innerWidth, y * innerHeight); at; at = above(at)) if (floats(at)) found.add(at);
    }
    return [...found];
  }

  function asks(el) {
    if (/^(html|body)$/.test(el.localName) || !auditor.visible(el) || el.querySelector(PAGE) || el.closest("footer, a, button, label")) return false;
    const text = el.innerText ?? "";
    const about = ABOUT.test(text) || (CONSENT.test(text) && el.matches(MARKED));
    return text.length < LONGEST && about && [...el.querySelectorAll(CONTROLS)].some((one) => one.localName !== "a" && auditor.visible(one));
  }

  const colours = new Map();
  function colour(text) {
    if (/^rgba?\(/.test(text)) return text;
    if (!colours.has(text)) {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d");
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      colours.set(text, a === 255 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${a / 255})`);
    }
    return colours.get(text);
  }

  // The first background that hides what lies behind it; empty where a picture or something half seen through comes first.
  function behind(el) {
    for (let at = el; at; at = above(at)) {
      const style = getComputedStyle(at), seen = colour(style.backgroundColor);
      if (style.backgroundImage !== "none") return "";
      if (seen.startsWith("rgb(")) return seen;
      if (!/,\s*0\)$/.test(seen)) return "";
    }
    return "rgb(255, 255, 255)";
  }

  const bordered = (style) => ["Top", "Right", "Bottom", "Left"].some(
    (side) => parseFloat(style[`border${side}Width`]) > 0 && !/, 0\)$/.test(colour(style[`border${side}Color`])));

  function control(el) {
    const style = getComputedStyle(el);
    return {
      path: auditor.path(el), name: cut(auditor.name(el) || auditor.text(el), 200), tag: el.localName, role: auditor.role(el), html: auditor.html(el),
      box: auditor.box(el), font_size: parseFloat(style.fontSize) || 0, color: colour(style.color), background: behind(el),
      around: above(el) ? behind(above(el)) : "", border: bordered(style),
    };
  }

  const box = (el) => ({
    path: auditor.path(el), name: cut(auditor.name(el), 200), checked: el.checked ?? el.getAttribute("aria-checked") === "true",
    disabled: Boolean(el.disabled) || el.getAttribute("aria-disabled") === "true",
  });

  function layer(el) {
    const page = [...document.querySelectorAll("a[href], button, input, select, textarea")].filter(
      (one) => auditor.inView(one) && auditor.visible(one) && !layers.some((other) => auditor.holds(other, one))).slice(0, MOST.behind);
    // What is drawn over a tick box hides the box itself: there, its label is what is seen.
    const ticked = [...el.querySelectorAll("input[type=checkbox], [role=switch], [role=checkbox]")].filter(
      (one) => auditor.present(one) || [...(one.labels ?? [])].some(auditor.visible));
    return {
      path: auditor.path(el), text: cut(el.innerText, 500), html: auditor.html(el).toWellFormed(), box: auditor.box(el),
      modal: el.matches(":modal") || Boolean(el.querySelector(":modal")),
      said_modal: el.matches("[aria-modal=true]") || Boolean(el.querySelector("[aria-modal=true]")),
      behind: page.length, reachable: page.filter((one) => !one.closest("[inert]") && !auditor.coverOf(one)).length,
      controls: [...el.querySelectorAll(CONTROLS)].filter(auditor.visible).slice(0, MOST.controls).map(control),
      boxes: ticked.slice(0, MOST.boxes).map(box),
    };
  }

  const asking = [...new Set([...auditor.all(LAYERS), ...floating()])].filter(asks);
  const layers = asking.filter((el) => !asking.some((other) => other !== el && auditor.holds(other, el))).slice(0, MOST.layers);
  return { layers: layers.map(layer) };
}
