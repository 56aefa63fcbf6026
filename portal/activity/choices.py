"""Why somebody hears of something, when, and by which way."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Pace(models.TextChoices):
    """How soon it comes by mail; the bell always rings at once."""

    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")
    NEVER = "never", pgettext_lazy("how often", "never")


class Channel(models.TextChoices):
    BELL = "bell", _("Bell")
    MAIL = "mail", _("E-mail")
    PUSH = "push", _("Push message")


class Cap(models.TextChoices):
    NONE = "none", _("As many as there are")
    DAY = "day", _("At most one a day")
    WEEK = "week", _("At most one a week")


class Reason(models.TextChoices):
    """Stands with each line, and in each mail."""

    NAMED = "named", _("because you were named")
    DIRECT = "direct", _("because it was written to you")
    ASSIGNED = "assigned", _("because you take care of it")
    ANSWERED = "answered", _("because somebody has answered you")
    THEIRS = "theirs", _("because it is yours")
    TAKES_PART = "takes_part", _("because you take part in it")
    ATTENDS = "attends", _("because you said yes")
    MAY_ATTEND = "may_attend", _("because you said that you perhaps come")
    SUPPORTS = "supports", _("because you support it")
    FOLLOWS = "follows", _("because you follow it")
    FOLLOWS_PLACE = "follows_place", _("because you follow the place")
    FOLLOWS_TOPIC = "follows_topic", _("because you follow the topic")
    FOLLOWS_INITIATIVE = "follows_initiative", _("because you follow the initiative")
    FOLLOWS_NETWORK = "follows_network", _("because you follow the network")
    SAVED_SEARCH = "saved_search", _("because you keep this search")
    MEMBER = "member", _("because you belong to the project")
    ADMIN = "admin", _("because you are an admin of the project")
    MANAGER = "manager", _("because you manage the place")


class Hearing(models.TextChoices):
    """Of one thing."""

    AS_USUAL = "as_usual", _("You hear of it where it concerns you")
    FOLLOWS = "follows", _("You follow it")
    MUTED = "muted", _("You hear nothing of it")

    @classmethod
    def of(cls, *, is_muted: bool | None) -> "Hearing":
        """As a row of `Follow` says it, or that there is none."""
        if is_muted is None:
            return cls.AS_USUAL
        return cls.MUTED if is_muted else cls.FOLLOWS


class Group(models.TextChoices):
    """The headings of the preferences."""

    CONVERSATIONS = "conversations", _("Conversations")
    COMMENTS = "comments", _("Comments")
    PROJECTS = "projects", _("Projects")
    SHOWCASE = "showcase", _("Initiatives, ideas and stories")
    PORTAL = "portal", _("The portal")
