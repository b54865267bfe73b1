// What is asked of composite widgets while arrows move in them. An expression: an object of functions of one value, with the helpers
// of page.js at hand.
(() => {
  const ITEMS = { tablist: "[role=tab]", radiogroup: "[role=radio]", menu: "[role^=menuitem]", menubar: "[role^=menuitem]", listbox: "[role=option]",
    tree: "[role=treeitem]", grid: "[role=gridcell], td", treegrid: "[role=gridcell], [role=row]" };
  const POPUPS = "[role=menu], [role=listbox], [role=tree], [role=grid]";

  const about = (el) => ({ path: auditor.path(el), role: el.getAttribute("role"), name: auditor.name(el), html: auditor.html(el), box: auditor.box(el) });
  const owned = (el, name) => (el.getAttribute(name) ?? "").split(/\s+/).filter(Boolean).map((id) => el.getRootNode().getElementById?.(id)).filter(Boolean);
  const enabled = (el) => auditor.visible(el) && !el.closest("[aria-disabled=true], :disabled, [inert]");
  const closest = (el) => el.closest(Object.keys(ITEMS).map((role) => `[role=${role}]`).join());

  // The parts of a widget that an arrow may move to, those of a widget inside it apart.
  function items(widget) {
    const selector = ITEMS[widget.getAttribute("role")];
    return selector ? [widget, ...owned(widget, "aria-owns")].flatMap((holder) => [...holder.querySelectorAll(selector)]).filter(
      (el) => enabled(el) && (closest(el.parentElement ?? el) === widget || !widget.contains(el))) : [];
  }

  // The part that has the focus, or that the one with the focus calls its active one.
  function at(widget) {
    const focused = auditor.active(), parts = items(widget);
    const descendant = focused?.getAttribute?.("aria-activedescendant"), named = descendant ? focused.getRootNode().getElementById(descendant) : null;
    return parts.find((one) => one === named) ?? parts.filter((one) => auditor.holds(one, focused)).pop() ?? null;
  }

  const entry = (widget) => [widget, ...items(widget), ...items(widget).flatMap((one) => [...one.querySelectorAll("*")])].find((el) => auditor.focusable(el));

  // Widgets that stand open on the page: with parts of their own making, and a way in.
  function standing(most) {
    const found = [];
    for (const el of auditor.all(Object.keys(ITEMS).map((role) => `[role=${role}]`).join())) {
      if (!auditor.visible(el) || el.closest("[aria-hidden=true], [inert], dialog, [role=dialog]") || el.parentElement?.closest("[role=menubar], [role=menu], [role=grid]")) continue;
      const parts = items(el), role = el.getAttribute("role");
      if (parts.length < 2 || parts.some((one) => one.querySelector("input[type=radio]"))) continue;
      if (/grid/.test(role) && !parts.some((one) => one.hasAttribute("tabindex")) && !el.hasAttribute("aria-activedescendant")) continue;
      if (role === "listbox" && byCombobox(el)) continue;
      const way = entry(el);
      if (way) found.push({ ...about(el), items: parts.length, entry: auditor.path(way), tabbed: parts.every((one) => auditor.focusable(one) || holdsStop(one)) });
      if (found.length >= most) break;
    }
    return found;
  }

  const holdsStop = (el) => [...el.querySelectorAll("*")].some((one) => auditor.focusable(one));
  const byCombobox = (list) => [...auditor.all("[role=combobox]")].some((box) => [...owned(box, "aria-controls"), ...owned(box, "aria-owns")].includes(list));

  // What says that it opens a menu or a list.
  function openers(most) {
    const says = "[aria-haspopup=menu], [aria-haspopup=true], [aria-haspopup=listbox], [aria-haspopup=tree], [role=combobox]:not(select)";
    return [...auditor.all(says)].filter((el) => enabled(el) && auditor.focusable(el) && !el.closest("[role=menubar], [role=menu], dialog, [role=dialog]")).slice(0, most).map(
      (el) => ({ path: auditor.path(el), name: auditor.name(el), combobox: el.getAttribute("role") === "combobox", writes: auditor.editable(el), shown: popups() }));
  }

  const popups = () => [...auditor.all(POPUPS)].filter((el) => auditor.visible(el)).map((el) => auditor.path(el));

  // The menu or the list that came up; null where none did.
  function popup(before) {
    const el = [...auditor.all(POPUPS)].find((one) => auditor.visible(one) && !before.includes(auditor.path(one)) && items(one).length);
    if (!el) return null;
    const parts = items(el);
    return { ...about(el), items: parts.length, tabbed: parts.every((one) => auditor.focusable(one) || holdsStop(one)) };
  }

  const part = (path) => { const widget = auditor.find(path), one = widget ? at(widget) : null; return one ? auditor.path(one) : ""; };
  const last = (path) => { const widget = auditor.find(path), parts = widget ? items(widget) : []; return parts.length ? auditor.path(parts[parts.length - 1]) : ""; };
  return { standing, openers, popup, part, last };
})()
