"""A browser and its system in words, from what the browser says of itself."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from ua_parser import parse

ADDITIONS = (" Mobile", "Mobile ", " iOS", " WebView", "Headless")  # Safari on an iPhone is Safari
SYSTEMS = {"Mac OS X": "macOS", "Chrome OS": "ChromeOS"}
DEVICES = {"iPhone", "iPad"}  # better known than the name of their system


def device_name(user_agent: str) -> str:
    """`Firefox on Windows`; what is not known is not guessed."""
    found = parse(user_agent)
    browser = found.user_agent.family if found.user_agent else ""
    for addition in ADDITIONS:
        browser = browser.replace(addition, "")
    system = found.os.family if found.os else ""
    system = SYSTEMS.get(system, system)
    if found.device and found.device.family in DEVICES:
        system = found.device.family
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown browser")


def when_sessions_end() -> str:
    """What the settings say, in a sentence."""
    return _(
        "A device is signed out when it has not been used for %(idle)s, or for %(remembered)s where you "
        "chose to stay signed in; and in any case %(longest)s after signing in."
    ) % {
        "idle": _hours(settings.SESSION_IDLE_AGE // 3600),
        "remembered": _days(settings.SESSION_COOKIE_AGE // 86_400),
        "longest": _days(settings.SESSION_LONGEST_AGE // 86_400),
    }


def _hours(count: int) -> str:
    return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}


def _days(count: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}
