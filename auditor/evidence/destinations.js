// Asks the service for the pages behind links of one name, into the fields of `Destinations` (see destinations.py).
// `harmless` is the function of harmless.js.
async ({ names, each, alike, at_once, each_ms, all_ms, bytes }, harmless) => {
  const until = performance.now() + all_ms;
  const cut = (text) => auditor.fold(text ?? "").slice(0, 300).toWellFormed();

  function address(a) {
    try {
      const url = new URL(a.href, a.baseURI);
      return url.origin === location.origin && /^https?:$/.test(url.protocol) && !url.username && url.href.length < 1000 ? url.href : "";
    } catch { return ""; }
  }

  // Addresses by the name that several of them share.
  function shared() {
    const groups = new Map();
    for (const a of [...auditor.all("a[href], area[href]")].slice(0, 600)) {
      const url = address(a);
      if (!url || a.hasAttribute("download") || a.hasAttribute("ping") || url.split("#")[0] === location.href.split("#")[0] || !auditor.visible(a)) continue;
      const name = auditor.fold(a.getAttribute("aria-label") ?? (a.textContent.trim() || auditor.name(a))).toLowerCase();
      if (!name || !harmless(a, url)) continue;
      groups.set(name, (groups.get(name) ?? new Set()).add(url));
    }
    const different = (urls) => new Set([...urls].map((url) => url.split("#")[0].replace(/\/$/, ""))).size;
    return [...groups.values()].filter((urls) => different(urls) > 1 && different(urls) <= alike);
  }

  async function get(url) {
    const left = Math.min(each_ms, until - performance.now());
    if (left <= 0) return null;
    const how = { credentials: "omit", redirect: "follow", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(left) };
    const answer = await fetch(url, how);
    const type = answer.headers.get("content-type") ?? "";
    if (!/html/i.test(type) || Number(answer.headers.get("content-length") ?? 0) > bytes) return { url: answer.url, status: answer.status, html: "" };
    return { url: answer.url, status: answer.status, html: (await answer.text()).slice(0, bytes) };
  }

  async function digest(text) {
    const hash = await crypto.subtle?.digest("SHA-1", new TextEncoder().encode(text));
    return hash ? [...new Uint8Array(hash)].map((n) => n.toString(16).padStart(2, "0")).join("") : text.slice(0, 2000);
  }

  async function look(url, refreshed) {
    const told = await get(url);
    if (!told?.html) return { url, status: told?.html === "" ? null : told?.status ?? null };
    const page = new DOMParser().parseFromString(told.html, "text/html");
    const refresh = /^\s*0\s*[;,]\s*url\s*=\s*['"]?([^'"]+)/i.exec(page.querySelector("meta[http-equiv=refresh i]")?.getAttribute("content") ?? "");
    const next = refresh && !refreshed ? new URL(refresh[1].trim(), told.url) : null;
    if (next?.origin === location.origin) return { ...(await look(next.href, true)), url };
    const scripted = Boolean(page.querySelector("script"));
    for (const el of page.querySelectorAll("script, style, nav, noscript, template, [role=navigation]")) el.remove();
    const main = page.querySelector("main, [role=main]") ?? page.body;
    return {
      url, leads: told.url.slice(0, 1000).toWellFormed(), status: told.status, title: cut(page.title), heading: cut(page.querySelector("h1")?.textContent),
      text: await digest(auditor.fold(main?.textContent)), scripted,
    };
  }

  const waiting = [...new Set((/^https?:$/.test(location.protocol) ? shared() : []).slice(0, names).flatMap((urls) => [...urls].slice(0, each)))];
  const pages = [];
  async function work() {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      try { pages.push(await look(url, false)); } catch { pages.push({ url, status: null }); }
    }
  }
  await Promise.all(Array.from({ length: at_once }, work));
  return { pages };
}
