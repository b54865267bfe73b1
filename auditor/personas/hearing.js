// Hears what a page says after an action: live regions, the title, where the focus went. An expression: an object of two functions
// of a value and the helpers of page.js; what they keep between the calls stands in our own world.
(() => {
  const LIVE = "[aria-live], [role~=status], [role~=alert], [role~=log], output";
  const WATCHED = { childList: true, characterData: true, subtree: true, attributes: true,
    attributeFilter: ["class", "style", "hidden", "open", "role", "aria-live", "aria-busy", "aria-hidden", "alt", "aria-label"] };
  const STATES = ["aria-expanded", "aria-checked", "aria-pressed", "aria-selected", "aria-invalid", "aria-disabled", "aria-busy",
    "aria-current", "aria-valuetext", "aria-valuenow", "aria-haspopup"];
  const MOVING = /^(Tab|Arrow|Home$|End$|Page)/;
  const SILENT = "script, style, noscript, template, textarea, select, [contenteditable]";
  const CONTROLS = "a[href], button, input, select, textarea, summary, [role=button], [role=link], [contenteditable]";
  const MOST_REGIONS = 200, MOST_PIECES = 400, MOST_LINES = 20_000, MOST_ADDED = 500, PAUSE_MS = 30, POLL_MS = 100, LENGTH = 300;

  // How a region is heard: off regions are not heard at all.
  function politeness(el) {
    const said = (el.getAttribute("aria-live") ?? "").trim().toLowerCase(), role = (el.getAttribute("role") ?? "").trim().split(/\s+/)[0];
    if (said === "off") return "off";
    if (said === "polite" || said === "assertive") return said;
    if (role === "alert") return "assertive";
    return role === "status" || role === "log" || (!role && el.localName === "output") ? "polite" : "off";
  }

  const isAlert = (el) => /^alert\b/.test(el.getAttribute("role") ?? "") && !/^alertdialog/.test(el.getAttribute("role"));
  const isAtomic = (el) => {
    const told = el.closest("[aria-atomic]")?.getAttribute("aria-atomic");
    return told ? told === "true" : /^(status|alert)\b/.test(el.getAttribute("role") ?? "") || el.localName === "output";
  };
  const shut = (el) => el.closest("[aria-hidden=true], [inert], [aria-busy=true]") || !el.checkVisibility({ checkVisibilityCSS: true });

  // The pieces of text that are heard of a region, in order; what a customer types is none of them.
  function pieces(el, auditor, found = []) {
    for (const node of el.childNodes) {
      if (found.length >= MOST_PIECES) break;
      if (node.nodeType === Node.TEXT_NODE) {
        const text = auditor.fold(node.data);
        if (text) found.push(text);
      } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(SILENT) && !shut(node)) {
        const label = node.getAttribute("aria-label") ?? (node.localName === "img" ? node.alt : "");
        if (auditor.fold(label)) found.push(auditor.fold(label));
        else pieces(node.shadowRoot ?? node, auditor, found);
      }
    }
    return found;
  }

  // What is in `now` and was not in `before`, each as often as it is new.
  function added(before, now) {
    const left = new Map();
    for (const one of before) left.set(one, (left.get(one) ?? 0) + 1);
    return now.filter((one) => {
      const count = left.get(one) ?? 0;
      left.set(one, count - 1);
      return count <= 0;
    });
  }

  // The lines of text that are seen, all frames and shadow roots, without what is being typed.
  function lines(auditor) {
    const of = (el) => (el?.innerText ?? "").split("\n").map(auditor.fold).filter(Boolean);
    const all = [], typed = [];
    for (const root of auditor.roots(document)) {
      for (const el of root.body ? [root.body] : root.children ?? []) all.push(...of(el));
      for (const el of root.querySelectorAll("[contenteditable]")) typed.push(...of(el));
    }
    return added(typed, all).slice(0, MOST_LINES);
  }

  function holder(el) {
    return !el || el === el.ownerDocument.body || el === el.ownerDocument.documentElement ? null : el;
  }

  // What is heard of the states of a control while it has the focus.
  function stateOf(el, auditor) {
    if (!el?.isConnected) return {};
    const told = Object.fromEntries(STATES.map((name) => [name, el.getAttribute(name) ?? ""]));
    const native = { checked: String(el.checked ?? ""), open: el.localName === "summary" ? String(el.parentElement?.open) : "" };
    return { ...told, ...native, descendant: el.getAttribute("aria-activedescendant") ?? "", name: auditor.name(el) };
  }

  function changedStates(before, now) {
    const words = [];
    for (const [key, value] of Object.entries(now)) {
      if (value === before[key] || key === "descendant") continue;
      if (key === "name") { if (value) words.push(value); continue; }
      const state = key.replace("aria-", "");
      words.push(value === "true" ? state : value === "false" || value === "" ? `not ${state}` : `${state} ${value}`);
    }
    return words;
  }

  function listen(_, auditor) {
    globalThis.auditorEars?.stop();
    const regions = new Map(), announced = [], perhaps = [], fresh = new Set(), stops = [];
    let waiting = 0, own = false, acting = holder(auditor.active()), state = stateOf(acting, auditor);

    const say = (list, text) => { if (text && !list.includes(text)) list.push(text.slice(0, LENGTH)); };

    function look(first) {
      waiting = 0;
      let count = 0;
      for (const el of auditor.all(LIVE)) {
        if (++count > MOST_REGIONS) break;
        if (politeness(el) === "off") continue;
        const closed = shut(el), known = regions.get(el), now = closed ? [] : pieces(el, auditor);
        // A region that is not there to be listened to yet is none: only an alert is heard as it comes.
        if (closed && !el.checkVisibility({ checkVisibilityCSS: true })) regions.delete(el);
        else regions.set(el, now);
        if (first || closed) continue;
        const news = added(known ?? [], now);
        if (news.length) say(known || isAlert(el) ? announced : perhaps, (isAtomic(el) ? now : news).join(" "));
      }
    }

    const later = (records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE && fresh.size < MOST_ADDED) fresh.add(node);
      }
      waiting ||= setTimeout(look, PAUSE_MS);
    };
    const observer = new MutationObserver(later);
    // Where the customer acts is where the focus is then; Tab and arrows are the customer's own moves.
    const begun = ({ type, key }) => {
      own = type === "keydown" && MOVING.test(key);
      if (!own) note();
    };
    const moved = () => { if (own) note(); };
    const note = () => { acting = holder(auditor.active()); state = stateOf(acting, auditor); };
    for (const root of auditor.roots(document)) {
      observer.observe(root, WATCHED);
      const win = root.defaultView;
      if (!win) continue;
      for (const [name, hear] of [["keydown", begun], ["click", begun], ["input", begun], ["focusin", moved]]) {
        win.addEventListener(name, hear, true);
        stops.push(() => win.removeEventListener(name, hear, true));
      }
    }
    look(true);
    const title = document.title, seen = lines(auditor);
    globalThis.auditorEars = {
      regions, announced, perhaps, fresh, title, seen, say, controls: many(auditor),
      look: () => look(false),
      before: () => ({ acting, state }),
      stop() { observer.disconnect(); clearTimeout(waiting); for (const stop of stops) stop(); },
    };
    return true;
  }

  const focusOf = (el, auditor) => el ? { focus: auditor.path(el), focus_role: auditor.role(el), focus_name: auditor.name(el) } : {};

  // Whether what came is seen although it brings no text: a picture, a field.
  const drawn = (el, auditor) => el.isConnected && auditor.visible(el) && (el.matches("img, svg, canvas, video, input, select, textarea, button") ||
    Boolean(el.querySelector("img, svg, canvas, video, input, select, textarea, button")));

  const many = (auditor) => [...auditor.all(CONTROLS)].filter(auditor.visible).length;

  // Waits, where something came and nothing is heard of it: what is announced is often put off, so as not to be talked over.
  async function waited(ears, patience, auditor) {
    const end = performance.now() + patience;
    for (;;) {
      ears.look();
      const { acting } = ears.before(), quiet = !ears.announced.length && !ears.perhaps.length && holder(auditor.active()) === acting;
      if (!quiet || performance.now() >= end || !added(ears.seen, lines(auditor)).length) return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async function heard(patience, auditor) {
    const ears = globalThis.auditorEars;
    if (ears) await waited(ears, patience, auditor);
    const at = holder(auditor.active());
    if (!ears) return { listened: false, title: auditor.fold(document.title).slice(0, LENGTH), ...focusOf(at, auditor), focus_moved: Boolean(at) };
    ears.stop();
    const { acting, state } = ears.before(), same = at === acting, now = stateOf(at, auditor), seen = lines(auditor);
    if (auditor.fold(document.title) !== auditor.fold(ears.title)) ears.say(ears.announced, auditor.fold(document.title));
    const came = added(ears.seen, seen), gone = added(seen, ears.seen), drew = [...ears.fresh].some((el) => drawn(el, auditor));
    delete globalThis.auditorEars;
    return {
      listened: true, ...focusOf(at, auditor),
      changed: came.length > 0 || gone.length > 0 || drew,
      shown: came.join(" ").slice(0, LENGTH), gone: gone.length, controls_came: many(auditor) > ears.controls,
      announced: ears.announced, perhaps_announced: ears.perhaps,
      states: same && at ? changedStates(state, now) : [],
      focus_moved: Boolean(at) && (!same || Boolean(now.descendant) && now.descendant !== state.descendant),
      focus_lost: Boolean(acting) && !at && (!acting.isConnected || !auditor.focusable(acting)),
    };
  }
  return { listen, heard };
})()
