// The guide's page on what moves and what keys do.
(() => {
  const mended = document.currentScript.dataset.mended === "yes";
  const at = (selector) => document.querySelector(selector), chosen = at(".chosen");
  const say = (text) => { chosen.textContent = text; };

  at(".more-times").addEventListener("click", () => say("Vuoroja on lisää tiistaina."));
  at(".pick").addEventListener("click", () => say("Vuoro on valittu."));
  at(".clear").addEventListener(at(".clear").dataset.on, () => say("Valinta on tyhjä."));
  for (const button of document.querySelectorAll(".wishes button")) button.addEventListener("click", () => say("Toive on siirretty."));
  if (mended) return;

  at(".pick").addEventListener("keydown", ({ key }) => { if (key === "Enter") say("Vuoro on valittu."); });
  document.addEventListener("keydown", ({ key, target }) => { if (key === "k" && !target.matches("input, textarea, select")) say("Kalenteri on auki."); });
  at(".notes").addEventListener("keydown", (event) => { if (event.key === "Tab") event.preventDefault(); });
  at(".swiped").addEventListener("touchmove", () => { at(".swiped").firstElementChild.textContent = "Kuva 2: halli sisältä."; });

  const news = ["Uimahalli on kiinni perjantaina.", "Kurssit alkavat syyskuussa.", "Jokirannan hallissa on uusi lattia."];
  const scenes = [...document.querySelectorAll(".scene")];
  let turn = 0;
  setInterval(() => { at(".latest").textContent = news[turn++ % news.length]; }, 1500);
  setInterval(() => { for (const scene of scenes) scene.hidden = !scene.hidden; }, 2000);
  addEventListener("load", () => setTimeout(() => {
    at(".short-message").hidden = false;
    setTimeout(() => { at(".short-message").hidden = true; }, 3000);
  }, 300));
})();
