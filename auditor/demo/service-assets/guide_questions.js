// Opens what is closed on the page of questions.
const topics = document.querySelector(".topics .opener");
topics.addEventListener("click", () => {
  const list = document.getElementById("aiheet");
  list.hidden = !list.hidden;
  topics.setAttribute("aria-expanded", String(!list.hidden));
});

const tabs = [...document.querySelectorAll("[role=tab]")];
const choose = (tab) => {
  for (const one of tabs) {
    one.setAttribute("aria-selected", String(one === tab));
    one.tabIndex = one === tab ? 0 : -1;
    document.getElementById(one.getAttribute("aria-controls")).hidden = one !== tab;
  }
  tab.focus();
};
for (const [number, tab] of tabs.entries()) {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step) choose(tabs[(number + step + tabs.length) % tabs.length]);
  });
}

const box = document.getElementById("kysy");
document.querySelector(".ask").addEventListener("click", () => box.showModal());
document.querySelector(".ask-close").addEventListener("click", () => box.close());
