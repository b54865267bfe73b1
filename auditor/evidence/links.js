// Asks the service for the heads of the addresses that links of the page lead to, into the fields of `Links` (see links.py).
async ({ most, at_once, each_ms, all_ms, known }) => {
  // What may change something on the way: to sign out, delete, cancel, buy. In English, Finnish and Swedish.
  const CHANGES = new RegExp(["log[-_ ]?(out|off)", "sign[-_ ]?(out|off)", "delet", "remov", "cancel", "unsubscri", "\\bbuy", "\\bpay", "order", "purchas",
    "add[-_ ]?to", "checkout", "confirm", "approve", "activate", "vote", "send", "submit", "export", "download", "kirjaudu ulos", "uloskirja", "poist", "peru",
    "osta", "maks", "tilaa", "vahvist", "lähet", "laheta", "irtisano", "lataa", "logga ut", "utlogg", "ta bort", "radera", "avbryt", "avbok", "köp", "betala",
    "beställ", "bekräft", "skicka", "säg upp", "action=", "do=", "token="].join("|"), "i");
  const before = new Set(known), until = performance.now() + all_ms;

  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  function address(a) {
    try {
      const url = new URL(a.href, document.baseURI);
      url.hash = "";
      return url.origin === location.origin && /^https?:$/.test(url.protocol) && !url.username ? url.href : "";
    } catch { return ""; }
  }

  async function ask(url) {
    const left = Math.min(each_ms, until - performance.now());
    if (left <= 0) return null;
    const how = { method: "HEAD", credentials: "omit", cache: "no-store", redirect: "follow", referrerPolicy: "no-referrer" };
    try { return (await fetch(url, { ...how, signal: AbortSignal.timeout(left) })).status || null; } catch { return null; }
  }

  const here = location.href.split("#")[0], found = new Map();
  const rank = (a) => (a.closest("main, [role=main]") ? 0 : a.closest("footer, [role=contentinfo]") ? 2 : 1);
  const anchors = /^https?:$/.test(location.protocol) ? [...auditor.all("a[href], area[href]")] : [];
  for (const a of anchors.map((el) => [rank(el), el]).sort(([one], [other]) => one - other).map(([, el]) => el)) {
    const url = address(a);
    if (!url || url === here || url.length > 1000 || before.has(url) || found.has(url) || a.hasAttribute("download") || a.hasAttribute("ping")) continue;
    if (CHANGES.test(decoded(url)) || CHANGES.test(auditor.text(a)) || CHANGES.test(a.getAttribute("aria-label") ?? "")) continue;
    if (auditor.visible(a)) found.set(url, a);
  }

  const chosen = [...found].slice(0, most), links = [], waiting = [...chosen.keys()];
  const own_status = chosen.length ? await ask(here) : null;
  async function work() {
    for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) links[n] = { url: chosen[n][0], status: await ask(chosen[n][0]) };
  }
  await Promise.all(Array.from({ length: at_once }, work));
  return {
    own_status, left_out: found.size - chosen.length,
    links: links.map((link, n) => {
      const a = chosen[n][1];
      return { ...link, path: auditor.path(a), name: auditor.name(a), html: auditor.html(a).toWellFormed(), box: auditor.box(a) };
    }),
  };
}
