// Reads the fields for signing in into the fields of `Login` (see login.py). An empty field is offered a paste of a sign or two;
// `offering` is the function of paste.js.
async (offering) => {
  // A field for a code is offered one digit only: some send the form by themselves once a code is whole.
  const TEXT = /^(text|email|tel|password|number|search|url)$/, TRIED = { code: "1", other: "12" }, MOST = 12;
  const maskedBy = (el) => (getComputedStyle(el).webkitTextSecurity ?? "none") !== "none";
  const masked = (el) => el.type !== "password" && maskedBy(el);
  const secret = (el) => el.type === "password" || maskedBy(el);
  const token = (el) => el.getAttribute("autocomplete")?.trim().toLowerCase() ?? "";

  const inputs = [...auditor.all("input")].filter((el) => TEXT.test(el.type) && auditor.visible(el));
  const holders = new Set(inputs.filter(secret).map((el) => el.form ?? el.getRootNode()));
  const wanted = inputs.filter((el) => secret(el) || token(el) === "one-time-code" || (el.form && holders.has(el.form))).slice(0, MOST);

  const text = (el) => (token(el) === "one-time-code" || el.maxLength === 1 ? TRIED.code : TRIED.other);
  const paste = offering(wanted);

  const fields = [];
  for (const el of wanted) {
    fields.push({
      path: auditor.path(el), type: el.type, name: auditor.name(el), autocomplete: token(el).slice(0, 100).toWellFormed(), secret: secret(el),
      masked: masked(el), max_length: el.maxLength >= 0 ? el.maxLength : null, form: el.form ? auditor.path(el.form) : "",
      html: auditor.html(el).toWellFormed(), box: auditor.box(el), paste: await paste(el, text(el)),
    });
  }
  return { fields };
}
