"""What networks there are, where they stand, and how a project stands to one."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Network of a municipality")
    ASSOCIATION = "association", _("Network of an association")


class Status(models.TextChoices):
    REQUESTED = "requested", pgettext_lazy("network", "Waits for the managers")
    ACTIVE = "active", pgettext_lazy("network", "Public")
    DECLINED = "declined", pgettext_lazy("network", "Declined")


class State(models.TextChoices):
    """Of a project in a network. Both sides have to want it."""

    INVITED = "invited", pgettext_lazy("project in a network", "Invited")
    ASKED = "asked", pgettext_lazy("project in a network", "Has asked")
    MEMBER = "member", pgettext_lazy("project in a network", "Belongs to it")
    DECLINED = "declined", pgettext_lazy("project in a network", "Declined by the network")
    TURNED_DOWN = "turned_down", pgettext_lazy("project in a network", "Turned down by the project")


OPEN = frozenset({State.INVITED, State.ASKED, State.MEMBER})
"""The others are over, and kept so that nobody is asked every day."""
