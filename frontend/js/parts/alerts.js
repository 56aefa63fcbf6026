// Messages can be put away; without script they go with the next page.
export function dismissAlerts() {
  for (const button of document.querySelectorAll("[data-dismiss]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      button.closest(".alert").remove();
      document.getElementById("content").focus();
    });
  }
}
