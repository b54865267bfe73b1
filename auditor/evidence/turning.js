// Reads what keeps a page in one orientation of the device (see turning.py): its manifest, its scripts, layers that ask to turn it.
async ({ most, rules: RULES, wait_ms }) => {
  const TELLS = /\b(rotate|turn)\b.{0,30}\b(device|phone|tablet|screen)|\b(portrait|landscape) (mode|orientation) (only|is required)|only (works|available) in (portrait|landscape)|(?<!\p{L})käännä(?!\p{L}).{0,30}(laite|puhelin|näyttö|tablet)|(vain|ainoastaan) (pysty|vaaka)(asen|suun|tila)|(?<!\p{L})(vrid|rotera|vänd)(?!\p{L}).{0,30}(enhet|telefon|mobil|skärm|surfplatt)|(endast|bara) i (stående|liggande)/iu;
  const LOCKS = /screen\s*\.\s*orientation\s*(\?\.|\.)\s*lock\s*\(\s*["'`](portrait|landscape)/;
  const share = ({ width, height }) => Math.min(1, (Math.min(width, innerWidth) * Math.min(height, innerHeight)) / (innerWidth * innerHeight));
  const cut = (text) => auditor.fold(text).slice(0, 120).toWellFormed();

  const shown = []; // selectors that a style sheet shows in one orientation alone
  let read = 0;
  function gather(list, media) {
    for (const rule of list) {
      if ((read += 1) > RULES) return;
      const [, way] = /orientation:\s*(portrait|landscape)/.exec(media) ?? [];
      if (rule.selectorText && way && rule.style?.display && rule.style.display !== "none") shown.push([rule.selectorText, way]);
      if (rule.cssRules?.length) gather(rule.cssRules, rule.media ? `${media} ${rule.media.mediaText}` : media);
    }
  }
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) { try { gather(sheet.cssRules, ""); } catch { /* of another host */ } }

  // The layer that the words stand in: the outermost one that stays over the page.
  function layer(el) {
    let found = el;
    for (let at = el; at && at !== document.body; at = at.parentElement) if (/^(fixed|absolute)$/.test(getComputedStyle(at).position) || at.matches("dialog")) found = at;
    return found;
  }

  const asks = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(), n = 0; node && n < 20_000 && asks.length < most; node = walker.nextNode(), n += 1) {
    const el = node.parentElement;
    if (node.data.length < 8 || node.data.length > 300 || !TELLS.test(node.data) || el.closest("script, style, noscript, template")) continue;
    const holder = layer(el), visible = auditor.visible(el);
    const way = visible ? "" : shown.find(([selector]) => { try { return el.closest(selector); } catch { return false; } })?.[1] ?? "";
    if (!visible && !way) continue;
    const style = getComputedStyle(holder), whole = style.position === "fixed" && [style.top, style.bottom, style.left, style.right].every((one) => parseFloat(one) === 0);
    asks.push({ path: auditor.path(holder), html: auditor.html(holder).toWellFormed(), box: auditor.box(holder), text: cut(node.data), visible, way, share: visible ? share(holder.getBoundingClientRect()) : whole ? 1 : 0 });
  }

  async function manifest() {
    const link = document.querySelector("link[rel~=manifest][href]");
    if (!link || !/^https?:/.test(link.href)) return {};
    const ended = new AbortController(), clock = setTimeout(() => ended.abort(), wait_ms);
    try {
      const { orientation, display } = JSON.parse((await (await fetch(link.href, { cache: "force-cache", signal: ended.signal })).text()).slice(0, 200_000));
      return { manifest: String(orientation ?? "").slice(0, 40).toWellFormed(), display: String(display ?? "").slice(0, 40).toWellFormed() };
    } catch { return {}; } finally { clearTimeout(clock); }
  }

  const scripts = [...document.querySelectorAll("script:not([src])")].slice(0, 60).map(({ textContent }) => LOCKS.exec(textContent.slice(0, 200_000))?.[2]).filter(Boolean);
  return { width: innerWidth, height: innerHeight, asks, locked: scripts[0] ?? "", ...(await manifest()) };
}
