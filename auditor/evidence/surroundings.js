// Looks for the way by links from the front page to the page shown, and for a search; into the fields of surroundings.py.
// Pages are asked for as they come, without cookies; their scripts are not run. `harmless` is the function of harmless.js.
async ({ starts, levels, at_once, each_ms, all_ms, bytes, links }, harmless) => {
  const until = performance.now() + all_ms;
  const cut = (text, most = 200) => auditor.fold(text).slice(0, most).toWellFormed();
  const SEARCH = /^(q|s|query|search|keys?|keywords?|searchterms?|search_?query|text|haku|hakusana|hakusanat|etsi|sok|sök|sokord)$/i;
  const SAYS_SEARCH = /\b(search|find)\b|\bha(ku|e)\b|\betsi\b|\bsök/i;

  // An address by which a page is known: without the fragment, an ending slash and the name of an index.
  function keyOf(url) {
    const path = url.pathname.replace(/\/(index|default)\.(html?|php|aspx?)$/i, "/").replace(/\/+$/, "");
    return `${path}${url.search}`;
  }
  const parsed = (href, base) => { try { return new URL(href, base); } catch { return null; } };
  const own = (url) => url && url.origin === location.origin && !url.username && url.href.length < 1000;
  const wanted = new Set(), wantedPaths = new Set();
  for (const url of starts.map((one) => parsed(one)).filter(own)) {
    wanted.add(keyOf(url));
    if (!url.search) wantedPaths.add(keyOf(url));
  }
  const isStart = (url) => wanted.has(keyOf(url)) || wantedPaths.has(keyOf(url).split("?")[0]);

  async function page(href) {
    const left = Math.min(each_ms, until - performance.now());
    if (left <= 0) return null;
    try {
      const how = { credentials: "omit", redirect: "follow", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(left) };
      const answer = await fetch(href, how);
      const url = parsed(answer.url), type = answer.headers.get("content-type") ?? "";
      if (!own(url) || !/html/i.test(type) || Number(answer.headers.get("content-length") ?? 0) > bytes) return { url, status: answer.status, doc: null };
      return { url, status: answer.status, doc: new DOMParser().parseFromString((await answer.text()).slice(0, bytes), "text/html") };
    } catch { return null; }
  }

  function described({ url, status, doc }) {
    const anchors = doc.querySelectorAll("a[href]").length;
    const text = auditor.fold([...(doc.body?.children ?? [])].filter((el) => !/^(script|style|template)$/.test(el.localName)).map((el) => el.textContent).join(" "));
    return {
      url: url.href, status, title: cut(doc.title), heading: cut(doc.querySelector("h1")?.textContent), lang: cut(doc.documentElement.lang, 50),
      links: anchors, scripted: Boolean(doc.querySelector("script")) && (anchors < 3 || text.length < 200), signs_in: Boolean(doc.querySelector("input[type=password]")),
    };
  }

  const nameOf = (a) => cut(a.getAttribute("aria-label") || auditor.fold(a.textContent) || (a.querySelector("img[alt]")?.alt ?? ""), 100);

  function linksOf({ url, doc }) {
    const base = parsed(doc.querySelector("base[href]")?.getAttribute("href") ?? "", url) ?? url, found = new Map();
    for (const a of [...doc.querySelectorAll("a[href], area[href]")].slice(0, links)) {
      const to = parsed(a.getAttribute("href"), base);
      if (!own(to) || a.hasAttribute("download") || a.hasAttribute("ping") || (a.getAttribute("rel") ?? "").includes("nofollow")) continue;
      if (!found.has(keyOf(to)) && (isStart(to) || harmless(a, to.href))) found.set(keyOf(to), { url: to, name: nameOf(a) });
    }
    return [...found.values()];
  }

  // How likely a link leads towards the start: folders and words that they share, and pages that the start leads back to.
  const target = parsed(starts[0]), folders = target.pathname.split("/").filter(Boolean);
  const stems = (text) => (text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []).map((word) => word.slice(0, 5));
  const words = new Set(stems(`${document.title} ${document.querySelector("h1")?.textContent ?? ""} ${target.pathname}`));
  const above = [...document.querySelectorAll("nav a[href], [role=navigation] a[href], [class*=crumb] a[href], a[rel=up]")].slice(0, 60);
  const back = new Set(above.map((a) => parsed(a.getAttribute("href"), document.baseURI)).filter(own).map(keyOf));
  function promise({ url, name }) {
    const path = url.pathname.split("/").filter(Boolean);
    let shared = 0;
    while (shared < path.length && path[shared] === folders[shared]) shared += 1;
    const said = new Set(stems(`${name} ${path.at(-1) ?? ""}`).filter((word) => words.has(word))).size;
    const file = /\.\w{2,4}$/.test(url.pathname) && !/\.(html?|php|aspx?|jsp)$/i.test(url.pathname);
    return shared * 3 + said * 2 + (back.has(keyOf(url)) ? 4 : 0) + (shared && shared === path.length ? 4 : 0) - (file ? 50 : 0);
  }

  // The address of a search by GET, up to what is looked for.
  function searchOf(doc, base) {
    for (const form of doc.querySelectorAll("form")) {
      const action = parsed(form.getAttribute("action") ?? "", base);
      if (!own(action) || (form.getAttribute("method") ?? "get").toLowerCase() !== "get") continue;
      const fields = [...form.querySelectorAll("input, select, textarea")];
      const texts = fields.filter((el) => el.localName === "textarea" || (el.localName === "input" && /^(text|search)$/.test(el.type) && !el.hidden));
      const named = `${form.getAttribute("aria-label") ?? ""} ${auditor.fold(form.textContent).slice(0, 300)} ${texts.map((el) => `${el.placeholder} ${el.getAttribute("aria-label") ?? ""} ${el.title}`).join(" ")}`;
      const role = form.getAttribute("role") === "search" || form.closest("[role=search], search");
      if (texts.length !== 1 || !texts[0].name || fields.some((el) => el.type === "password" || el.type === "email")) continue;
      if (!role && texts[0].type !== "search" && !SEARCH.test(texts[0].name) && !SAYS_SEARCH.test(named)) continue;
      const asked = new URL(action.pathname, action.origin);
      for (const el of fields) {
        if (el === texts[0] || !el.name || el.disabled || /^(submit|image|button|reset|file)$/.test(el.type)) continue;
        if (/^(checkbox|radio)$/.test(el.type) && !el.checked) continue;
        asked.searchParams.append(el.name, el.value);
      }
      return { url: asked.href, field: texts[0].name, label: cut(named) };
    }
    return null;
  }

  const told = { front: null, begins: false, way: [], looked: 0, scripted: 0, left_out: 0, search: null, open: false, late: false };
  const at = await page("/");
  if (!at?.doc) return told;
  const front = described(at);
  told.front = front;
  told.looked = 1;
  told.begins = isStart(at.url) || isStart(parsed("/", location.origin));
  told.search = searchOf(at.doc, at.url) ?? searchOf(document, document.baseURI);
  if (told.begins || front.status >= 400 || front.signs_in) return told;
  const own_start = await page(starts[0]);
  told.open = Boolean(own_start?.doc) && own_start.status < 400 && isStart(own_start.url);
  if (!told.open) return told;

  let level = [{ ...at, way: [] }];
  const seen = new Set([keyOf(at.url)]);
  for (const most of [...levels, 0]) {
    told.scripted += level.filter((one) => described(one).scripted).length;
    const next = [];
    for (const one of level) {
      for (const link of linksOf(one)) {
        const way = [...one.way, { name: link.name, url: link.url.href }];
        if (isStart(link.url)) return { ...told, way };
        if (!seen.has(keyOf(link.url))) { seen.add(keyOf(link.url)); next.push({ ...link, way }); }
      }
    }
    const chosen = next.map((one) => [promise(one), one]).sort(([one], [other]) => other - one).slice(0, most).map(([, one]) => one);
    if (most) told.left_out += next.length - chosen.length;
    const waiting = [...chosen.keys()], pages = [];
    const work = async () => {
      for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) {
        const answered = await page(chosen[n].url.href);
        if (answered) pages[n] = { ...answered, way: chosen[n].way };
      }
    };
    await Promise.all(Array.from({ length: at_once }, work));
    told.looked += pages.filter(Boolean).length;
    const led = pages.find((one) => one?.url && isStart(one.url));
    if (led) return { ...told, way: led.way };
    level = pages.filter((one) => one?.doc && one.status < 400);
  }
  return { ...told, late: performance.now() >= until };
}
