// Reads the limits of time that a page sets by itself into the fields of `TimeLimits` (see time_limits.py).
() => {
  const SET = /["']?\b((?:session|idle|inactivity|auto_?logout|logout)\w{0,20}?(?:time_?out|expir\w{0,8}|length|life_?time|limit|seconds|minutes|ms))["']?\s*[:=]\s*["']?(\d{1,9}(?:\s*\*\s*\d{1,6}){0,3})/gi;
  const CARRIED = /^data-(?:session|idle|inactivity|minutes-idle|seconds-idle|auto-?logout)[\w-]*$|^data-timeout$/;
  const CARRIERS = ["data-timeout", "data-session-timeout", "data-session-expires", "data-session-expiry", "data-session-length", "data-idle-timeout",
    "data-inactivity-timeout", "data-minutes-idle-timeout", "data-seconds-idle-timeout", "data-auto-logout"].map((name) => `[${name}]`).join(",");
  const ENDING = /(session|istun|kirjaudu|signed|logged|inactiv|sessionen|inlogg).{0,80}(expire|time ?out|timed out|sign(ed)? (you )?out|log(ged)? (you )?out|vanhe|umpeutu|päätty|katke|ulos|går ut|löper ut|loggas ut|logga ut|avslutas)/is;
  const REFRESH = /^\s*(\d+)(?:\.[\d.]*)?(?:\s*$|(?:\s*[;,]|\s)\s*(?:url\s*=)?\s*["']?([^"']*))/i;
  const SCRIPTS = 200_000, MOST = 20; // characters of inline scripts; of each kind
  const pageOf = (url) => url.split(/[?#]/)[0];
  const cut = (text, length) => (text ?? "").slice(0, length).toWellFormed();

  function refresh() {
    // The first that counts: a browser passes by what is no number, or goes on with another sign than these.
    const [meta, told] = [...document.querySelectorAll('meta[http-equiv="refresh" i]')].map((el) => [el, REFRESH.exec(el.content)]).find(([, said]) => said) ?? [];
    if (!told) return null;
    let url = "";
    try { url = told[2] ? new URL(told[2].trim(), document.baseURI).href : ""; } catch { /* not an address */ }
    return { seconds: Number(told[1]), url: url && pageOf(url) === pageOf(location.href) ? "" : cut(url, 500), html: cut(meta.outerHTML, 400) };
  }

  function set() {
    let left = SCRIPTS;
    const found = new Map();
    for (const script of document.querySelectorAll("script:not([src])")) {
      if (left <= 0) break;
      const source = script.textContent.slice(0, left);
      left -= source.length;
      for (const [, name, value] of source.matchAll(SET)) found.set(name, { name: cut(name, 100), value: cut(value, 50), path: "" });
    }
    for (const el of document.querySelectorAll(CARRIERS)) {
      for (const { name, value } of el.attributes) {
        if (CARRIED.test(name) && /\d/.test(value)) found.set(name, { name, value: cut(value, 50), path: auditor.path(el) });
      }
    }
    return [...found.values()].slice(0, MOST);
  }

  const speaks = (el) => (el.textContent ?? "").length < 2000 && ENDING.test(auditor.fold(el.textContent));
  return {
    refresh: refresh(), settings: set(),
    countdowns: [...auditor.all("[role=timer]")].filter(auditor.visible).slice(0, MOST).map(auditor.path),
    warnings: [...auditor.all("dialog, [role=dialog], [role=alertdialog]")].filter(speaks).slice(0, MOST).map(auditor.path),
  };
}
