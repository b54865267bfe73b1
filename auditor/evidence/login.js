// Reads the fields for signing in into the fields of `Login` (see login.py). An empty field is offered a paste of a sign or two: an
// event alone, which puts nothing in. What a page's own script puts in all the same is taken out again.
async () => {
  // A field for a code is offered one digit only: some send the form by themselves once a code is whole.
  const TEXT = /^(text|email|tel|password|number|search|url)$/, TRIED = { code: "1", other: "12" }, MOST = 12, OWN_WAY_MS = 100;
  const maskedBy = (el) => (getComputedStyle(el).webkitTextSecurity ?? "none") !== "none";
  const masked = (el) => el.type !== "password" && maskedBy(el);
  const secret = (el) => el.type === "password" || maskedBy(el);
  const token = (el) => el.getAttribute("autocomplete")?.trim().toLowerCase() ?? "";
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

  const inputs = [...auditor.all("input")].filter((el) => TEXT.test(el.type) && auditor.visible(el));
  const holders = new Set(inputs.filter(secret).map((el) => el.form ?? el.getRootNode()));
  const wanted = inputs.filter((el) => secret(el) || token(el) === "one-time-code" || (el.form && holders.has(el.form))).slice(0, MOST);
  const empty = wanted.filter((el) => !el.value);

  // Takes out what a script put into fields that were empty, and says whether there was something.
  function takenOut() {
    const put = empty.filter((el) => el.value !== "");
    for (const el of put) {
      setValue.call(el, "");
      el.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    }
    return put.length > 0;
  }

  async function paste(el) {
    if (!empty.includes(el) || el.disabled || el.readOnly) return "untried";
    const text = token(el) === "one-time-code" || el.maxLength === 1 ? TRIED.code : TRIED.other, data = new DataTransfer();
    data.setData("text/plain", text);
    const common = { bubbles: true, cancelable: true, composed: true };
    const offered = el.dispatchEvent(new ClipboardEvent("paste", { ...common, clipboardData: data }))
      && el.dispatchEvent(new InputEvent("beforeinput", { ...common, inputType: "insertFromPaste", data: text }));
    if (!offered) await new Promise((done) => setTimeout(done, OWN_WAY_MS));
    return takenOut() || offered ? "taken" : "prevented";
  }

  const fields = [];
  for (const el of wanted) {
    fields.push({
      path: auditor.path(el), type: el.type, name: auditor.name(el), autocomplete: token(el).slice(0, 100).toWellFormed(), secret: secret(el),
      masked: masked(el), max_length: el.maxLength >= 0 ? el.maxLength : null, form: el.form ? auditor.path(el.form) : "",
      html: auditor.html(el).toWellFormed(), box: auditor.box(el), paste: await paste(el),
    });
  }
  return { fields };
}
