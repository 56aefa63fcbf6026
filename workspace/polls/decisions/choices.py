"""What can be asked, of whom, and when what comes of it can be seen."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    SINGLE = "single", pgettext_lazy("kind of poll", "Choose one")
    SEVERAL = "several", pgettext_lazy("kind of poll", "Choose several")
    RANKING = "ranking", pgettext_lazy("kind of poll", "Put in order")
    AGREEMENT = "agreement", pgettext_lazy("kind of poll", "Agree or not")
    SCALE = "scale", pgettext_lazy("kind of poll", "Rate from 1 to 5")
    WORDS = "words", pgettext_lazy("kind of poll", "Answer in words")


EXPLAINED = {
    Kind.SINGLE: _("Everybody has one vote: “When do we meet: Mondays or Thursdays?”"),
    Kind.SEVERAL: _("Everybody ticks what they like: “Which cakes do we bake?”"),
    Kind.RANKING: _("Everybody puts the options in order; the one that wins against every other is the first."),
    Kind.AGREEMENT: _("Yes, no or abstention, with a number of people that have to take part."),
    Kind.SCALE: _("Everybody gives one to five points, to the question or to each option."),
    Kind.WORDS: _("Everybody answers in their own words."),
}
ICONS = {
    Kind.SINGLE: "check-circle",
    Kind.SEVERAL: "check-square",
    Kind.RANKING: "list-ol",
    Kind.AGREEMENT: "hand-thumbs-up",
    Kind.SCALE: "star",
    Kind.WORDS: "chat-quote",
}
NOUNS = {
    Kind.SINGLE: "auswahl",
    Kind.SEVERAL: "mehrfachauswahl",
    Kind.RANKING: "reihenfolge",
    Kind.AGREEMENT: "zustimmung",
    Kind.SCALE: "bewertung",
    Kind.WORDS: "worte",
}
"""In addresses."""
KINDS_BY_NOUN = {noun: kind for kind, noun in NOUNS.items()}

WITH_OPTIONS = frozenset({Kind.SINGLE, Kind.SEVERAL, Kind.RANKING, Kind.SCALE})
NEEDS_OPTIONS = WITH_OPTIONS - {Kind.SCALE}
"""Without options it is the question itself that gets points."""


class Results(models.TextChoices):
    ALWAYS = "always", pgettext_lazy("results of a poll", "Always")
    VOTED = "voted", pgettext_lazy("results of a poll", "To whoever has voted, and at the end")
    END = "end", pgettext_lazy("results of a poll", "Only at the end")


class Audience(models.TextChoices):
    PROJECT = "project", _("The people of the project")
    EVERYBODY = "everybody", _("Everybody with an account")


class Needed(models.TextChoices):
    """For an agreement, of those who said yes or no."""

    MORE = "more", _("More yes than no")
    TWO_THIRDS = "two_thirds", _("Two thirds yes")
    ALL = "all", _("Nobody says no")


class Answer(models.TextChoices):
    """To an agreement."""

    YES = "yes", pgettext_lazy("vote", "Yes")
    NO = "no", pgettext_lazy("vote", "No")
    ABSTAIN = "abstain", pgettext_lazy("vote", "I abstain")
