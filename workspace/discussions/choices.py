"""How somebody reacts to a reply without writing one."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    AGREE = "agree", pgettext_lazy("reaction", "I agree")
    THANKS = "thanks", pgettext_lazy("reaction", "Thank you")
    JOY = "joy", pgettext_lazy("reaction", "How nice")
    IDEA = "idea", pgettext_lazy("reaction", "Good idea")
    THERE = "there", pgettext_lazy("reaction", "I am there")


ICONS = {
    Kind.AGREE: "hand-thumbs-up",
    Kind.THANKS: "heart",
    Kind.JOY: "emoji-smile",
    Kind.IDEA: "lightbulb",
    Kind.THERE: "check-circle",
}


@dataclass(frozen=True)
class Said:
    """A kind of reaction to one reply, as one person sees it."""

    kind: str
    label: str
    icon: str
    number: int
    is_mine: bool
