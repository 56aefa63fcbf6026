"""What is known of bytes that somebody has sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    WAITING = "waiting", _("Is being checked")
    CLEAN = "clean", _("Checked")
    REFUSED = "refused", _("Dangerous")


class Form(models.TextChoices):
    """How a file is shown."""

    PICTURE = "picture", _("picture")
    PAGES = "pages", _("pages")
    WORDS = "words", _("words")
    TABLE = "table", _("table")
    TEXT = "text", _("text")
    NONE = "none", _("not at all")


class Why(models.TextChoices):
    """Why it is not."""

    BROKEN = "broken", _("The file is damaged, or not what its name says.")
    LOCKED = "locked", _("The file is protected by a password.")
    BOMB = "bomb", _("The file unpacks to far more than it seems to be, so it was not opened.")
    LARGE = "large", _("The file is too large for that.")
    LIMITS = "limits", _("That would take too much time or memory.")


class Purpose(models.TextChoices):
    """For what a picture with people on it may be used."""

    INSIDE = "inside", _("inside of the project")
    LINK = "link", _("passed on by a link")
    PORTAL = "portal", _("on this portal, for everybody")
    PRESS = "press", _("for the press")
    NETWORKS = "networks", _("in social networks")


class How(models.TextChoices):
    """In which way somebody has agreed."""

    PAPER = "paper", _("in writing, signed")
    MAIL = "mail", _("by e-mail or message")
    SPOKEN = "spoken", _("spoken, somebody was there")
