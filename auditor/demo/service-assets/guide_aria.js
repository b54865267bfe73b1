// The guide's page on what is told to screen readers: opens and closes the hours.
document.querySelector(".gear-hours").addEventListener("click", ({ currentTarget }) => {
  const hours = document.getElementById("lainausajat");
  hours.hidden = !hours.hidden;
  currentTarget.setAttribute("aria-expanded", String(!hours.hidden));
});
