import "./parts/htmx.js";
import { guardForms } from "./parts/forms.js";
import { closeMenus } from "./parts/menus.js";
import { dismissAlerts } from "./parts/alerts.js";
import { focusErrors } from "./parts/errors.js";
import { suggestWhileTyping } from "./parts/suggestions.js";
import { lookAgain } from "./parts/looking.js";
import { offerThemes } from "./parts/themes.js";
import { beginWorkerOfApp } from "./parts/worker.js";

closeMenus();
offerThemes();
dismissAlerts();
guardForms();
focusErrors();
lookAgain();
beginWorkerOfApp();
suggestWhileTyping();
