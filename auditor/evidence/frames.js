// Reads the frames of a page into the fields of `Frames` (see frames.py): what each is called, and what it shows.
({ most }) => {
  const cut = (text, length) => auditor.fold(text).slice(0, length).toWellFormed();
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name) ?? "";
  const heard = (el) => el.checkVisibility({ checkVisibilityCSS: true }) && !el.closest("[aria-hidden=true]");
  const shown = (el) => { try { return el.contentDocument; } catch { return null; } };
  const REACHED = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]";

  // Fields are left out: what a customer typed is not ours to say.
  function words(doc) {
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      (node.nodeType === Node.ELEMENT_NODE && /^(script|style|template|noscript|textarea|select)$/.test(node.localName) || node.isContentEditable ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    let text = "";
    for (let node = walker.nextNode(); node && text.length < 2000; node = walker.nextNode()) text += node.nodeType === Node.TEXT_NODE ? node.data : " ";
    return cut(text, 600);
  }

  function frameOf(el) {
    const doc = shown(el), body = doc?.body ?? null;
    return {
      path: auditor.path(el), html: auditor.html(el).toWellFormed(), box: auditor.box(el), visible: auditor.visible(el), heard: heard(el), name: auditor.name(el),
      role: cut(attribute(el, "role"), 40), tabindex: attribute(el, "tabindex") === "" ? null : el.tabIndex, address: cut(doc?.URL ?? el.src ?? "", 500), open: Boolean(body),
      title: doc ? cut(doc.title, 300) : "", heading: body ? cut(body.querySelector("h1, h2, [role=heading]")?.textContent ?? "", 200) : "", text: body ? words(doc) : "",
      pictures: body ? body.querySelectorAll("img, svg, canvas, video, object, embed").length : 0,
      stops: body ? [...body.querySelectorAll(REACHED)].slice(0, 200).filter((inner) => auditor.focusable(inner) && auditor.visible(inner)).length : 0,
    };
  }

  const all = [...auditor.all("iframe, frame")], frames = [];
  let left = Math.max(0, all.length - most);
  for (const el of all.slice(0, most)) { try { frames.push(frameOf(el)); } catch { left += 1; } }
  return { frames, left_out: left };
}
