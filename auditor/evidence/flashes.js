// Finds what may flash (see flashes.py): whether anything large moves at all, and the frames of moving pictures, small and exact.
async ({ large, most, frames: MOST, wide, high, bytes: LONGEST }) => {
  const FILES = /\.(gif|apng|webp)([?#]|$)|^data:image\/(gif|apng|webp)/i, RECENT = 1000; // ms
  const area = (el) => { const { width, height } = el.getBoundingClientRect(); return width * height; };
  const seen = (el) => auditor.visible(el) && area(el) >= large;
  const inSight = (el) => { const { top, bottom, left, right } = el.getBoundingClientRect(); return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth; };
  const pictures = [...auditor.all("img")].filter((el) => FILES.test(el.currentSrc) && seen(el));

  // What may move in the view: a film of it is worth its time.
  function moves() {
    if ([...auditor.all("canvas, video, marquee, blink, iframe, object, embed")].some((el) => seen(el) && inSight(el) && !(el.localName === "video" && el.paused))) return true;
    if (pictures.some(inSight)) return true;
    for (const root of auditor.roots(document)) {
      for (const one of root.getAnimations?.() ?? []) {
        const el = one.effect?.target;
        if (one.playState === "running" && el && seen(el) && inSight(el)) return true;
      }
      if (root.querySelector("svg animate, svg set")) return true;
    }
    const styled = globalThis.auditorChanges?.styled;
    return styled > performance.now() - RECENT;
  }

  async function film(el) {
    const ended = new AbortController(), clock = setTimeout(() => ended.abort(), 2000);
    try {
      const answer = await fetch(el.currentSrc, { cache: "force-cache", signal: ended.signal });
      if (!answer.ok || Number(answer.headers.get("content-length")) > LONGEST) { ended.abort(); return null; }
      const data = await answer.arrayBuffer(), type = (answer.headers.get("content-type") ?? "").split(";")[0];
      if (data.byteLength > LONGEST || !(await ImageDecoder.isTypeSupported(type))) return null;
      const decoder = new ImageDecoder({ data, type });
      try {
        await decoder.tracks.ready;
        const count = decoder.tracks.selectedTrack?.frameCount ?? 1;
        if (count < 2) return null;
        const canvas = new OffscreenCanvas(wide, high), pen = canvas.getContext("2d", { willReadFrequently: true }), pixels = [], ms = [];
        pen.imageSmoothingQuality = "high";
        for (let n = 0; n < Math.min(count, MOST); n += 1) {
          const { image } = await decoder.decode({ frameIndex: n });
          ms.push(Math.round((image.duration ?? 100_000) / 1000));
          pen.fillStyle = "#fff";
          pen.fillRect(0, 0, wide, high);
          pen.drawImage(image, 0, 0, wide, high);
          image.close();
          pixels.push(pen.getImageData(0, 0, wide, high).data);
        }
        return { path: auditor.path(el), html: auditor.html(el).toWellFormed(), box: auditor.box(el), ms, pixels: pixels.map((one) => one.toBase64?.() ?? btoa(String.fromCharCode(...one))) };
      } finally { decoder.close(); }
    } catch { return null; } finally { clearTimeout(clock); }
  }

  const films = [];
  for (const el of pictures.slice(0, most)) { const one = await film(el); if (one?.box) films.push(one); }
  return { moves: moves(), films, left_out: Math.max(0, pictures.length - most) };
}
