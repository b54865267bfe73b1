// Reads what watch.js kept into the fields of `Vitals`: of the whole load in a fresh document, since the customer's last action
// in one that was there before. null where the document was open before the watch was.
() => {
  const watch = globalThis.auditorWatch;
  if (!watch) return null;
  watch.flush();
  const { vitals, entries, marked } = watch;
  const since = marked ?? 0;
  const MOST = 50; // shifts and tasks that are worth listing, the worst

  const round = (value) => Math.round(value * 10) / 10;
  const pathOf = (el) => (el?.isConnected && el.nodeType === 1 ? auditor.path(el) : el?.parentElement?.isConnected ? auditor.path(el.parentElement) : "");
  const later = (list) => list.filter((entry) => entry.startTime >= since);
  const worst = (list, key) => [...list].sort((a, b) => b[key] - a[key]).slice(0, MOST).sort((a, b) => a.start - b.start);

  function vital(metric, names, more) {
    if (!metric) return null;
    const parts = Object.fromEntries(names.map((name) => [name, round(metric.attribution[name] ?? 0)]));
    return { value: round(metric.value), parts, ...more?.(metric.attribution) };
  }

  // The worst answer to an interaction. web-vitals keeps the worst of the document's whole life and tells it when the page is idle;
  // a visit asks for its own, at once. Up to fifty interactions the worst is what INP is.
  function inp() {
    const slowest = later(entries.interactions).reduce((slow, entry) => (entry.duration > (slow?.duration ?? -1) ? entry : slow), null);
    if (!slowest) return null;
    const { startTime, duration, processingStart, processingEnd, target } = slowest;
    return {
      value: round(duration), element: pathOf(target),
      parts: { inputDelay: round(processingStart - startTime), processingDuration: round(processingEnd - processingStart),
        presentationDelay: round(Math.max(0, startTime + duration - processingEnd)) },
    };
  }

  const moved = (shift) => [...new Set(shift.sources?.map(({ node }) => pathOf(node)).filter(Boolean))].slice(0, 5);

  // The worst burst: shifts less than a second apart, at most five seconds together (https://web.dev/articles/cls).
  function bursts() {
    let sum = 0, most = 0, first = 0, before = -Infinity;
    for (const { startTime, value } of later(entries.shifts)) {
      if (startTime - before >= 1000 || startTime - first >= 5000) { sum = 0; first = startTime; }
      before = startTime;
      sum += value;
      most = Math.max(most, sum);
    }
    return most;
  }

  function cls() {
    const largest = later(entries.shifts).reduce((large, shift) => (shift.value > (large?.value ?? 0) ? shift : large), null);
    const value = marked === null ? vitals.CLS?.value : bursts();
    if (value === undefined) return null;
    return { value: Math.round(value * 10000) / 10000, element: (largest && moved(largest)[0]) ?? "" };
  }

  // The script that took the largest share of a task, where the browser tells.
  function source({ startTime, duration }) {
    let most = 0, named = "";
    for (const script of entries.frames.flatMap((frame) => frame.scripts)) {
      const overlap = Math.min(startTime + duration, script.startTime + script.duration) - Math.max(startTime, script.startTime);
      if (overlap > most) { most = overlap; named = script.sourceURL || script.invoker; }
    }
    return named.slice(0, 500);
  }

  // From the first paint on, as Lighthouse counts it, up to now: there is no later moment to wait for.
  function tbt(tasks) {
    const from = marked ?? vitals.FCP?.value;
    if (from === undefined) return null;
    const blocked = (task) => Math.max(0, task.start + task.duration - Math.max(task.start, from) - 50);
    const heaviest = tasks.reduce((heavy, task) => (blocked(task) > blocked(heavy ?? task) || !heavy ? task : heavy), null);
    return { value: round(tasks.reduce((sum, task) => sum + blocked(task), 0)), url: heaviest?.source ?? "" };
  }

  const tasks = later(entries.tasks).map((task) => ({ start: round(task.startTime), duration: round(task.duration), source: source(task) }));
  const shifts = later(entries.shifts).map((shift) => ({ start: round(shift.startTime), value: shift.value, elements: moved(shift) }));
  const kept = { cls: cls(), inp: inp(), tbt: tbt(tasks), long_tasks: worst(tasks, "duration"), shifts: worst(shifts, "value") };
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
