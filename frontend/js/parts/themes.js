// Light, dark or as the system says; kept in this browser only.
const read = () => {
  try {
    return localStorage.getItem("theme") ?? "auto";
  } catch {
    return "auto";
  }
};

function choose(theme) {
  const root = document.documentElement;
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    if (theme === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Then it holds for this page.
  }
}

export function offerThemes() {
  for (const group of document.querySelectorAll("[data-theme-choice]")) {
    const buttons = [...group.querySelectorAll("button")];
    const show = (theme) => buttons.forEach((b) => b.setAttribute("aria-pressed", String(b.value === theme)));
    group.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      choose(button.value);
      show(button.value);
    });
    show(read());
    group.hidden = false;
  }
}
