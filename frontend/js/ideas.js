// The form of an idea: what is alike appears while the title is typed.
import "./parts/htmx.js";
