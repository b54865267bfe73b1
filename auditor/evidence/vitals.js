// Reads what watch.js kept into the fields of `Vitals`: of the whole load in a fresh document, since the customer's last action
// in one that was there before. null where the document was open before the watch was.
() => {
  const watch = globalThis.auditorWatch;
  if (!watch) return null;
  watch.flush();
  const { vitals, entries, marked } = watch;
  const since = marked ?? 0;
  const MOST = 50; // shifts and tasks that are worth listing, the worst
  const SCRIPTS = 5, ALL_SCRIPTS = 20, PLACES = 5; // of each task, of the visit; shifted elements of each shift

  const round = (value) => Math.round(value * 10) / 10;
  const exact = (value) => Math.round(value * 10000) / 10000;
  const pathOf = (el) => (el?.isConnected && el.nodeType === 1 ? auditor.path(el) : el?.parentElement?.isConnected ? auditor.path(el.parentElement) : "");
  const later = (list) => list.filter((entry) => entry.startTime >= since);
  const worst = (list, key) => [...list].sort((a, b) => b[key] - a[key]).slice(0, MOST).sort((a, b) => a.start - b.start);

  function vital(metric, names, more) {
    if (!metric) return null;
    const parts = Object.fromEntries(names.map((name) => [name, round(metric.attribution[name] ?? 0)]));
    return { value: round(metric.value), parts, ...more?.(metric.attribution) };
  }

  const named = ({ sourceURL, sourceFunctionName, invoker, invokerType }) => ({
    url: (sourceURL ?? "").slice(0, 500), function: (sourceFunctionName ?? "").slice(0, 100), invoker: (invoker ?? "").slice(0, 200), kind: invokerType ?? "",
  });
  const timed = (script) => ({ ...named(script), duration: round(script.duration), forced_layout: round(script.forcedStyleAndLayoutDuration ?? 0), pause: round(script.pauseDuration ?? 0) });
  const overlap = (one, from, to) => Math.min(to, one.startTime + one.duration) - Math.max(from, one.startTime);
  // The scripts at work in this time, those that took most of it first. The browser names what runs for 5 ms or more.
  const scripts = (from, to) => entries.frames.filter((frame) => overlap(frame, from, to) > 0).flatMap((frame) => [...frame.scripts])
    .filter((script) => overlap(script, from, to) > 0).sort((a, b) => overlap(b, from, to) - overlap(a, from, to)).slice(0, SCRIPTS).map(timed);

  const doing = (at) => watch.actions.filter(({ since, until }) => since <= at + 1 && at <= until).pop();
  // Before a press the engine tries whether it would meet its target, with a press that the page never hears of: it is nobody's action.
  const trial = ({ name, startTime }) => /^(pointer|mouse|touch|click)/.test(name) && watch.actions.some(({ since }) => since > startTime) && !doing(startTime);

  // One interaction is several events (a press and its release, a key and what it writes): the slowest of them is how it was answered.
  function interactions(from) {
    const slowest = new Map();
    for (const entry of entries.interactions) {
      if (entry.startTime >= from && !trial(entry) && entry.duration >= (slowest.get(entry.interactionId)?.duration ?? 0)) slowest.set(entry.interactionId, entry);
    }
    return worst([...slowest.values()].map((entry) => ({ entry, start: entry.startTime, duration: entry.duration })), "duration").map(({ entry }) => answer(entry));
  }

  function answer({ name, startTime, duration, interactionId, target }) {
    const drawn = startTime + duration; // the events of one interaction that were drawn in the same frame; 8 ms is the browser's grain
    const parts = entries.interactions.filter((one) => one.interactionId === interactionId && Math.abs(one.startTime + one.duration - drawn) <= 8);
    const begun = Math.min(...parts.map((one) => one.processingStart)), first = Math.min(...parts.map((one) => one.startTime));
    const done = Math.min(drawn, Math.max(...parts.map((one) => one.processingEnd)));
    return {
      kind: name, start: round(first), value: round(duration), element: pathOf(parts.map((one) => one.target).find(Boolean) ?? target),
      action: doing(first)?.words ?? "", scripts: scripts(first, drawn),
      parts: { inputDelay: round(Math.max(0, begun - first)), processingDuration: round(Math.max(0, done - begun)),
        presentationDelay: round(Math.max(0, drawn - done)) },
    };
  }

  // The worst answer to an interaction. web-vitals keeps the worst of the document's whole life and tells it when the page is idle;
  // a visit asks for its own, at once. Up to fifty interactions the worst is what INP is.
  function inp(told) {
    const slowest = told.reduce((slow, one) => (one.value > (slow?.value ?? -1) ? one : slow), null);
    return slowest && { value: slowest.value, element: slowest.element, parts: slowest.parts };
  }

  const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round);
  const moves = (shift) => [...(shift.sources ?? [])].map(({ node, previousRect, currentRect }) => ({ element: pathOf(node), before: box(previousRect), after: box(currentRect) }))
    .filter(({ element }) => element).slice(0, PLACES);
  const moved = (shift) => [...new Set(moves(shift).map(({ element }) => element))];

  // The worst burst: shifts less than a second apart, at most five seconds together (https://web.dev/articles/cls).
  function bursts(from) {
    let sum = 0, most = 0, first = 0, before = -Infinity;
    for (const { startTime, value } of entries.shifts.filter((shift) => shift.startTime >= from)) {
      if (startTime - before >= 1000 || startTime - first >= 5000) { sum = 0; first = startTime; }
      before = startTime;
      sum += value;
      most = Math.max(most, sum);
    }
    return most;
  }

  function cls() {
    const largest = later(entries.shifts).reduce((large, shift) => (shift.value > (large?.value ?? 0) ? shift : large), null);
    const value = marked === null ? vitals.CLS?.value : bursts(since);
    if (value === undefined) return null;
    return { value: exact(value), element: (largest && moved(largest)[0]) ?? "" };
  }

  // All scripts at work in long frames, added up by where they stand: what forces the layout does so many times.
  function work() {
    const sums = new Map();
    for (const script of later(entries.frames).flatMap((frame) => [...frame.scripts])) {
      const { url, function: name, invoker, kind } = named(script), key = name ? `${url} ${name}` : `${url} ${invoker}`;
      const sum = sums.get(key) ?? { url, function: name, invoker, kind, duration: 0, forced_layout: 0, pause: 0, times: 0 };
      sum.times += 1;
      for (const [field, ms] of Object.entries({ duration: script.duration, forced_layout: script.forcedStyleAndLayoutDuration ?? 0, pause: script.pauseDuration ?? 0 })) sum[field] = round(sum[field] + ms);
      sums.set(key, sum);
    }
    return [...sums.values()].sort((a, b) => b.duration - a.duration).slice(0, ALL_SCRIPTS);
  }

  const blocked = (tasks, from) => tasks.map((task) => Math.max(0, task.start + task.duration - Math.max(task.start, from) - 50));

  // From the first paint on, as Lighthouse counts it, up to now: there is no later moment to wait for.
  function tbt(tasks, from) {
    if (from === undefined) return null;
    const over = blocked(tasks, from), heaviest = tasks[over.indexOf(Math.max(...over))];
    return { value: round(over.reduce((sum, ms) => sum + ms, 0)), url: longest.find(({ start }) => start === heaviest?.start)?.source ?? "" };
  }

  // A navigation that the page's own script made, measured from the action that asked for it.
  function soft() {
    const told = watch.soft;
    if (!told) return null;
    const { from, first, main } = told, after = (at) => (at === null || at === undefined ? null : { value: round(Math.max(0, at - from)) });
    return {
      url: told.soft.url.slice(0, 2000), kind: told.soft.kind, by: told.soft.by, start: round(Math.max(0, from)), fcp: after(told.soft.first ?? first),
      lcp: main && { ...after(main.at), element: pathOf(main.el), url: main.url.slice(0, 500) }, lcp_by: main?.by ?? "",
      cls: { value: exact(bursts(from)) }, inp: inp(all.filter(({ start }) => start >= from - 1)), tbt: tbt(tasks, from),
    };
  }

  const source = ([script]) => (script ? script.url || script.invoker : "");
  const tasks = later(entries.tasks).map(({ startTime, duration }) => ({ start: round(startTime), duration: round(duration) }));
  const longest = worst(tasks, "duration").map((task) => {
    const own = scripts(task.start, task.start + task.duration);
    return { ...task, source: source(own), scripts: own };
  });
  const shifts = later(entries.shifts).map((shift) => ({ start: round(shift.startTime), value: shift.value, elements: moved(shift), moves: moves(shift) }));
  const all = interactions(since);
  const kept = {
    cls: cls(), inp: inp(all), tbt: tbt(tasks, marked ?? vitals.FCP?.value), long_tasks: longest, shifts: worst(shifts, "value"),
    interactions: all, scripts: work(), soft_navigation: soft(),
  };
  if (marked !== null) return kept;
  const load = performance.getEntriesByType("navigation")[0];
  return {
    ...kept,
    ttfb: vital(vitals.TTFB, ["waitingDuration", "cacheDuration", "dnsDuration", "connectionDuration", "requestDuration"]),
    fcp: vital(vitals.FCP, ["timeToFirstByte", "firstByteToFCP"]),
    lcp: vital(vitals.LCP, ["timeToFirstByte", "resourceLoadDelay", "resourceLoadDuration", "elementRenderDelay"],
      ({ lcpEntry, url }) => ({ element: pathOf(lcpEntry?.element), url: (url ?? "").slice(0, 500) })),
    load_ms: load?.loadEventEnd ? round(load.loadEventEnd) : null,
    dom_content_loaded_ms: load?.domContentLoadedEventEnd ? round(load.domContentLoadedEventEnd) : null,
  };
}
