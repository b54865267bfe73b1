// What a page offers to be done: its links, buttons and forms, each with the way in which a plan names it. A function of the
// helpers that name things.
(source) => {
  const MOST_LINKS = 120, MOST_FORMS = 8, MOST_FIELDS = 30, MOST_BUTTONS = 30;
  const naming = source, { fold, visible } = auditor;
  naming.fresh();
  const around = (el) => {
    const place = el.closest("main, [role=main], nav, [role=navigation], header, [role=banner], footer, [role=contentinfo], aside, [role=dialog], dialog");
    const tag = place?.getAttribute("role") ?? place?.localName ?? "";
    return { main: "main", nav: "nav", navigation: "nav", header: "nav", banner: "nav", footer: "footer", contentinfo: "footer", aside: "aside", dialog: "main" }[tag] ?? "main";
  };
  const all = (selector) => [...auditor.all(selector)].filter((el) => el.ownerDocument === document);
  const shown = (el) => visible(el) || [...(el.labels ?? [])].some(visible);
  const text = (el) => (auditor.name(el) || auditor.text(el)).slice(0, 120);
  const named = (el) => ({ target: naming.chosen(el), name: text(el), where: around(el) });
  const links = all("a[href]").filter((el) => /^https?:$/.test(el.protocol) && visible(el) && text(el)).slice(0, MOST_LINKS)
    .map((el) => ({ ...named(el), href: el.href.slice(0, 1000), download: el.hasAttribute("download"),
      window: /_blank/i.test(el.target), call: /\b(btn|button|cta)\b/i.test(el.className) || el.getAttribute("role") === "button" }));
  const buttons = all("button, [role=button], input[type=button]").filter((el) => visible(el) && !el.form && !el.disabled && text(el) &&
    !el.hasAttribute("aria-expanded") && !el.hasAttribute("aria-haspopup")).slice(0, MOST_BUTTONS).map(named);
  const FIELD = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), textarea, select";
  function field(el) {
    const options = el.localName === "select" ? [...el.options].filter((one) => !one.disabled && one.value && fold(one.label)).slice(0, 40).map((one) => fold(one.label)) : [];
    const group = el.type === "radio" ? `${el.name}` : "";
    return { target: naming.chosen(el), label: naming.seen(el) || fold(el.placeholder) || fold(el.getAttribute("aria-label")), type: el.localName === "input" ? el.type : el.localName,
      autocomplete: el.autocomplete ?? "", required: el.required || el.getAttribute("aria-required") === "true", options, group, checked: Boolean(el.checked),
      filled: el.localName === "select" ? el.selectedIndex > 0 : Boolean(el.value) && !/^(radio|checkbox)$/.test(el.type), least: el.min ?? "", longest: Math.max(0, el.maxLength ?? 0),
      name: (el.name ?? "").slice(0, 100) };
  }
  const fields = (holder) => [...holder].filter((el) => el.matches?.(FIELD) && shown(el) && !el.disabled && !el.readOnly).slice(0, MOST_FIELDS).map(field);
  const get = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, "elements").get, attribute = Element.prototype.getAttribute;
  const forms = all("form").filter((el) => el.checkVisibility()).slice(0, MOST_FORMS).map((el) => {
    const own = [...get.call(el)];
    const submit = own.filter((one) => (one.localName === "button" && one.type === "submit" || /^(submit|image)$/.test(one.type)) && visible(one))[0];
    const search = Boolean(attribute.call(el, "role") === "search" || el.closest("[role=search], search") || own.some((one) => one.type === "search"));
    return { where: around(el), method: (submit && attribute.call(submit, "formmethod") || attribute.call(el, "method") || "get").toLowerCase(),
      action: new URL(attribute.call(el, "action") || "", location.href).href.slice(0, 1000), search, fields: fields(own),
      submit: submit ? named(submit) : null };
  });
  return { url: location.href, title: document.title.slice(0, 200), heading: naming.heading(), born: performance.timeOrigin,
    language: document.documentElement.lang.slice(0, 20), site: document.querySelector('meta[property="og:site_name"]')?.content?.slice(0, 100) ?? "",
    links, buttons, forms };
}
