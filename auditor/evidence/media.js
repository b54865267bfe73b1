// Reads what sound and film a page has into the fields of `Media` (see media.py). It takes facts alone: what they mean is for rules.
// Sound and pictures are read from a silent twin of each player that stands in no document: the page's own is left as it is.
async (limits, pixels) => {
  const PLAYERS = /(^|\.)(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|wistia\.(com|net)|brightcove\.net|soundcloud\.com|spotify\.com|areena\.yle\.fi|kaltura\.com|screen9\.com|qbrick\.com|icareus\.com|dreambroker\.com|videosync\.fi)$/;
  const ALTERNATIVE = /transcript|litteroin|tekstivasti|tekstiversi|tekstitys|sisältö tekstinä|textversion|transkri|textalternativ|text ?version|text alternative|captions?\b|subtitl|undertext|audio ?descri|described version|kuvailutulk|syntolk|sign(ed)? language|viittom|teckenspråk/i;
  const FILE = /\.(webm|mp4|m4[av]|og[gva]|mp3|wav|aac|flac|opus)([?#]|$)|^(data|blob):/i; // some files do not say how long they are
  const STOPS = /\b(pause|stop|mute|sound|volume|play|unmute|keskeytä|pysäytä|tauko|mykistä|vaimenna|äänet?|toista|pausa|pause?ra|stoppa|stanna|ljud|spela|tysta)\b|⏸|⏯|🔇|🔈|🔊/i;
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const closest = (el, selector) => Element.prototype.closest.call(el, selector);
  const cut = (text, length) => auditor.fold(text).slice(0, length).toWellFormed();
  const safely = (ask, otherwise) => { try { return ask() ?? otherwise; } catch { return otherwise; } };
  const absolute = (el, text) => safely(() => (text ? new URL(text, el.baseURI).href : ""), "");
  const short = (address) => (address.startsWith("data:") ? address.slice(0, address.search(/[;,]/)) : address.slice(0, 1000).toWellFormed());
  const come = (target, ms, ...names) => new Promise((done) => { setTimeout(done, ms); for (const name of names) target.addEventListener(name, done, { once: true }); });
  const usable = (el) => auditor.visible(el) && !closest(el, '[aria-hidden="true"]');

  const elements = [...auditor.all("audio, video, iframe, object, embed")].filter((el) => /^(audio|video)$/.test(el.localName) || embeds(el));
  if (elements.length === 0) return { players: [], links: [], left_out: 0 };
  const players = [];
  let twins = limits.twins;
  for (const el of elements.slice(0, limits.players)) {
    const own = /^(audio|video)$/.test(el.localName), told = told_of(el);
    if (own) {
      Object.assign(told, playing(el), { tracks: await tracksOf(el) });
      if (told.source && (told.visible || el.autoplay || !el.paused) && twins > 0) { twins -= 1; Object.assign(told, await heard(el, told)); }
    }
    players.push(told);
  }
  return { players, links: linksOf(), left_out: Math.max(0, elements.length - limits.players) };

  function embeds(el) {
    const source = absolute(el, attribute(el, "src") ?? attribute(el, "data"));
    return PLAYERS.test(safely(() => new URL(source).hostname, "")) && (el.localName !== "iframe" || !/\/(live_chat|subscribe)/.test(source)) || /\.(mp4|webm|ogv|mp3|ogg|wav|m4a)([?#]|$)/i.test(source);
  }

  function told_of(el) {
    const visible = auditor.visible(el), source = el.currentSrc || absolute(el, attribute(el, "src") ?? attribute(el, "data") ?? attribute(el.querySelector("source") ?? el, "src"));
    const holder = holderOf(el);
    return {
      path: auditor.path(el), tag: el.localName, html: safely(() => auditor.html(el).toWellFormed(), ""), box: auditor.box(el), visible: visible || (el.localName === "audio" && el.controls && el.checkVisibility({ checkVisibilityCSS: true })),
      hidden: Boolean(closest(el, '[aria-hidden="true"]')), name: safely(() => auditor.name(el), ""), source: short(source), near: readable(holder), stops: stopsOf(el, holder),
      label: cut(`${attribute(el, "id") ?? ""} ${attribute(el, "class") ?? ""} ${attribute(el.parentElement ?? el, "class") ?? ""}`, 200),
    };
  }

  function playing(el) {
    const cut_out = /#(?:.*&)?t=(?:npt:)?([\d.]*)(?:,([\d.]+))?/.exec(el.currentSrc);
    const seconds = Number.isFinite(el.duration) ? el.duration : null, from = Number(cut_out?.[1] || 0), to = cut_out?.[2] ? Number(cut_out[2]) : seconds;
    return {
      autoplay: el.autoplay, muted: el.muted || el.defaultMuted || el.volume === 0, loop: el.loop, controls: el.controls, paused: el.paused,
      seconds: to === null ? null : Math.max(0, Math.min(to, seconds ?? to) - from), failed: Boolean(el.error) || el.networkState === HTMLMediaElement.NETWORK_NO_SOURCE, live: el.duration === Infinity && !FILE.test(el.currentSrc),
    };
  }

  async function tracksOf(el) {
    const found = [];
    for (const track of [...el.querySelectorAll("track")].slice(0, 12)) {
      found.push({ kind: track.kind, language: cut(track.srclang, 30), label: cut(track.label, 80), cues: await cuesOf(absolute(track, attribute(track, "src"))) });
    }
    // What a script adds has no element.
    for (const track of [...el.textTracks].slice(0, 12)) {
      if (!found.some((one) => one.kind === track.kind && one.language === track.language)) found.push({ kind: track.kind, language: cut(track.language, 30), label: cut(track.label, 80), cues: track.cues?.length || null });
    }
    return found;
  }

  async function cuesOf(source) {
    if (!source) return 0;
    const ended = new AbortController(), clock = setTimeout(() => ended.abort(), limits.wait_ms);
    try {
      const answer = await fetch(source, { signal: ended.signal });
      return answer.ok ? ((await answer.text()).slice(0, 500_000).match(/-->/g) ?? []).length : 0;
    } catch { return null; } finally { clearTimeout(clock); }
  }

  // Whether it has sound and a moving picture, and in how many of its frames letters stand in the lower part.
  async function heard(el, { seconds }) {
    const twin = document.createElement(el.localName);
    twin.muted = true;
    twin.preload = "auto";
    twin.src = el.currentSrc || absolute(el, attribute(el, "src") ?? attribute(el.querySelector("source") ?? el, "src"));
    try {
      await come(twin, limits.wait_ms, "canplay", "error");
      if (twin.readyState < 2) return { failed: Boolean(twin.error) };
      const length = Number.isFinite(twin.duration) ? twin.duration : null, read = el.localName === "video" && twin.videoWidth && length ? await framesOf(twin, length) : {};
      const bytes = twin.webkitAudioDecodedByteCount ?? 0, streams = safely(() => twin.captureStream().getAudioTracks().length, null);
      const loud = streams === 0 ? false : (await loudIn(twin.src)) ?? (bytes >= limits.sound ? true : null);
      return { sound: loud, picture: el.localName === "video" ? twin.videoWidth > 0 : false, seconds: seconds ?? length, failed: false, ...read };
    } finally { twin.removeAttribute("src"); twin.load(); }
  }

  // Whether the first part of its file holds sound that can be heard; null where the file may not be read, or not unpacked in part.
  async function loudIn(source) {
    const ended = new AbortController(), clock = setTimeout(() => ended.abort(), limits.wait_ms);
    try {
      const answer = await fetch(source.split("#")[0], { cache: "force-cache", signal: ended.signal, headers: { range: `bytes=0-${limits.bytes - 1}` } });
      if (!answer.ok || Number(answer.headers.get("content-length")) > limits.bytes) { ended.abort(); return null; }
      const sound = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(await answer.arrayBuffer());
      for (let n = 0; n < sound.numberOfChannels; n += 1) if (sound.getChannelData(n).some((value) => Math.abs(value) > limits.quiet)) return true;
      return false;
    } catch { return null; } finally { clearTimeout(clock); }
  }

  async function framesOf(twin, length) {
    let lettered = 0, read = 0;
    for (const share of [0.15, 0.4, 0.6, 0.85]) {
      const there = come(twin, limits.seek_ms, "seeked");
      twin.currentTime = share * length;
      await there;
      if (twin.seeking) break;
      const shape = safely(() => lower(twin), null);
      if (!shape) break;
      read += 1;
      lettered += shape.letters >= 8 ? 1 : 0;
    }
    return { frames_read: read, lettered };
  }

  // The lower third of the frame that is shown: where captions stand that are part of the picture.
  function lower(twin) {
    const { videoWidth: width, videoHeight: height } = twin, canvas = new OffscreenCanvas(480, Math.round((480 * height) / width / 3));
    canvas.getContext("2d").drawImage(twin, 0, (height * 2) / 3, width, height / 3, 0, 0, canvas.width, canvas.height);
    return pixels.read(canvas, canvas.width, canvas.height, true);
  }

  // What holds the player and enough words to say what is in it, no further than its section.
  function holderOf(el) {
    let at = el.parentElement;
    for (let n = 0; at?.parentElement && n < 6; n += 1) {
      if (/^(main|article|section|body)$/.test(at.localName) || readable(at).split(" ").length > limits.words) break;
      at = at.parentElement;
    }
    return at ?? el;
  }

  // The text that both eyes and assistive technology may come to: what is off the screen for screen readers, too.
  function readable(holder) {
    const walk = holder.ownerDocument.createTreeWalker(holder, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      const out = /^(script|style|noscript|template|audio|video|object|iframe|select|textarea|svg)$/.test(node.localName) || attribute(node, "aria-hidden") === "true" || !node.checkVisibility({ checkVisibilityCSS: true });
      return out ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    let text = "";
    while (walk.nextNode() && text.length < 6000) text += ` ${walk.currentNode.data}`;
    return cut(text, 3000);
  }

  function stopsOf(el, holder) {
    const near = [...holder.querySelectorAll("button, [role=button], a, input[type=button], input[type=range], [role=slider], [role=switch]")];
    return near.filter((one) => usable(one) && STOPS.test(`${auditor.name(one)} ${auditor.text(one)}`)).map((one) => auditor.path(one)).slice(0, 6);
  }

  function linksOf() {
    const found = [...auditor.all("a[href], button, summary, [role=button], [role=tab], h2, h3, h4, h5")].filter((el) => ALTERNATIVE.test(`${auditor.text(el)} ${attribute(el, "aria-label") ?? ""}`) && usable(el));
    return found.slice(0, 30).map((el) => ({ path: auditor.path(el), text: cut(auditor.text(el) || attribute(el, "aria-label"), 200), href: el.localName === "a" ? short(absolute(el, attribute(el, "href"))) : "" }));
  }
}
