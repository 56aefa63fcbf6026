// htmx under a strict content security policy: no inline styles, no eval.
import htmx from "htmx.org/dist/htmx.esm.js";

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.selfRequestsOnly = true;

// The token comes from a form on the page: visitors who only read get no cookie.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token.value;
});

// What another script has put into the page says so by this event.
document.addEventListener("added", (event) => htmx.process(event.target));

export default htmx;
