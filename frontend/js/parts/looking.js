// What others change meanwhile is asked for anew when the page is looked at again; what somebody is filling in stays.
export function lookAgain() {
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) askAnew();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) askAnew();
  });
}

function askAnew() {
  for (const part of document.querySelectorAll("[data-fresh]")) {
    if (!isInUse(part)) part.dispatchEvent(new Event("fresh"));
  }
}

function isInUse(part) {
  const fields = [...part.querySelectorAll("input")];
  return part.contains(document.activeElement) || fields.some((field) => field.checked !== field.defaultChecked);
}
