// The page “Seuratuki”: last year's sums, and whether the grant is open.
async function showSums() {
  const told = await window.summat;
  const parts = told.summat.map(([name, sum]) => `${name} sai ${sum.toLocaleString("fi")} euroa.`);
  const said = document.createElement("p");
  said.textContent =
    `Vuonna ${told.vuosi} kaupunki jakoi seuroille tukea. ${parts.join(" ")} Tukea voi hakea taas tammikuussa.`;
  document.querySelector(".tuki-summat").replaceChildren(said);
}

async function askWhetherOpen() {
  for (const turn of [1, 2]) await fetch("/tuki/tietoa/tilanne", { cache: "no-store" });
}

showSums();
askWhetherOpen();
