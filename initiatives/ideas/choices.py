"""The life of an idea, in words."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """`REFUSED` and `REVIEW` are nobody's business but the author's and the managers'."""

    DRAFT = "draft", pgettext_lazy("idea", "Draft")
    REVIEW = "review", pgettext_lazy("idea", "In review")
    REFUSED = "refused", pgettext_lazy("idea", "Not published")
    PUBLISHED = "published", pgettext_lazy("idea", "Open")
    TAKEN_UP = "taken_up", pgettext_lazy("idea", "Taken up")
    ANSWERED = "answered", pgettext_lazy("idea", "Answered")
    REALISED = "realised", pgettext_lazy("idea", "Realised")
    DECLINED = "declined", pgettext_lazy("idea", "Declined")
    ARCHIVED = "archived", pgettext_lazy("idea", "Archived")
    WITHDRAWN = "withdrawn", pgettext_lazy("idea", "Withdrawn")


BEFORE_PUBLICATION = (Status.DRAFT, Status.REVIEW, Status.REFUSED)
LISTED = (
    Status.PUBLISHED,
    Status.TAKEN_UP,
    Status.ANSWERED,
    Status.REALISED,
    Status.DECLINED,
    Status.ARCHIVED,
)
"""What the list shows; a withdrawn idea keeps its address, so that links to it say what became of it."""
DISCUSSED = (Status.PUBLISHED, Status.TAKEN_UP, Status.ANSWERED, Status.REALISED, Status.DECLINED)
"""Can be commented on."""
ALIVE = (Status.PUBLISHED, Status.TAKEN_UP, Status.ANSWERED)
"""Can be supported, and people can say that they help."""
NEXT: dict[str, tuple[Status, ...]] = {
    Status.PUBLISHED: (Status.ANSWERED, Status.TAKEN_UP, Status.REALISED, Status.DECLINED, Status.ARCHIVED),
    Status.TAKEN_UP: (Status.ANSWERED, Status.REALISED, Status.DECLINED, Status.ARCHIVED),
    Status.ANSWERED: (Status.ANSWERED, Status.TAKEN_UP, Status.REALISED, Status.DECLINED, Status.ARCHIVED),
    Status.REALISED: (Status.ARCHIVED,),
    Status.DECLINED: (Status.PUBLISHED, Status.TAKEN_UP, Status.ARCHIVED),
    Status.ARCHIVED: (Status.PUBLISHED, Status.TAKEN_UP),
}
"""What a manager can make of an idea, from each status; "answered" can be said again, with more to say."""
