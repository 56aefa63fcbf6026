// "Use my position": asked of the browser after a click, and rounded to about a hundred metres before it leaves it.
const DIGITS = 3;

export function offerPosition(root) {
  const button = root.querySelector("[data-locate]");
  if (!button || !button.hidden || !navigator.geolocation) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const error = root.querySelector("[data-locate-error]");
    error.textContent = "";
    error.classList.remove("d-block");
    button.setAttribute("aria-busy", "true");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        button.removeAttribute("aria-busy");
        choose(button.form, coords, button.dataset.label);
      },
      () => {
        button.removeAttribute("aria-busy");
        error.textContent = button.dataset.denied;
        error.classList.add("d-block");
      },
      { maximumAge: 300_000, timeout: 20_000 },
    );
  });
}

function choose(form, { latitude, longitude }, label) {
  const value = `${Number(latitude.toFixed(DIGITS))},${Number(longitude.toFixed(DIGITS))}`;
  form.elements.bei.add(new Option(label, value, true, true));
  if (!form.elements.km.value) form.elements.km.value = "10";
  form.querySelector("[data-directory-show]").click();
}
