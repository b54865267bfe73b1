// Tells where doubtful targets stand, what lies near them, and what excepts them (see target_boxes.py). A function of the limits.
({ most, near }) => {
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=checkbox], [role=radio], "
    + "[role=switch], [role=tab], [role=menuitem], [role=option], [tabindex='0']";
  const LEAST = 24, REACH = 36, NATIVE = 16;
  const doubts = (globalThis.auditorDoubts?.["target-size"] ?? []).filter(({ el }) => el.isConnected && auditor.visible(el));
  if (!doubts.length) return { targets: [], left: [] };
  const all = [...auditor.all(TARGETS)].filter((el) => auditor.visible(el)).map((el) => ({ el, box: auditor.box(el) })).filter(({ box }) => box);

  const large = (box) => box[2] >= LEAST && box[3] >= LEAST;
  const close = (one, other) => other[0] < one[0] + one[2] + REACH && one[0] < other[0] + other[2] + REACH
    && other[1] < one[1] + one[3] + REACH && one[1] < other[1] + other[3] + REACH;
  const labels = (el) => [...(el.labels ?? [])].filter((label) => auditor.visible(label));
  // The browser's own tick box, in its own size.
  const native = (el, box) => el.localName === "input" && /^(checkbox|radio)$/.test(el.type) && getComputedStyle(el).appearance !== "none" && box[2] <= NATIVE && box[3] <= NATIVE;
  // A button or a list to choose from that nobody gave a look: its size is the browser's own.
  const bare = (el) => ((style) => style.appearance !== "none" && style.fontSize === "13.3333px" && parseFloat(style.minHeight || 0) === 0
    && (el.matches("button, input[type=submit], input[type=button], input[type=reset]") ? style.borderTopStyle === "outset" && style.paddingTop === "1px"
      : el.matches("select, input[type=range], input[type=color], input[type=file]") && style.paddingTop === "0px" && /^[012]px$/.test(style.borderTopWidth)))(getComputedStyle(el));
  const onMap = (el) => el.localName === "area" || Boolean(el.closest("svg, [class*=leaflet i], [class*=mapbox i], [class*=maplibre i], [class*=gm-style i], [class~=ol-viewport]"));
  const twin = (el) => el.localName === "a" && Boolean(el.href) && all.some(({ el: other, box }) => other !== el && other.href === el.href && large(box));

  // A form may answer with a field where it is asked for its `parentElement`.
  const above = ((get) => (node) => get.call(node))(Object.getOwnPropertyDescriptor(Node.prototype, "parentElement").get);

  // In a sentence: text that is no target stands in the same lines.
  function inline(el) {
    if (!getComputedStyle(el).display.startsWith("inline")) return false;
    let block = above(el);
    while (block && getComputedStyle(block).display.startsWith("inline")) block = above(block);
    if (!block) return false;
    const range = el.ownerDocument.createRange();
    const around = [...Object.getOwnPropertyDescriptor(Node.prototype, "childNodes").get.call(block)].filter((node) => node.nodeType === Node.TEXT_NODE || (node.nodeType === Node.ELEMENT_NODE && !node.contains(el) && !node.matches(TARGETS) && !node.querySelector(TARGETS)));
    const own = el.getBoundingClientRect();
    return around.some((node) => {
      if ((node.textContent.match(/[\p{L}\p{N}]/gu) ?? []).length < 3) return false;
      range.selectNodeContents(node);
      return [...range.getClientRects()].some((line) => line.height > 0 && line.y < own.bottom - 2 && own.y < line.bottom - 2);
    });
  }

  function told(el) {
    const box = auditor.box(el);
    const others = all.filter(({ el: other, box: its }) => other !== el && !other.contains(el) && !el.contains(other) && close(box, its)).slice(0, near);
    return {
      path: auditor.path(el), box, labels: labels(el).slice(0, 3).map(auditor.box).filter(Boolean), native: native(el, box) || bare(el), on_map: onMap(el), inline: inline(el), twin: twin(el),
      around: others.map(({ box: its }) => its), inside: all.some(({ el: other, box: its }) => other !== el && other.contains(el) && large(its)),
    };
  }

  return { targets: doubts.slice(0, most).map(({ el }) => told(el)), left: doubts.slice(most).map(({ el }) => auditor.path(el)) };
}
