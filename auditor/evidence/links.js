// Asks the service for the heads of the addresses that links of the page lead to, into the fields of `Links` (see links.py).
// `harmless` is the function of harmless.js.
async ({ most, at_once, each_ms, all_ms, known }, harmless) => {
  const before = new Set(known), until = performance.now() + all_ms;

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
    if (harmless(a, url) && auditor.visible(a)) found.set(url, a);
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
