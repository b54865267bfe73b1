// What a page says and offers that was opened beside the walk, into the fields of `Beside` (see surroundings.py).
({ front, starts, asked, text, results }) => {
  const ASIDE = "nav, header, footer, aside, form, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search]";
  const HOME = /(^|[^\p{L}])(home ?page|front page|start ?page|etusiv\p{L}*|startsid\p{L}*|förstasid\p{L}*)($|[^\p{L}])|^(home|hem|alkuun)$/iu; // a service in a folder has a front page of its own
  const cut = (said, most = 300) => auditor.fold(said).slice(0, most).toWellFormed();
  const parsed = (href) => { try { return new URL(href, document.baseURI); } catch { return null; } };
  const keyOf = (url) => `${url.pathname.replace(/\/(index|default)\.(html?|php|aspx?)$/i, "/").replace(/\/+$/, "")}${url.search}`;
  const places = (urls) => new Set(urls.map(parsed).filter(Boolean).map((url) => `${url.origin}${keyOf(url)}`));
  const key = (url) => `${url.origin}${keyOf(url)}`;
  const main = document.querySelector("main, [role=main]");
  const anchors = [...auditor.all("a[href]")].filter((el) => auditor.visible(el));
  const addressed = anchors.map((el) => [el, parsed(el.getAttribute("href"))]).filter(([, url]) => url);
  const web = addressed.filter(([, url]) => /^https?:$/.test(url.protocol) && url.href.split("#")[0] !== location.href.split("#")[0]);
  const inside = (el) => (main ? main.contains(el) && !el.closest("nav, [role=navigation], form") : !el.closest(ASIDE));
  const fields = [...auditor.all("input")].filter((el) => auditor.visible(el));

  // The running text: of the main part, else of all but what pages share.
  function running() {
    if (main) return auditor.text(main);
    const shared = [...document.querySelectorAll(ASIDE)].map((el) => auditor.text(el)).filter(Boolean);
    return shared.reduce((left, part) => left.replace(part, " "), auditor.text(document.body));
  }

  // The links that a list of results leads by: those in its headings, else one for each item, else all.
  function listed() {
    const known = places(front), own = web.filter(([el, url]) => inside(el) && url.origin === location.origin);
    const headed = own.filter(([el]) => el.closest("h2, h3, h4, h5"));
    const items = new Map();
    for (const one of own) { const item = one[0].closest("li, article, tr, dt"); if (item && !items.has(item)) items.set(item, one); }
    const chosen = headed.length > 2 ? headed : items.size > 2 ? [...items.values()] : own.filter(([, url]) => !known.has(key(url)));
    return [...new Set(chosen.map(([, url]) => key(url)))].slice(0, results);
  }

  const start = places(starts), paths = new Set([...start].filter((one) => !one.includes("?")));
  const isStart = (one) => start.has(one) || paths.has(one.split("?")[0]);
  const list = listed(), home = places(front);
  const said = auditor.fold(running());
  return {
    url: location.href.slice(0, 1000).toWellFormed(), title: cut(document.title), heading: cut([...auditor.all("h1")].find((el) => auditor.visible(el))?.textContent), lang: cut(document.documentElement.lang, 50),
    text: said.slice(0, text).toWellFormed(), links: web.length, home: web.some(([el, url]) => home.has(key(url)) || HOME.test(auditor.fold(el.textContent))),
    search: fields.some((el) => el.type === "search" || el.closest("[role=search], search") || /^(q|s|query|search|haku|hakusana|sok)$/i.test(el.name)),
    contact: addressed.some(([, url]) => /^(tel|mailto):$/.test(url.protocol)), signs_in: fields.some((el) => el.type === "password"),
    echoed: Boolean(asked) && (said.toLowerCase().includes(asked.toLowerCase()) || fields.some((el) => el.value.trim() === asked)),
    results: list.length, position: list.findIndex(isStart) + 1, linked: web.some(([el, url]) => inside(el) && isStart(key(url))),
    buttons: [...auditor.all("button, [role=button], input[type=submit], iframe")].filter((el) => auditor.visible(el)).length,
  };
}
