// Reads what the document tells into the fields of `Dom` (see dom.py), in one walk over the document, its open shadow roots and
// the frames of its own origin. It takes facts alone: what they mean is for rules. `fieldOf` is the function of dom_fields.js.
(limits, fieldOf) => {
  const WORTH = new Set(("html body h1 h2 h3 h4 h5 h6 header footer nav main aside search form fieldset legend a area img svg canvas video "
    + "audio object embed iframe frame input select textarea button label output progress meter table caption th ul ol dl menu dialog "
    + "details summary figure figcaption").split(" "));
  const WORTH_ATTRIBUTE = /^(role|tabindex|title|lang|accesskey|contenteditable|aria-.+|on(click|dblclick|key(down|up|press)|mouse(down|up|over|enter)|pointer(down|up)|touch(start|end)))$/;
  const CLICK_ATTRIBUTES = ["onclick", "onmousedown", "onmouseup", "onpointerdown", "onpointerup", "ontouchstart", "ontouchend"];
  const SKIPPED = new Set(["script", "style", "template", "noscript", "head", "datalist", "option", "optgroup", "source", "track"]);
  const CONTROLS = new Set(["button", "select", "textarea", "input", "svg"]); // what they say is no running text
  const LANDMARK_TAGS = new Set(["header", "footer", "nav", "main", "aside", "search", "form", "section"]);
  const LANDMARKS = new Set(["banner", "navigation", "main", "contentinfo", "complementary", "search", "form", "region"]);
  const NAMED_BY_TEXT = new Set(["a", "button", "h1", "h2", "h3", "h4", "h5", "h6"]);
  const PLAIN = new Set(["b", "i", "em", "strong", "code", "span", "small", "sub", "sup", "kbd", "var", "cite", "u", "s", "tt"]);
  const ROLES = { h1: "heading", h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading", button: "button", nav: "navigation",
    main: "main", ul: "list", ol: "list", dl: "list", menu: "list", table: "table", dialog: "dialog", body: "generic", span: "generic",
    div: "generic", p: "paragraph", label: "", legend: "", iframe: "", caption: "caption" };
  const TEXT = 300, LONG = 2000, COUNTED = 20000;

  // A form whose field is named `children` or `id` answers with that field: properties are read past such names.
  const getter = (type, name) => { const { get } = Object.getOwnPropertyDescriptor(type.prototype, name); return (node) => get.call(node); };
  const nodeType = getter(Node, "nodeType"), lastChild = getter(Node, "lastChild"), before = getter(Node, "previousSibling");
  const tagOf = getter(Element, "localName"), attributesOf = getter(Element, "attributes"), shadowOf = getter(Element, "shadowRoot");
  const titleOf = getter(Document, "title"), htmlOf = getter(Document, "documentElement"), typeOf = getter(Document, "doctype");
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const has = (el, name) => Element.prototype.hasAttribute.call(el, name);
  const closest = (el, selector) => Element.prototype.closest.call(el, selector);
  const matches = (el, selector) => Element.prototype.matches.call(el, selector);

  const cut = (text, length) => auditor.fold(text).slice(0, length).toWellFormed();
  // One odd element must not cost the facts of all the others.
  const safely = (ask, otherwise) => { try { return ask() ?? otherwise; } catch { return otherwise; } };

  const records = [], texts = [], fields = [], blocks = [], stack = [], colours = new Map();
  let links = 0, left = 0, count = 0;

  const enter = (node, context) => {
    for (let child = lastChild(node); child; child = before(child)) stack.push([child, context]);
  };

  function look(el, above) {
    count += 1;
    const tag = tagOf(el);
    if (SKIPPED.has(tag)) return;
    const style = above.gone ? null : getComputedStyle(el);
    const names = Array.from(attributesOf(el), ({ name }) => name);
    const gone = !style || style.display === "none" || style.display === "" || (above.closed && tag !== "summary");
    const block = gone || /^inline$|^contents$|^ruby/.test(style.display) ? above.block : opened(el, style, above);
    const here = {
      ...above, gone, block, closed: (tag === "details" && !el.open) || (!gone && style.contentVisibility === "hidden"),
      faint: above.faint || (!gone && style.opacity === "0"), unseen: !gone && style.visibility !== "visible",
      lang: has(el, "lang") ? attribute(el, "lang").slice(0, 50) : above.lang,
      muted: above.muted || CONTROLS.has(tag), pointer: !gone && style.cursor === "pointer",
    };
    const role = lazily(() => roleOf(el, tag));
    if (LANDMARK_TAGS.has(tag) || has(el, "role")) here.landmark = LANDMARKS.has(role()) ? role() : above.landmark;
    if (block && block !== above.block) block.landmark = here.landmark, block.lang = here.lang;
    if (tag === "br") append(here, " ");
    const ownPointer = here.pointer && !above.pointer;
    if (WORTH.has(tag) || ownPointer || names.some((name) => WORTH_ATTRIBUTE.test(name))) {
      safely(() => gather(el, tag, style, names, role, ownPointer, above, here));
    }
    if (tag === "select" || tag === "textarea") return;
    // What a customer writes there is not looked at.
    if (has(el, "contenteditable") && el.isContentEditable) return;
    enter(el, here);
    if (shadowOf(el)) enter(shadowOf(el), here);
    if (tag === "iframe" || tag === "frame") {
      const inner = safely(() => el.contentDocument, null);
      if (inner && htmlOf(inner)) enter(inner, { ...here, lang: "", landmark: "", block: null, pointer: false, muted: false, closed: false });
    }
  }

  function lazily(make) {
    let made;
    return () => (made ??= make());
  }

  // A block of running text begins; the text around it is interrupted.
  function opened(el, style, above) {
    if (above.block) above.block.text += " ";
    return { el, style, text: "", first: null, last: null, longest: 0, holder: null, lang: above.lang, landmark: above.landmark, listed: false };
  }

  function hear(node, here) {
    if (here.gone || here.closed || here.faint || here.unseen) return;
    const text = node.data.replace(/\s+/g, " ");
    append(here, text);
    const { block } = here;
    if (!block || here.muted || text === " " || text === "") return;
    if (!block.listed) { block.listed = true; blocks.push(block); }
    block.first ??= node;
    block.last = node;
    if (text.length > block.longest) { block.longest = text.length; block.holder = node.parentElement; }
  }

  // Adds text to its block and to the gathered elements around it. Where one of them is full, so are those above it.
  function append(here, text) {
    if (here.block && !here.muted && here.block.text.length < COUNTED) here.block.text += text;
    for (let at = here.parent; at !== null && !/^i?frame$/.test(records[at].tag); at = records[at].parent) {
      const said = texts[at];
      if (said.text.length > TEXT * 2) return;
      said.text += (said.block === here.block ? "" : " ") + text.slice(0, TEXT * 2);
      said.block = here.block;
    }
  }

  function gather(el, tag, style, names, role, ownPointer, above, here) {
    const plain = tag === "a" && !has(el, "role");
    if (plain ? links >= limits.links : records.length - links >= limits.others) { left += 1; return; }
    links += plain ? 1 : 0;
    const visible = !here.gone && auditor.visible(el);
    const focusable = !here.gone && Boolean(safely(() => auditor.focusable(el), false));
    const clickable = actable(el, tag) || ownPointer || CLICK_ATTRIBUTES.some((name) => has(el, name));
    const name = nameOf(el, tag, style, names);
    const record = {
      index: records.length, parent: above.parent, path: auditor.path(el), tag, role: role(), name, description: descriptionOf(el, name),
      attributes: listed(el, tag), html: safely(() => auditor.html(el).toWellFormed(), ""), box: here.gone ? null : auditor.box(el), visible, focusable,
      disabled: matches(el, ":disabled") || Boolean(closest(el, '[aria-disabled="true"]')), clickable, lang: here.lang,
      style: visible ? styled(style) : null, natural: tag === "img" && el.naturalWidth ? [el.naturalWidth, el.naturalHeight] : null,
      source: tag === "img" ? el.currentSrc.slice(0, LONG).toWellFormed() : "",
    };
    here.parent = record.index;
    records.push(record);
    texts.push({ text: "", block: here.block });
    const field = safely(() => fieldOf(el, record), null);
    if (field) fields.push(field);
  }

  const actable = (el, tag) => (/^(a|area)$/.test(tag) && has(el, "href")) || /^(button|select|textarea|summary)$/.test(tag)
    || (tag === "input" && el.type !== "hidden");

  // What a customer typed stays where it is: the value of an input is a label on a button only.
  function listed(el, tag) {
    const typed = tag === "input" && !/^(submit|button|reset|image)$/.test(el.type);
    const kept = Array.from(attributesOf(el)).filter(({ name }) => !(typed && name === "value") && name !== "data-auditor-size").slice(0, 60);
    return Object.fromEntries(kept.map(({ name, value }) => [name.toWellFormed(), value.slice(0, 500).toWellFormed()]));
  }

  function roleOf(el, tag) {
    if (!has(el, "role")) {
      if (Object.hasOwn(ROLES, tag)) return ROLES[tag];
      if (tag === "a" && has(el, "href")) return "link";
    }
    return safely(() => auditor.role(el), "");
  }

  // aria-api takes some 0.1 ms a name. Where an element holds plain text and nothing says otherwise, the text is the name.
  function nameOf(el, tag, style, names) {
    const simple = NAMED_BY_TEXT.has(tag) && (tag !== "a" || has(el, "href")) && speaksForItself(el, style, names)
      && el.childElementCount < 6 && [...el.querySelectorAll("*")].every(
        (inner) => PLAIN.has(inner.localName) && speaksForItself(inner, getComputedStyle(inner), inner.getAttributeNames()) && getComputedStyle(inner).display === "inline");
    const text = simple ? cut(el.textContent, TEXT) : "";
    return text || safely(() => auditor.name(el), "");
  }

  function speaksForItself(el, style, names) {
    if (!style || style.visibility !== "visible" || style.textTransform !== "none" || names.some((name) => /^(aria-|role$|title$|alt$|hidden$)/.test(name))) return false;
    return ["::before", "::after"].every((pseudo) => /^(none|normal)$/.test(getComputedStyle(el, pseudo).content));
  }

  function descriptionOf(el, name) {
    if (has(el, "aria-describedby") || has(el, "aria-description")) return safely(() => auditor.description(el), "");
    const title = cut(attribute(el, "title") ?? "", TEXT);
    return title === name ? "" : title;
  }

  // Colours come as the browser computed them; those in other notations are painted and read back as rgb.
  function colour(text) {
    if (/^rgba?\(/.test(text)) return text;
    if (!colours.has(text)) {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d");
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      colours.set(text, a === 255 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${Math.round((a / 255) * 1000) / 1000})`);
    }
    return colours.get(text);
  }

  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const bordered = (style) => SIDES.some((side) => parseFloat(style[`border${side}Width`]) > 0 && !/^rgba\(.*, 0\)$|\/ 0\)$/.test(style[`border${side}Color`]));

  function styled(style) {
    const height = parseFloat(style.lineHeight);
    return {
      font_size: parseFloat(style.fontSize) || 0, font_weight: Math.round(parseFloat(style.fontWeight)) || 400,
      line_height: Number.isFinite(height) ? height : null, color: colour(style.color), background: colour(style.backgroundColor),
      text_align: style.textAlign, text_decoration: style.textDecorationLine, text_transform: style.textTransform, position: style.position,
      cursor: style.cursor.slice(0, 100), border: bordered(style),
    };
  }

  // The box of the lines themselves: a block's own box is as wide as its column.
  function lines(block) {
    const outer = auditor.box(block.el);
    if (!outer) return null;
    const range = block.el.ownerDocument.createRange();
    range.setStartBefore(block.first);
    range.setEndAfter(block.last);
    const own = block.el.getBoundingClientRect(), drawn = range.getBoundingClientRect();
    return [outer[0] + drawn.x - own.x, outer[1] + drawn.y - own.y, drawn.width, drawn.height].map((n) => Math.round(n * 10) / 10);
  }

  const counted = (text) => text.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

  function blockOf(block) {
    const box = lines(block), text = auditor.fold(block.text);
    const { font_size, font_weight, line_height, color, text_transform, text_decoration } = styled(getComputedStyle(block.holder ?? block.el));
    return {
      path: auditor.path(block.el), tag: block.el.localName, text: cut(text, LONG), words: block.words, lang: block.lang, box,
      style: { ...styled(block.style), font_size, font_weight, line_height, color, text_transform, text_decoration }, in_landmark: block.landmark,
    };
  }

  // The view takes its overflow from the root element, or from the body where the root says nothing.
  function cutSideways() {
    const root = getComputedStyle(htmlOf(document)).overflowX, body = document.body ? getComputedStyle(document.body).overflowX : "visible";
    return /^(hidden|clip)$/.test(root === "visible" ? body : root);
  }

  enter(document, { parent: null, lang: "", landmark: "", pointer: false, block: null, gone: false, closed: false, faint: false, unseen: false, muted: false });
  while (stack.length) {
    const [node, context] = stack.pop(), type = nodeType(node);
    if (type === Node.TEXT_NODE) hear(node, context);
    else if (type === Node.ELEMENT_NODE) look(node, context);
  }

  // Text that is moved out of the page's left or cut to a single pixel is there for screen readers, not to be read.
  const readable = blocks.filter(({ el }) => auditor.visible(el)).filter((block) => !((box) => box && box[0] + box[2] <= 0)(auditor.box(block.el)));
  for (const block of readable) block.words = counted(auditor.fold(block.text));
  for (const record of records) {
    record.text = cut(texts[record.index].text, TEXT);
    if (!record.text && !record.focusable && !record.clickable) record.style = null;
  }
  const page = document.scrollingElement ?? htmlOf(document), doctype = typeOf(document);
  return {
    url: location.href.toWellFormed(), title: cut(titleOf(document), LONG), lang: attribute(htmlOf(document), "lang") ?? "",
    direction: getComputedStyle(htmlOf(document)).direction, doctype: doctype ? `${doctype.name} ${doctype.publicId}`.trim() : "",
    viewport: cut(htmlOf(document).querySelector("meta[name=viewport i]")?.content ?? "", 500),
    width: page.clientWidth, height: innerHeight, page_width: page.scrollWidth, page_height: page.scrollHeight,
    scale: devicePixelRatio, cut_sideways: cutSideways(),
    element_count: count, words: readable.reduce((sum, block) => sum + block.words, 0), elements: records, fields,
    text_blocks: readable.slice(0, limits.blocks).map(blockOf), left_out: left + Math.max(0, readable.length - limits.blocks),
  };
}
