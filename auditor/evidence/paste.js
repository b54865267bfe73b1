// Offers a paste to fields that are empty, as the browser would: an event alone, which puts nothing in. What a page's own script puts in
// all the same is taken out again. Called with the fields, it yields a function of one of them and the text to offer.
(fields) => {
  const OWN_WAY_MS = 100;
  const setterOf = (type) => Object.getOwnPropertyDescriptor(type.prototype, "value").set;
  const setInput = setterOf(HTMLInputElement), setArea = setterOf(HTMLTextAreaElement);
  const empty = fields.filter((el) => !el.value);

  // Takes out what a script put into fields that were empty, and says whether there was something.
  function takenOut() {
    const put = empty.filter((el) => el.value !== "");
    for (const el of put) {
      (el.localName === "textarea" ? setArea : setInput).call(el, "");
      el.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    }
    return put.length > 0;
  }

  return async (el, text) => {
    if (!empty.includes(el) || el.disabled || el.readOnly) return "untried";
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const common = { bubbles: true, cancelable: true, composed: true };
    const offered = el.dispatchEvent(new ClipboardEvent("paste", { ...common, clipboardData: data }))
      && el.dispatchEvent(new InputEvent("beforeinput", { ...common, inputType: "insertFromPaste", data: text }));
    if (!offered) await new Promise((done) => setTimeout(done, OWN_WAY_MS));
    return takenOut() || offered ? "taken" : "prevented";
  };
}
