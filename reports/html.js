/* Filters, switches personas, keeps both in the address, opens what the address names. Without it all is shown. */
"use strict";
{
  const filters = document.getElementById("filters");
  const points = [...document.querySelectorAll("details.point")];
  const forms = [...document.querySelectorAll("form")];
  const words = new Map(); // read when they are first sought: a long report opens sooner

  const wordsOf = point => {
    if (!words.has(point)) words.set(point, point.textContent.toLowerCase());
    return words.get(point);
  };

  const fits = (point, name, value) =>
    name === "words"
      ? value.toLowerCase().split(/\s+/).every(word => wordsOf(point).includes(word))
      : (point.dataset[name] ?? "").split("\n").includes(value);

  const filter = () => {
    if (!filters) return;
    const asked = [...new FormData(filters)].filter(([, value]) => value.trim());
    for (const point of points) point.hidden = !asked.every(([name, value]) => fits(point, name, value.trim()));
    for (const head of document.querySelectorAll(".set-aside")) head.hidden = asked.length > 0;
    const count = filters.querySelector(".count");
    const text = count.dataset.text.replace("{shown}", points.filter(point => !point.hidden).length);
    if (count.textContent !== text) count.textContent = text;
    filters.querySelector("button").hidden = !asked.length;
  };

  const switchPersona = form => {
    const chosen = new FormData(form);
    const journey = form.dataset.journey;
    const map = document.getElementById(`map-${journey}`);
    const as = chosen.get(`as-${journey}`);
    const other = chosen.get(`with-${journey}`);
    for (const part of map.querySelectorAll("[data-as], [data-with]")) {
      part.hidden = part.dataset.as !== as && (part.dataset.with !== other || other === as);
    }
  };

  const keep = () => {
    const told = new URLSearchParams();
    for (const form of forms) {
      for (const [name, value] of new FormData(form)) {
        const control = form.elements.namedItem(name);
        const usual = control instanceof RadioNodeList ? [...control].find(one => one.defaultChecked)?.value : "";
        if (value && value !== usual) told.set(name, value);
      }
    }
    const query = told.size ? `?${told}` : location.pathname;
    history.replaceState(null, "", query + location.hash);
  };

  const recall = () => {
    const told = new URLSearchParams(location.search);
    for (const form of forms) {
      for (const [name, value] of told) {
        const control = form.elements.namedItem(name);
        if (control) control.value = value;
      }
    }
  };

  const update = () => {
    forms.filter(form => form !== filters).forEach(switchPersona);
    filter();
  };

  const showAll = () => {
    filters.reset();
    update();
    keep();
  };

  const named = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    return id && (document.getElementById(id) ?? points.find(point => point.dataset.number === id));
  };

  const follow = () => {
    const place = named();
    if (!place) return;
    const row = place.closest("details.point");
    if (row?.hidden) showAll();
    for (let one = place.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    if (place.localName !== "details") return;
    place.scrollIntoView();
    place.querySelector("summary").focus({preventScroll: true});
  };

  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("input", () => { update(); keep(); });
  }
  filters?.querySelector("button").addEventListener("click", () => {
    filters.elements.concern.focus(); // the button goes away
    showAll();
  });
  for (const link of document.querySelectorAll("a[data-step]")) {
    link.addEventListener("click", () => { filters.reset(); filters.elements.step.value = link.dataset.step; update(); keep(); });
  }
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    link.addEventListener("click", () => { if (link.hash === location.hash) follow(); });
  }
  addEventListener("hashchange", follow);
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open], .places)")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; });
  recall();
  update();
  addEventListener("load", follow); // not before: the browser's own jump would take the focus away
}
