// Reads how a picture moves into the fields of `Animation` (see images.py): how many frames, how long, how often, whether they differ.
// An expression: a function that returns `frames(address)`; null where the file does not move, or may not be read.
() => {
  const MOST = 4_000_000; // bytes; a longer file is not read
  const SLOWEST = 0.02; // browsers show a frame that asks for less for a tenth of a second
  const SECONDS = 3;

  async function frames(address) {
    const ended = new AbortController(), clock = setTimeout(() => ended.abort(), SECONDS * 1000);
    try {
      const answer = await fetch(address, { cache: "force-cache", signal: ended.signal });
      if (!answer.ok || Number(answer.headers.get("content-length")) > MOST) { ended.abort(); return null; }
      const bytes = new Uint8Array(await answer.arrayBuffer()), is = (at, text) => [...text].every((sign, n) => bytes[at + n] === sign.charCodeAt(0));
      const told = is(0, "GIF8") ? gif(bytes) : is(1, "PNG") ? png(bytes, is) : is(0, "RIFF") && is(8, "WEBP") ? webp(bytes, is) : null;
      if (!told || told.waits.length < 2) return null;
      const seconds = told.waits.reduce((sum, wait) => sum + (wait < SLOWEST ? 0.1 : wait), 0);
      return { count: told.waits.length, turn_ms: Math.round(seconds * 1000), turns: told.turns, differ: await differ(bytes, told) };
    } catch { return null; } finally { clearTimeout(clock); }
  }

  // Turns: 0 is without end.
  function gif(bytes) {
    const two = (at) => bytes[at] | bytes[at + 1] << 8, waits = [];
    let at = 13 + (bytes[10] & 128 ? 3 * 2 ** ((bytes[10] & 7) + 1) : 0), turns = 1, wait = 0;
    const skip = () => { while (bytes[at]) at += bytes[at] + 1; at += 1; };
    while (at < bytes.length && bytes[at] !== 0x3b) {
      if (bytes[at] === 0x21) {
        if (bytes[at + 1] === 0xf9) wait = two(at + 4) / 100;
        if (bytes[at + 1] === 0xff && bytes[at + 14] === 3) turns = two(at + 16) && two(at + 16) + 1;
        at += 2;
        skip();
      } else if (bytes[at] === 0x2c) {
        waits.push(wait);
        at += 10 + (bytes[at + 9] & 128 ? 3 * 2 ** ((bytes[at + 9] & 7) + 1) : 0) + 1;
        skip();
      } else return { type: "image/gif", waits, turns };
    }
    return { type: "image/gif", waits, turns };
  }

  function png(bytes, is) {
    const view = new DataView(bytes.buffer), waits = [];
    let turns = 1;
    for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
      if (is(at + 4, "acTL")) turns = view.getUint32(at + 12);
      if (is(at + 4, "fcTL")) waits.push(view.getUint16(at + 28) / (view.getUint16(at + 30) || 100));
      if (is(at + 4, "IDAT") && waits.length === 0 && turns === 1) return null;
    }
    return { type: "image/png", waits, turns };
  }

  function webp(bytes, is) {
    if (!is(12, "VP8X") || !(bytes[20] & 2)) return null;
    const view = new DataView(bytes.buffer), waits = [];
    let turns = 1;
    for (let at = 12; at + 8 <= bytes.length; at += 8 + view.getUint32(at + 4, true) + (view.getUint32(at + 4, true) & 1)) {
      if (is(at, "ANIM")) turns = view.getUint16(at + 12, true);
      if (is(at, "ANMF")) waits.push((view.getUint32(at + 20, true) & 0xffffff) / 1000);
    }
    return { type: "image/webp", waits, turns };
  }

  // Whether the frames are not all the same picture; null where the browser does not decode them one by one.
  async function differ(bytes, { type, waits }) {
    if (typeof ImageDecoder === "undefined") return null;
    const decoder = new ImageDecoder({ data: bytes, type });
    try {
      const looks = new Set();
      for (const share of [0, 0.25, 0.5, 0.75]) {
        const { image } = await decoder.decode({ frameIndex: Math.floor(share * waits.length) });
        const canvas = new OffscreenCanvas(48, 48), pen = canvas.getContext("2d");
        pen.drawImage(image, 0, 0, 48, 48);
        image.close();
        looks.add(pen.getImageData(0, 0, 48, 48).data.map((value) => value >> 4).join());
      }
      return looks.size > 1;
    } catch { return null; } finally { decoder.close(); }
  }

  return { frames };
}
