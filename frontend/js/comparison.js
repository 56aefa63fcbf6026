// Before and after: without script two captioned pictures, with it one over the other and a slider between them.
for (const comparison of document.querySelectorAll("[data-comparison]")) {
  const label = comparison.querySelector(".comparison__slider");
  const slider = label.querySelector("input");
  const show = () => {
    comparison.style.setProperty("--before", `${slider.value}%`);
    slider.setAttribute("aria-valuetext", slider.dataset.words.replace("{share}", slider.value));
  };
  slider.addEventListener("input", show);
  comparison.classList.add("comparison--live");
  label.hidden = false;
  show();
}
