// Reads the shape of a picture from its pixels into the fields of `Shape` (see images.py): lines of letters, colours, blankness.
// An expression: a function that returns `read(source, width, height)`, null where the browser does not let the pixels be read.
() => {
  const LONGEST = 440; // the side that a picture is read at: letters of 16 px in one of 1,200 px are still 6 px high
  const MIXED = 0.12; // photographs have no colour of so great a share: lines of letters are not looked for in them
  const CONTRAST = 36; // of 255: between a letter and what surrounds it
  const REACH = 14; // px on either side that a letter's surroundings are taken from
  const COARSE = 4; // times smaller, for large letters
  const LETTERS = 4; // in a row: fewer are found in anything

  function read(source, width, height, photographs = false) {
    const scale = Math.min(1, LONGEST / Math.max(width, height)), w = Math.max(1, Math.round(width * scale)), h = Math.max(1, Math.round(height * scale));
    const canvas = new OffscreenCanvas(w, h), pen = canvas.getContext("2d", { willReadFrequently: true });
    let data;
    try {
      pen.drawImage(source, 0, 0, w, h);
      ({ data } = pen.getImageData(0, 0, w, h));
    } catch { return null; } // of another origin
    const grey = new Uint8Array(w * h), shades = new Uint32Array(4096);
    let clear = 0;
    for (let i = 0, p = 0; p < grey.length; i += 4, p += 1) {
      const a = data[i + 3] / 255, over = 255 * (1 - a); // as it is seen on white
      clear += data[i + 3] < 13 ? 1 : 0;
      const r = data[i] * a + over, g = data[i + 1] * a + over, b = data[i + 2] * a + over;
      grey[p] = 0.299 * r + 0.587 * g + 0.114 * b;
      shades[(r >> 4) << 8 | (g >> 4) << 4 | b >> 4] += 1;
    }
    const counts = shades.filter((n) => n > 0);
    // White on clear cannot be seen on white: what is drawn is told by what covers.
    if (clear > 0 && counts.length === 1 && clear < grey.length) for (let p = 0; p < grey.length; p += 1) grey[p] = 255 - data[p * 4 + 3];
    const most = counts.reduce((best, n) => Math.max(best, n), 0) / grey.length, lines = w >= 16 && h >= 8 && (photographs || most > MIXED) ? atBothSizes(grey, w, h) : [];
    return {
      width: w, height: h, blank: clear === grey.length || (clear === 0 && most > 0.999), flat: round(most), colours: counts.filter((n) => n > grey.length / 1000).length,
      lines: lines.length, letters: lines.reduce((sum, line) => sum + line.letters, 0), ...inLines(grey, w, h, lines), hash: hashOf(grey, w, h),
    };
  }

  const round = (n) => Math.round(n * 1000) / 1000;

  // How much of all that is sharp in the picture, and of its surface, lies in lines of letters.
  function inLines(grey, w, h, lines) {
    let inside = 0, all = 0;
    const among = new Uint8Array(w * h);
    for (const { left, right, top, bottom } of lines) {
      for (let y = Math.max(0, top - 2); y <= Math.min(h - 1, bottom + 2); y += 1) among.fill(1, y * w + Math.max(0, left - 2), y * w + Math.min(w, right + 3));
    }
    for (let p = 1; p < grey.length; p += 1) {
      if (Math.abs(grey[p] - grey[p - 1]) < CONTRAST || p % w === 0) continue;
      all += 1;
      inside += among[p];
    }
    return { text_share: round(all ? inside / all : 0), text_area: round(among.reduce((sum, n) => sum + n, 0) / among.length) };
  }

  // Large letters are wider than the reach: they are looked for in the picture made smaller.
  function atBothSizes(grey, w, h) {
    const small = smaller(grey, w, h), large = small.w >= 16 && small.h >= 8 ? linesOf(small.grey, small.w, small.h) : [], fine = linesOf(grey, w, h);
    const grown = large.map((line) => ({ ...line, left: line.left * COARSE, right: line.right * COARSE, top: line.top * COARSE, bottom: line.bottom * COARSE }));
    return [...fine, ...grown.filter((line) => !fine.some((other) => crosses(line, other)))];
  }

  function smaller(grey, width, height) {
    const w = Math.floor(width / COARSE), h = Math.floor(height / COARSE), small = new Uint8Array(w * h);
    for (let y = 0; y < h; y += 1) for (let x = 0; x < w; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < COARSE; dy += 1) for (let dx = 0; dx < COARSE; dx += 1) sum += grey[(y * COARSE + dy) * width + x * COARSE + dx];
      small[y * w + x] = sum / COARSE ** 2;
    }
    return { grey: small, w, h };
  }

  function linesOf(grey, w, h) {
    const mean = surroundings(grey, w, h), found = [];
    for (const sign of [1, -1]) {
      const ink = new Uint8Array(w * h);
      for (let p = 0; p < ink.length; p += 1) ink[p] = (mean[p] - grey[p]) * sign > CONTRAST ? 1 : 0;
      for (const line of rows(pieces(ink, grey, w, h).filter((one) => letterlike(one, h) || wordlike(one, w, h)))) {
        if (!found.some((other) => crosses(line, other))) found.push(line);
      }
    }
    return found;
  }

  const crosses = (one, other) => one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

  // The mean grey around each point.
  function surroundings(grey, w, h) {
    const sums = new Float64Array((w + 1) * (h + 1)), mean = new Float32Array(w * h);
    for (let y = 0; y < h; y += 1) for (let x = 0, row = 0; x < w; x += 1) {
      row += grey[y * w + x];
      sums[(y + 1) * (w + 1) + x + 1] = sums[y * (w + 1) + x + 1] + row;
    }
    for (let y = 0; y < h; y += 1) {
      const top = Math.max(0, y - REACH), bottom = Math.min(h, y + REACH + 1);
      for (let x = 0; x < w; x += 1) {
        const left = Math.max(0, x - REACH), right = Math.min(w, x + REACH + 1);
        mean[y * w + x] = (sums[bottom * (w + 1) + right] - sums[top * (w + 1) + right] - sums[bottom * (w + 1) + left] + sums[top * (w + 1) + left]) / ((bottom - top) * (right - left));
      }
    }
    return mean;
  }

  // What hangs together, by its box and its surface.
  function pieces(ink, grey, w, h) {
    const found = [], stack = [];
    for (let start = 0; start < ink.length; start += 1) {
      if (!ink[start]) continue;
      const one = { left: w, right: 0, top: h, bottom: 0, area: 0, strokes: 0 };
      stack.push(start);
      ink[start] = 0;
      while (stack.length) {
        const p = stack.pop(), x = p % w, y = (p - x) / w;
        one.area += 1;
        one.strokes += x === 0 || Math.abs(grey[p] - grey[p - 1]) > CONTRAST ? 1 : 0;
        one.left = Math.min(one.left, x); one.right = Math.max(one.right, x); one.top = Math.min(one.top, y); one.bottom = Math.max(one.bottom, y);
        for (let dy = -1; dy <= 1; dy += 1) for (let dx = -1; dx <= 1; dx += 1) {
          const at = p + dy * w + dx;
          if (x + dx >= 0 && x + dx < w && at >= 0 && at < ink.length && ink[at]) { ink[at] = 0; stack.push(at); }
        }
      }
      found.push(one);
    }
    return found;
  }

  function letterlike({ left, right, top, bottom, area }, h) {
    const wide = right - left + 1, high = bottom - top + 1, fill = area / (wide * high);
    return high >= 5 && high < h * 0.8 && wide >= 1 && wide < high * 2.2 && fill > 0.15 && (fill < 0.92 || wide < high / 3);
  }

  // Letters that touch: many strokes side by side.
  function wordlike({ left, right, top, bottom, area, strokes }, w, h) {
    const wide = right - left + 1, high = bottom - top + 1, fill = area / (wide * high);
    return high >= 5 && high < h * 0.8 && wide >= high * 2.2 && wide < Math.min(w * 0.9, high * 14) && fill > 0.2 && fill < 0.75 && strokes / high > wide / high;
  }

  const lettersIn = ({ left, right, top, bottom }) => Math.max(1, Math.round((right - left + 1) / (0.75 * (bottom - top + 1))));

  // Letters in a row stand on one line, are about as high as each other, and close together.
  function rows(letters) {
    const open = [];
    for (const one of letters.sort((a, b) => a.left - b.left)) {
      const high = one.bottom - one.top + 1;
      const line = open.filter((row) => {
        const last = row.at(-1), tall = last.bottom - last.top + 1, gap = one.left - last.right;
        return gap > -high / 3 && gap < 1.3 * Math.max(high, tall) && high / tall < 2.1 && tall / high < 2.1
          && Math.min(one.bottom, last.bottom) - Math.max(one.top, last.top) > 0.5 * Math.min(high, tall);
      }).sort((a, b) => b.at(-1).right - a.at(-1).right)[0];
      if (line) line.push(one); else open.push([one]);
    }
    return open.filter((row) => count(row) >= LETTERS && written(row)).map((row) => ({
      letters: count(row), left: row[0].left, right: Math.max(...row.map((one) => one.right)), top: Math.min(...row.map((one) => one.top)),
      bottom: Math.max(...row.map((one) => one.bottom)),
    }));
  }

  const count = (row) => row.reduce((sum, one) => sum + lettersIn(one), 0);

  function written(row) {
    const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
    const high = middle(row.map((one) => one.bottom - one.top + 1)), foot = middle(row.map((one) => one.bottom)), slack = Math.max(1, high * 0.12);
    const standing = row.filter((one) => Math.abs(one.bottom - foot) <= slack).length / row.length;
    const thin = row.filter((one) => one.area / ((one.right - one.left + 1) * (one.bottom - one.top + 1)) < 0.8).length / row.length;
    const widths = new Set(row.map((one) => Math.round((4 * (one.right - one.left + 1)) / high))); // bars and dots are all as wide
    return standing >= 0.65 && thin >= 0.6 && widths.size >= 2;
  }

  // Alike for the same picture in another size: which of two neighbouring parts is lighter.
  function hashOf(grey, w, h) {
    let bits = "";
    const part = (x, y) => grey[Math.min(h - 1, Math.floor(((y + 0.5) * h) / 8)) * w + Math.min(w - 1, Math.floor(((x + 0.5) * w) / 9))];
    for (let y = 0; y < 8; y += 1) for (let x = 0; x < 8; x += 1) bits += part(x, y) < part(x + 1, y) ? 1 : 0;
    return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
  }

  return { read };
}
