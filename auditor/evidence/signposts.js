// Reads the signposts of a page: breadcrumbs and menus, into the fields of `Signposts` (see signposts.py).
({ trails: mostTrails, crumbs: mostCrumbs, menus: mostMenus, entries: mostEntries, data }) => {
  const CRUMBS = /bread-?_?crumb|murupolku|navigointipolku|br(ö|o)dsmul|länkstig|sidvägen/i;
  const HERE = /^(you are here|olet tässä|sijaintisi|du är här|breadcrumbs?|murupolku|brödsmul\w*)\s*:?$/i;
  const SIGNS = /^[\s/\\>›»→|·•:«‹<–—-]+|[\s/\\>›»→|·•:–—-]+$/g;
  const cut = (text, most = 120) => auditor.fold(text).slice(0, most).toWellFormed();
  const named = (text) => cut(text).replace(SIGNS, "").trim();
  const said = (el) => `${el.getAttribute("aria-label") ?? ""} ${el.getAttribute("class") ?? ""} ${el.id}`;
  const isTrail = (el) => CRUMBS.test(said(el)) || /schema\.org\/BreadcrumbList$/.test(el.getAttribute("itemtype") ?? "");
  const address = (a) => { try { const url = new URL(a.getAttribute("href"), a.baseURI); return /^https?:$/.test(url.protocol) ? url.href.slice(0, 1000).toWellFormed() : ""; } catch { return ""; } };

  function crumb(el, link, name) {
    const marked = el.closest("[aria-current]") ?? el.querySelector("[aria-current]:not([aria-current=false])");
    return { path: auditor.path(el), html: auditor.html(el).toWellFormed(), name, url: link ? address(link) : "", current: Boolean(marked) };
  }

  function crumbsOf(trail) {
    const items = [...trail.querySelectorAll("li")].filter((el) => auditor.visible(el) && !el.querySelector("li"));
    if (items.length) {
      return items.map((el) => [el, el.querySelector("a[href]")]).map(([el, link]) => crumb(link ?? el, link, named(auditor.text(link ?? el))))
        .filter(({ name, url }) => name && !HERE.test(name) && !/^(…|\.\.\.)$/.test(name) && (url || name.length < 120));
    }
    const links = [...trail.querySelectorAll("a[href]")].filter((el) => auditor.visible(el));
    if (!links.length) return [];
    const found = links.map((el) => crumb(el, el, named(auditor.text(el))));
    const rest = document.createRange();
    rest.setStartAfter(links.at(-1));
    rest.setEnd(trail, trail.childNodes.length);
    const last = named(rest.toString());
    if (last && last.length < 120) found.push({ ...crumb(trail, null, last), current: false });
    return found.filter(({ name }) => name && !HERE.test(name));
  }

  function breadcrumbs() {
    const found = [];
    for (const el of auditor.all("nav, ol, ul, div, p, section, [role=navigation]")) {
      if (found.length >= mostTrails) break;
      if (!isTrail(el) || found.some(([outer]) => outer.contains(el)) || !auditor.visible(el) || el.querySelector("main, h2, form")) continue;
      found.push([el, crumbsOf(el).slice(0, mostCrumbs)]);
    }
    return found.filter(([, crumbs]) => crumbs.length).map(([el, crumbs]) => ({ path: auditor.path(el), html: auditor.html(el).toWellFormed(), box: auditor.box(el), crumbs }));
  }

  // The trail that is told to search engines.
  function toldTrail() {
    for (const script of [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, 10)) {
      if (script.textContent.length > data) continue;
      let told;
      try { told = JSON.parse(script.textContent); } catch { continue; }
      const list = [told, told?.["@graph"]].flat().find((one) => one?.["@type"] === "BreadcrumbList");
      if (!Array.isArray(list?.itemListElement)) continue;
      const names = [...list.itemListElement].sort((one, other) => (one?.position ?? 0) - (other?.position ?? 0)).map((one) => one?.name ?? one?.item?.name);
      return names.filter((name) => typeof name === "string").map((name) => cut(name)).slice(0, mostCrumbs);
    }
    return [];
  }

  const LISTS = "ul, ol, menu, [role=menu], [role=menubar]";
  const INDEX = /paginat|pager|sivutus|sidnumrering|a-?z|alphabet|aakkos|language|kieli|spr[åa]k|breadcrumb|murupolku|toc\b|table-of-contents|facet|filter|tags?\b|share|social/i;

  const CONTROL = "a[href], button, [role=menuitem]";
  function entriesOf(holder) {
    const level = (el) => { const list = el.parentElement.closest(LISTS); return list && holder.contains(list) ? list : holder; };
    const first = (item) => (item.matches(CONTROL) ? item : [...item.querySelectorAll(CONTROL)].find((el) => level(el) === holder));
    const own = holder.matches(LISTS) ? [...holder.children].map(first) : [...holder.querySelectorAll(CONTROL)].filter((el) => level(el) === holder);
    return own.filter((el) => el && auditor.visible(el));
  }

  // What stands beside a link in its item: signs of a trail show there.
  const beside = (el) => (el.closest("li") ? [...el.closest("li").childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("") : "");

  function menus() {
    const found = [];
    const holders = [...auditor.all("nav, [role=navigation], [role=menubar], [role=menu]")].slice(0, 40);
    const lists = new Set(holders.flatMap((el) => [el, ...el.querySelectorAll(LISTS)]));
    for (const holder of [...lists].slice(0, 400)) {
      if (found.length >= mostMenus) break;
      if (holder.closest("footer, [role=contentinfo]") || !auditor.visible(holder)) continue;
      let index = false;
      for (let el = holder; el && el !== document.body && !el.matches("header, main"); el = el.parentElement) index ||= INDEX.test(said(el)) || isTrail(el);
      const entries = entriesOf(holder);
      if (index || entries.length < mostEntries || entries.filter((el) => /[»›→]/.test(beside(el))).length > 1) continue;
      const names = entries.map((el) => cut(auditor.text(el) || auditor.name(el), 60));
      if (found.some((one) => one.names.join("|") === names.slice(0, 60).join("|"))) continue;
      const here = location.href.split("#")[0];
      const inPage = entries.filter((el) => el.matches("a[href*='#']") && address(el).split("#")[0] === here).length;
      const own = holder.closest("nav, [role=navigation], [role=menubar], [role=menu]");
      found.push({ path: auditor.path(holder), html: auditor.html(holder).toWellFormed(), box: auditor.box(holder), label: cut(own ? own.getAttribute("aria-label") ?? "" : ""),
        count: entries.length, names: names.slice(0, 60), in_page: inPage });
    }
    return found;
  }

  return { trails: breadcrumbs(), told: toldTrail(), menus: menus() };
}
