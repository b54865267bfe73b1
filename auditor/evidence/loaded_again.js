// What is told of the document on both loads: the walk's own and the one beside it. `fresh`: the document is the visit's own
// answer; `once`: it holds what may be spoilt when the service gives it out again, a password field or a token of an unknown kind.
() => {
  const told = performance.getEntriesByType("navigation")[0];
  // Tokens of frameworks that stay good when a form is asked for again: Django, Rails, Laravel, Spring, csurf, ASP.NET, WordPress.
  const LASTING = /^(csrfmiddlewaretoken|authenticity_token|_token|_csrf|x-csrf-token|__RequestVerificationToken|_wpnonce)$/i;
  const TOKEN = /csrf|xsrf|token|nonce|execution|flow|session_code|viewstate|^lt$|state$/i;
  const hidden = [...document.querySelectorAll('form[method="post" i] input[type="hidden" i]')];
  const painted = performance.getEntriesByName("first-contentful-paint")[0] ?? performance.getEntriesByName("first-paint")[0];
  return {
    fresh: Boolean(globalThis.auditorWatch) && globalThis.auditorWatch.marked === null,
    once: hidden.some(({ name }) => TOKEN.test(name) && !LASTING.test(name)) || Boolean(document.querySelector('input[type="password" i]')),
    title: Object.getOwnPropertyDescriptor(Document.prototype, "title").get.call(document).slice(0, 300).toWellFormed(),
    origin: performance.timeOrigin, bytes: told?.decodedBodySize ?? 0, text: (document.body?.innerText ?? "").length,
    ttfb: told ? Math.round(told.responseStart * 10) / 10 : null, painted: painted ? Math.round(painted.startTime * 10) / 10 : null,
  };
}
