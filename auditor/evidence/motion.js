// Reads what moves by itself into the fields of `Motion` (see motion.py). It watches for a moment what a script moves.
async ({ watch_ms, most }) => {
  const MOVES = /^(transform|translate|rotate|scale|top|left|right|bottom|inset.*|margin.*|width|height|backgroundPosition.*|offset.*|objectPosition|perspective|clipPath|strokeDash.*|d|cx|cy|x|y|r)$/;
  const BLINKS = /^(opacity|visibility|color|backgroundColor|borderColor|fill|stroke|filter|boxShadow|outlineColor)$/;
  const KEYS = new Set(["offset", "computedOffset", "easing", "composite"]);
  const PAUSE_WORDS = /\b(pause|stop|keskeytä|pysäytä|tauko|pausa|stoppa|stanna)\b|⏸|⏯/i;
  const LOADS = /load|spin|progress|busy|skeleton|placeholder|shimmer/i;
  const TURNS = 5; // changes by script within the moment: fewer is something arriving

  const waits = (el) => {
    for (let at = el, n = 0; at && n < 4; at = at.parentElement, n += 1) {
      if (at.matches("[role=progressbar], [role=status], [aria-busy=true], progress") || LOADS.test(`${at.getAttribute("class") ?? ""} ${at.id}`)) return true;
    }
    return false;
  };

  const pauses = [...auditor.all("button, [role=button], a, input[type=button], [role=switch]")].filter((el) => auditor.visible(el) && PAUSE_WORDS.test(auditor.name(el) || auditor.text(el)));

  // A box that an animation changes moves while it is read: its size is what counts.
  const told = (el, more) => ({ path: auditor.path(el), tag: el.localName, html: auditor.html(el), box: auditor.box(el), loads: waits(el), ...more });

  function changing(effect) {
    const frames = effect.getKeyframes?.() ?? [];
    const names = new Set(frames.flatMap((frame) => Object.keys(frame)).filter((name) => !KEYS.has(name)));
    return [...names].filter((name) => new Set(frames.map((frame) => frame[name]).filter((value) => value !== undefined)).size !== 1);
  }

  const found = [], met = new Set();
  for (const root of auditor.roots(document)) {
    for (const one of root.getAnimations?.() ?? []) {
      const target = one.effect?.target;
      if (met.has(one) || !target || one.playState !== "running" || !(one.timeline instanceof (target.ownerDocument.defaultView?.DocumentTimeline ?? DocumentTimeline))) continue;
      met.add(one);
      const { endTime, duration } = one.effect.getComputedTiming(), properties = changing(one.effect);
      const how = properties.some((name) => MOVES.test(name)) ? "moves" : properties.some((name) => BLINKS.test(name)) ? "blinks" : "";
      if (!how || !auditor.present(target)) continue;
      found.push(told(target, {
        how, by: "style", properties, ms: Number.isFinite(endTime) ? Math.round(endTime) : null, turn_ms: typeof duration === "number" ? Math.round(duration) : null,
      }));
    }
    for (const video of root.querySelectorAll("video")) {
      if (video.paused || video.ended || !auditor.visible(video)) continue;
      const ms = video.loop || !Number.isFinite(video.duration) ? null : Math.round(video.duration * 1000);
      found.push(told(video, { how: "moves", by: "video", properties: [], ms, controls: video.controls }));
    }
    for (const el of root.querySelectorAll("marquee, blink")) {
      if (auditor.visible(el) && auditor.text(el)) found.push(told(el, { how: el.localName === "blink" ? "blinks" : "moves", by: "marquee", properties: [], ms: null }));
    }
    for (const el of root.querySelectorAll("svg animate, svg animateTransform, svg animateMotion")) {
      const svg = el.closest("svg");
      if (!el.matches("[repeatCount=indefinite], [repeatDur=indefinite]") || !auditor.visible(svg) || svg.animationsPaused?.() || found.some((one) => one.path === auditor.path(svg))) continue;
      found.push(told(svg, { how: "moves", by: "svg", properties: [el.getAttribute("attributeName") ?? ""], ms: null }));
    }
  }

  // What a script moves step by step.
  const counts = new Map(), observer = new MutationObserver((records) => {
    for (const { target, oldValue } of records) {
      const place = (style) => /(transform|translate|left|top|margin|background-position)[^;]*/.exec(style ?? "")?.[0];
      if (place(oldValue) !== place(target.getAttribute("style"))) counts.set(target, (counts.get(target) ?? 0) + 1);
    }
  });
  for (const root of auditor.roots(document)) observer.observe(root, { subtree: true, attributes: true, attributeFilter: ["style"], attributeOldValue: true });
  // Where no style was written of late, a script moves nothing, and nothing is waited for.
  const calm = globalThis.auditorChanges && performance.now() - globalThis.auditorChanges.styled > watch_ms;
  if (!calm) await new Promise((done) => setTimeout(done, watch_ms));
  observer.disconnect();
  for (const [el, count] of counts) {
    if (count >= TURNS && auditor.visible(el)) found.push(told(el, { how: "moves", by: "script", properties: [], ms: null }));
  }
  return {
    width: innerWidth, height: innerHeight, less: matchMedia("(prefers-reduced-motion: reduce)").matches, pauses: pauses.map(auditor.path).slice(0, 20),
    motions: found.filter((one) => one.box).slice(0, most).map((one) => ({ ...one, paused_by: pauseFor(one.path) })),
    smooth_scrolling: getComputedStyle(document.documentElement).scrollBehavior === "smooth",
  };

  // A control for pausing that stands with what moves, up to the section that holds both.
  function pauseFor(path) {
    let at = auditor.find(path);
    for (let n = 0; at && n < 5 && at !== document.body; at = at.parentElement, n += 1) {
      const near = pauses.find((one) => auditor.holds(at, one));
      if (near) return auditor.path(near);
    }
    return "";
  }
}
