// The small panel in the corner of a page that is recorded: the step's name, a new step, what must be true, the end. It stands in a
// shadow root of our own world, closed to the page. An expression: a function that returns the panel; `ask` is told what is wanted.
(ask) => {
  const STYLE = `:host { all: initial; position: fixed; right: 12px; bottom: 12px; z-index: 2147483647; }
    form { font: 14px/1.4 system-ui, sans-serif; color: #1a1a1a; background: #fff; border: 2px solid #1a1a1a; border-radius: 8px; padding: 10px;
      width: 260px; margin: 0; box-shadow: 0 4px 16px #0006; display: grid; gap: 8px; }
    p { margin: 0; font-weight: 700; } p::before { content: "● "; color: #c00; }
    label { display: grid; gap: 2px; } input { font: inherit; padding: 5px; border: 1px solid #555; border-radius: 4px; color: inherit; background: #fff; }
    div { display: flex; flex-wrap: wrap; gap: 6px; } button { font: inherit; padding: 5px 9px; border: 1px solid #1a1a1a; border-radius: 4px;
      background: #f2f2f2; color: inherit; cursor: pointer; } button[aria-pressed=true] { background: #1a1a1a; color: #fff; }
    small { font-size: 13px; min-height: 1.4em; }`;
  const host = document.createElement("auditor-panel"), root = host.attachShadow({ mode: "closed" });
  const make = (tag, text = "", parent = null, props = {}) => {
    const el = Object.assign(document.createElement(tag), props);
    el.append(text);
    parent?.append(el);
    return el;
  };
  const sheet = new CSSStyleSheet(); // no policy of the page about styles speaks against one of these
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const form = make("form", "", root, { ariaLabel: "Recording" }), head = make("p", "Recording", form);
  const label = make("label", "Name of this step", form), name = make("input", "", label, { type: "text", maxLength: 100 });
  const row = make("div", "", form), said = make("small", "", form, { role: "status" });
  const button = (text, press) => Object.assign(make("button", text, row, { type: "button" }), { onclick: press });
  const say = (text) => { said.textContent = text; };
  button("New step", () => { ask("step", ""); say("A new step begins. Give it a name."); name.value = ""; name.focus(); });
  const mark = button("Must be true…", () => { ask("marking", ""); mark.ariaPressed = "true"; say("Click what must be seen here at the end of this step."); });
  button("Other corner", () => { host.style.left = host.style.left ? "" : "12px"; host.style.right = host.style.left ? "auto" : ""; });
  button("Finish", () => { ask("finish", ""); say("Finished."); });
  name.oninput = () => ask("name", name.value.slice(0, 100));
  form.onsubmit = (event) => { event.preventDefault(); name.blur(); say("Named."); };
  for (const type of ["keydown", "keyup", "keypress", "input", "click", "pointerdown", "mousedown"]) {
    host.addEventListener(type, (event) => event.stopPropagation()); // the page hears nothing of what is done here
  }
  return {
    host,
    put() { document.documentElement.append(host); },
    show({ number, called }) { head.textContent = `Recording step ${number}`; if (root.activeElement !== name) name.value = called; },
    marked() { mark.ariaPressed = "false"; say("Noted: it must be seen at the end of this step."); },
  };
}
