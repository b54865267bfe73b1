// Presses an element as browsers do when assistive technology asks for it: focus, press, release, click. A function of the element.
(el, { double }, auditor) => {
  const fire = (name, detail) => el.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true, composed: true, view: window, detail }));
  const press = (detail) => {
    fire("mousedown", detail);
    fire("mouseup", detail);
    if (typeof el.click === "function") el.click();
    else fire("click", detail);
  };
  if (auditor.focusable(el) || el.hasAttribute("tabindex")) el.focus();
  setTimeout(() => {
    press(1);
    if (double) { press(2); fire("dblclick", 2); }
  });
}
