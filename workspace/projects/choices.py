"""The states of a project and the parts that people play in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    REQUESTED = "requested", pgettext_lazy("project", "Requested")
    ACTIVE = "active", pgettext_lazy("project", "Active")
    PAUSED = "paused", pgettext_lazy("project", "Paused")
    FINISHED = "finished", pgettext_lazy("project", "Finished")
    ARCHIVED = "archived", pgettext_lazy("project", "Archived")
    DECLINED = "declined", pgettext_lazy("project", "Declined")


NEXT: dict[Status, tuple[Status, ...]] = {
    Status.ACTIVE: (Status.PAUSED, Status.FINISHED),
    Status.PAUSED: (Status.ACTIVE, Status.FINISHED),
    Status.FINISHED: (Status.ACTIVE, Status.ARCHIVED),
    Status.ARCHIVED: (Status.FINISHED,),
}
"""What the project's admins can make of it; the managers approve or decline what was requested."""

PUBLIC = frozenset({Status.ACTIVE, Status.PAUSED, Status.FINISHED, Status.ARCHIVED})
"""Once approved: whoever looks for it may know that it exists, where it is listed."""

CLOSED = frozenset({Status.ARCHIVED, Status.DECLINED})
"""Its workspace can be read, and nothing can be written there."""


class Role(models.TextChoices):
    ADMIN = "admin", pgettext_lazy("role in a project", "Admin")
    MEMBER = "member", pgettext_lazy("role in a project", "Member")
    GUEST = "guest", pgettext_lazy("role in a project", "Guest")


class Contact(models.TextChoices):
    NOTHING = "nothing", _("Nothing: write to me here")
    EMAIL = "email", _("My e-mail address")
    PHONE = "phone", _("My telephone number")
    BOTH = "both", _("Both")
