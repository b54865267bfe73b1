// Looks what fields take, into the fields of `Inputs` (see inputs.py). `offering` is the function of paste.js.
async (limits, offering) => {
  const TYPED = /^(text|email|tel|number|password|search|url)$/, DIGITS = "0000000000";
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  const typed = (el) => el.localName === "input" && TYPED.test(el.type);

  // What the box holds between its paddings, in CSS px of the element's own size.
  const inner = (el, style) => el.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);

  function width(text, style) {
    canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return canvas.measureText(text).width + (parseFloat(style.letterSpacing) || 0) * text.length;
  }

  // Only what certainly does not fit: the room that the arrow takes is not known, so the whole box counts.
  function cutOptions(el, style) {
    const room = inner(el, style), options = Array.from(el.options).slice(0, limits.options);
    return el.multiple || el.size > 1 ? [] : options.map((option) => auditor.fold(option.text)).filter((text) => width(text, style) > room + 1);
  }

  // A field like it, which the page does not know of, is asked.
  function takes(el) {
    const twin = new DOMParser().parseFromString("<input>", "text/html").querySelector("input");
    twin.type = el.type === "tel" ? "tel" : "text";
    if (el.pattern) twin.pattern = el.pattern; // an empty one refuses everything
    return limits.ways.filter((way) => {
      twin.value = way;
      return !twin.validity.patternMismatch && (el.maxLength < 0 || way.length <= el.maxLength);
    });
  }

  const seen = [...auditor.all("input, textarea, select")].filter((el) => (typed(el) || el.localName !== "input") && auditor.visible(el));
  const kept = seen.slice(0, limits.most);
  // Where a password stands, `Login` has offered a paste already.
  const signing = new Set(kept.filter((el) => el.type === "password").map((el) => el.form ?? el.getRootNode()));
  // A box for one sign may belong to a code: some send the form by themselves once a code is whole.
  const free = (el) => (typed(el) && el.type !== "search" && el.maxLength !== 1 || el.localName === "textarea") && !signing.has(el.form ?? el.getRootNode());
  const offered = kept.filter((el) => free(el) && attribute(el, "autocomplete") !== "one-time-code").slice(0, limits.pasted);
  const paste = offering(offered);
  const inputs = [];
  for (const el of kept) {
    const style = getComputedStyle(el), list = el.localName === "select", cut = list ? cutOptions(el, style) : [];
    const limited = typed(el) && Boolean(el.pattern || (el.maxLength >= 0 && el.maxLength < 40));
    inputs.push({
      path: auditor.path(el), type: list || el.localName === "textarea" ? el.localName : el.type,
      room: typed(el) ? Math.max(0, Math.round(inner(el, style) / (width(DIGITS, style) / DIGITS.length) * 10) / 10) : null,
      cut: cut.slice(0, limits.told).map((text) => text.slice(0, 200).toWellFormed()), cut_count: cut.length, options: list ? el.options.length : 0,
      limited, takes: limited ? takes(el) : [], paste: offered.includes(el) ? await paste(el, "12") : "untried",
    });
  }
  return { inputs, left_out: seen.length - kept.length };
}
