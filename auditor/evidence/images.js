// Reads what pictures a page shows into the fields of `Images` (see images.py). It takes facts alone: what they mean is for rules.
// `pixels` and `moving` are what pixels.js and image_frames.js give.
async (limits, pixels, moving) => {
  const PICTURES = "img, svg, input[type=image], canvas, object, embed, area[href], [role=img], [role=image], [role=graphics-document], [role=graphics-symbol]";
  const GRAPHICS = /^(img|image|graphics-document|graphics-symbol)$/;
  const FRAMES = /\.(gif|apng|webp)([?#]|$)|^data:image\/(gif|apng|webp)/i;
  const ICON_FONT = /material (icons|symbols)|font ?awesome|glyphicon|icomoon|fontello|ionicons|[-_ ]icons?\b|\bicons?[-_ ]/i;
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const closest = (el, selector) => Element.prototype.closest.call(el, selector);
  const cut = (text, length) => auditor.fold(text).slice(0, length).toWellFormed();
  const safely = (ask, otherwise) => { try { return ask() ?? otherwise; } catch { return otherwise; } };
  const address = (el, text) => safely(() => (text ? new URL(text, el.baseURI).href : ""), "");

  const labelled = (el) => (attribute(el, "aria-labelledby") ?? "").split(/\s+/).filter(Boolean).some((id) => el.getRootNode().getElementById?.(id)?.textContent.trim());
  const visibleText = (el) => auditor.fold((el.innerText ?? el.textContent ?? "").slice(0, 4000));
  const pictures = [], known = new Map();
  let left = 0, budget = limits.pixels, moves = limits.frames;

  for (const el of auditor.all(PICTURES)) {
    if (el.localName !== "svg" && closest(el, "svg") && !GRAPHICS.test(attribute(el, "role") ?? "")) continue;
    if (el.localName === "svg" && el.parentElement && closest(el.parentElement, "svg")) continue;
    if (pictures.length >= limits.pictures) { left += 1; continue; }
    const told = safely(() => look(el, el.localName === "area" ? "area" : kindOf(el)), null);
    if (told) pictures.push(told);
  }
  const signs = [];
  let backgrounds = 0, seen = 0;
  for (const el of auditor.all("body *")) {
    if ((seen += 1) > limits.elements) break;
    const style = safely(() => getComputedStyle(el), null);
    if (style && signs.length < limits.signs && ICON_FONT.test(style.fontFamily)) safely(() => sign(el, style), null);
    if (!style || !style.backgroundImage.includes("url(") || closest(el, "svg") || el.localName === "img" || GRAPHICS.test(attribute(el, "role") ?? "")) continue;
    if ((backgrounds += 1) > limits.backgrounds) { left += 1; continue; }
    const told = safely(() => look(el, "background"), null);
    if (told) pictures.push(told);
  }
  for (const one of pictures) {
    one.shape = await shapeOf(one);
    one.animation = await animationOf(one);
  }
  return { left_out: left, signs, pictures: pictures.map(({ el, ...told }) => told) };

  // A picture that is a letter, or a word, of a font of pictures.
  function sign(el, style) {
    const text = [...el.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ").trim();
    if (!text || !auditor.visible(el)) return;
    const link = closest(el, "a[href], button, [role=link], [role=button]");
    signs.push({
      path: auditor.path(el), text: text.slice(0, 60).toWellFormed(), font: style.fontFamily.slice(0, 80).toWellFormed(), hidden: !heard(el), html: auditor.html(el).toWellFormed(),
      box: auditor.box(el), named: Boolean(closest(el, "[aria-label], [aria-labelledby], [role=img]")), link: link ? auditor.path(link) : "",
    });
  }

  function kindOf(el) {
    if (/^(img|svg|canvas|object|embed)$/.test(el.localName)) return el.localName;
    return el.localName === "input" ? "input" : "role";
  }

  function look(el, kind) {
    const visible = el.localName === "area" || auditor.visible(el), box = kind === "area" ? null : auditor.box(el);
    if (!visible && !heard(el)) return null;
    const role = attribute(el, "role")?.trim().split(/\s+/)[0] ?? "", link = closest(el, "a[href], button, [role=link], [role=button]");
    const figure = closest(el, "figure, [role=figure]"), source = sourceOf(el, kind), name = kind === "background" ? "" : safely(() => auditor.name(el), "") || titleIn(el);
    const caption = figure && [...figure.querySelectorAll("figcaption")].at(-1), whole = near(el);
    return {
      el, kind, path: auditor.path(el), tag: el.localName, role, html: safely(() => auditor.html(el).toWellFormed(), ""), box, visible,
      source: source.startsWith("data:") ? source.slice(0, source.search(/[;,]/)) : source.slice(0, 1000).toWellFormed(),
      natural: el.naturalWidth ? [el.naturalWidth, el.naturalHeight] : null,
      alt: el.hasAttribute("alt") ? attribute(el, "alt").slice(0, 1000).toWellFormed() : null, title: cut(attribute(el, "title"), 300), name, hidden: !heard(el),
      exposed: heard(el) && exposedIs(el, kind, role, name), focusable: Boolean(safely(() => auditor.focusable(el), false)) || (Number(attribute(el, "tabindex") ?? -1) >= 0),
      clickable: el.hasAttribute("onclick") || (visible && getComputedStyle(el).cursor === "pointer" && !link),
      link: link && link !== el ? auditor.path(link) : "", link_name: link ? safely(() => auditor.name(link), "") : "", link_text: link ? cut(visibleText(link), 300) : "",
      link_href: link?.localName === "a" ? address(link, attribute(link, "href")).slice(0, 500).toWellFormed() : "",
      figure: figure ? auditor.path(figure) : "", caption: caption ? cut(visibleText(caption), 500) : "",
      own_text: kind === "background" || kind === "role" || kind === "object" || kind === "canvas" ? cut(el.textContent, 300) : "",
      label: cut(`${attribute(el, "id") ?? ""} ${attribute(el, "class") ?? ""} ${cut(attribute(link ?? el, "class"), 100)}`, 200), ...whole, before: before(el),
      described: cut(safely(() => auditor.description(el), ""), 500) || cut(attribute(el, "longdesc"), 200),
      landmark: landmarkOf(el), behind: Boolean(box && behind(el)), media: mediaOf(el, kind),
    };
  }

  // What a drawing is called by its own title element.
  function titleIn(el) {
    const title = el.namespaceURI === "http://www.w3.org/2000/svg" ? [...el.children].find((child) => child.localName === "title") : null;
    return title ? cut(title.textContent, 300) : "";
  }

  // Whether assistive technology may come upon it at all.
  function heard(el) {
    if (closest(el, '[aria-hidden="true"], [inert]')) return false;
    return el.localName === "area" || el.checkVisibility({ checkVisibilityCSS: true });
  }

  function exposedIs(el, kind, role, name) {
    if (kind === "background") return false;
    const said = Boolean(attribute(el, "aria-label")?.trim()) || labelled(el);
    if (role === "none" || role === "presentation") return said || auditor.focusable(el);
    if (el.localName === "img") return attribute(el, "alt") !== "" || said || auditor.focusable(el) || Boolean(role);
    if (/^(svg|canvas)$/.test(el.localName)) return Boolean(role) || Boolean(name) || said;
    return true;
  }

  function sourceOf(el, kind) {
    if (el.localName === "img") return el.currentSrc || address(el, attribute(el, "src"));
    if (kind === "input" || kind === "embed") return address(el, attribute(el, "src"));
    if (kind === "object") return address(el, attribute(el, "data"));
    if (kind !== "background" && kind !== "role") return "";
    return address(el, /url\("((?:[^"\\]|\\.)*)"\)/.exec(getComputedStyle(el).backgroundImage)?.[1]);
  }

  // The text that stands with it: of the nearest element around it that holds any.
  function near(el) {
    let at = el.parentElement;
    for (let n = 0; at && n < 4 && at !== el.ownerDocument.body; at = at.parentElement, n += 1) {
      const text = visibleText(at);
      if (text) return { near: cut(text, 400) };
    }
    return { near: at?.childElementCount < 30 ? cut(visibleText(at), 400) : "" };
  }

  // The last words before it, where nothing else stands between.
  function before(el) {
    for (let at = el, n = 0; at && n < 4 && at !== at.ownerDocument.body; at = at.parentElement, n += 1) {
      for (let one = at.previousSibling; one; one = one.previousSibling) {
        const text = one.nodeType === Node.TEXT_NODE ? one.data : one.nodeType === Node.ELEMENT_NODE && auditor.visible(one) ? one.innerText ?? "" : "";
        if (auditor.fold(text)) return auditor.fold(text).slice(-200).toWellFormed();
        if (one.nodeType === Node.ELEMENT_NODE && auditor.visible(one)) return "";
      }
    }
    return "";
  }

  function landmarkOf(el) {
    const holder = closest(el, "header, footer, nav, main, aside, [role=banner], [role=contentinfo], [role=navigation], [role=main], [role=complementary]");
    return holder ? attribute(holder, "role") ?? { header: closest(holder, "main, article, section") ? "" : "banner", footer: "contentinfo", nav: "navigation", main: "main", aside: "complementary" }[holder.localName] : "";
  }

  // Whether something with text lies over its middle.
  function behind(el) {
    if (!auditor.inView(el)) return false;
    const cover = auditor.coverOf(el);
    return Boolean(cover && auditor.text(cover));
  }

  // What an object or embed shows: image, audio, video, page, document, or its fallback.
  function mediaOf(el, kind) {
    if (kind !== "object" && kind !== "embed") return "";
    const said = `${attribute(el, "type") ?? ""} ${sourceOf(el, kind)}`.toLowerCase();
    if ([...el.children].some((child) => child.localName !== "param" && auditor.box(child))) return "fallback";
    if (/\bimage\/|\.(png|jpe?g|gif|svg|webp|avif|bmp|ico)([?#]|$|\s)/.test(said)) return auditor.box(el) ? "image" : "fallback";
    if (/\bvideo\/|\.(mp4|webm|ogv|m4v|mov)([?#]|$|\s)/.test(said)) return "video";
    if (/\baudio\/|\.(mp3|ogg|wav|m4a|aac|flac|opus)([?#]|$|\s)/.test(said)) return "audio";
    if (/application\/pdf|\.pdf([?#]|$|\s)/.test(said)) return "document";
    return "page";
  }

  async function shapeOf(one) {
    const { el, kind, box, visible, source } = one, [, , width, height] = box ?? [0, 0, 0, 0];
    if (!visible || width < 3 && height < 3 || budget <= 0 || (kind === "background" && (width < 24 || height < 24 || el.childElementCount > 3))) return null;
    if (!/^(img|input|canvas|background|role|object|svg)$/.test(kind)) return null;
    const key = kind === "canvas" || kind === "svg" ? one.path : `${source.startsWith("data:") || !source.includes(":") ? one.path : source} ${Math.round(width)}`;
    if (!known.has(key)) known.set(key, await readFrom(el, kind, width, height).catch(() => null));
    return known.get(key);
  }

  async function readFrom(el, kind, width, height) {
    const wide = kind === "canvas" ? el.width : el.naturalWidth || width, high = kind === "canvas" ? el.height : el.naturalHeight || height;
    const source = kind === "img" || kind === "canvas" ? el : await loaded(kind === "svg" ? drawn(el, width, height) : sourceOf(el, kind));
    if (!source || (kind === "img" && !el.naturalWidth) || !wide || !high) return null;
    const scale = Math.min(1, Math.max(2 * width / wide, 2 * height / high)); // no sharper than twice what is seen
    const w = source.naturalWidth && kind !== "svg" ? source.naturalWidth : wide, h = source.naturalHeight && kind !== "svg" ? source.naturalHeight : high;
    const shape = pixels.read(source, Math.max(1, w * scale), Math.max(1, h * scale));
    budget -= shape ? shape.width * shape.height : 2_000;
    return shape;
  }

  async function loaded(src) {
    if (!src) return null;
    const image = new Image();
    image.src = src;
    let clock;
    const ready = await Promise.race([image.decode().then(() => true, () => false), new Promise((done) => { clock = setTimeout(done, limits.wait_ms, false); })]);
    clearTimeout(clock);
    return ready && image.naturalWidth ? image : null;
  }

  // A drawing as a picture of its own. What style sheets and `use` give it is lost: then it is read as nothing, not as blank.
  function drawn(el, width, height) {
    if (el.querySelector("use, foreignObject, image") || el.querySelectorAll("*").length > 400) return "";
    const copy = el.cloneNode(true), style = getComputedStyle(el);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", width); copy.setAttribute("height", height);
    copy.setAttribute("color", style.color);
    if (!el.hasAttribute("fill")) copy.setAttribute("fill", style.fill);
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  }

  async function animationOf({ el, kind, visible, box }) {
    if (!visible || kind === "svg" || kind === "canvas" || moves <= 0 || !box || box[2] < 16 || box[3] < 16) return null;
    const source = sourceOf(el, kind);
    if (!FRAMES.test(source)) return null;
    moves -= 1;
    return moving.frames(source);
  }
}
