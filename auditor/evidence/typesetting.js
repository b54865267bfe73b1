// Measures how running text is set (see typesetting.py): lines, room between letters, words, lines and paragraphs.
({ most, words: WORDS, elements: LOOKED_AT }) => {
  const TAGS = "p, li, dd, blockquote, td, div, section, article, figcaption";
  const PROGRAM = "pre, code, [aria-hidden=true], nav, menu, select, button, textarea, [contenteditable]";
  const ownText = (el) => [...Node.prototype.cloneNode.call(el, true).childNodes].map((node) => (node.nodeType === Node.TEXT_NODE || /^(a|b|i|em|strong|span|small|abbr|code|sup|sub|mark|time|q|cite)$/.test(node.localName ?? "") ? node.textContent : " ")).join("");
  const count = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const px = (value) => parseFloat(value) || 0;
  const tenth = (n) => Math.round(n * 10) / 10;

  // Whether a text stands in the lines of a block itself, not in a box of its own within it.
  function isInLines(text, el) {
    for (let at = text.parentElement; at !== el; at = at.parentElement) if (getComputedStyle(at).display !== "inline") return false;
    return true;
  }

  // The tops of the lines of a block, in order; letters that stand higher or lower belong to the line they are in.
  function tops(el, size) {
    const found = [];
    if (/flex|grid/.test(getComputedStyle(el).display)) return found;
    const range = el.ownerDocument.createRange(), texts = el.ownerDocument.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (!texts.currentNode.data.trim() || !isInLines(texts.currentNode, el)) continue;
      range.selectNodeContents(texts.currentNode);
      for (const { top, bottom, width, height } of range.getClientRects()) {
        if (width < 1 || height < size * 0.6) continue;
        const middle = (top + bottom) / 2;
        if (!found.some((one) => Math.abs(one - middle) < size * 0.5)) found.push(middle);
      }
    }
    return found.sort((a, b) => a - b);
  }

  function middle(numbers) {
    const sorted = [...numbers].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }

  function measured(el) {
    const style = getComputedStyle(el), size = px(style.fontSize), lines = tops(el, size);
    const pitch = middle(lines.slice(1).map((one, n) => one - lines[n]));
    return { style, size, lines, pitch };
  }

  // The room that parts a paragraph from the next one, beyond that between its lines; null where no paragraph follows it.
  function gap(el, { lines, pitch, style }) {
    const next = el.nextElementSibling;
    if (el.localName !== "p" || next?.localName !== "p" || !pitch || !auditor.visible(next)) return null;
    for (let at = el.nextSibling; at !== next; at = at.nextSibling) if (at.nodeType === Node.TEXT_NODE && at.data.trim()) return null;
    const other = measured(next);
    if (other.lines.length < 2 || style.columnCount !== "auto") return null;
    if ([style.borderBottomWidth, other.style.borderTopWidth].some((one) => px(one) > 0) || style.backgroundColor !== other.style.backgroundColor) return null;
    const apart = other.lines[0] - lines[lines.length - 1] - pitch;
    return apart < -pitch ? null : { gap: tenth(apart), indent: tenth(px(other.style.textIndent)) };
  }

  const found = [];
  let left = 0, looked = 0;
  for (const el of auditor.all(TAGS)) {
    if ((looked += 1) > LOOKED_AT) break;
    if ((el.textContent?.length ?? 0) < WORDS * 3 || (!/^(p|li|dd)$/.test(el.localName) && el.childElementCount > 8)) continue;
    const words = count(ownText(el));
    if (words < WORDS || el.closest(PROGRAM) || !auditor.visible(el) || !auditor.box(el)) continue;
    if (found.length >= most) { left += 1; continue; }
    const own = measured(el), { style, size, lines, pitch } = own;
    found.push({
      path: auditor.path(el), tag: el.localName, html: auditor.html(el).toWellFormed(), box: auditor.box(el), words, lines: lines.length, font_size: size, pitch: pitch === null ? null : tenth(pitch),
      normal: style.lineHeight === "normal", letter_spacing: px(style.letterSpacing), word_spacing: px(style.wordSpacing),
      capitals: style.textTransform === "uppercase", ...(gap(el, own) ?? {}),
    });
  }
  return { texts: found, left_out: left };
}
