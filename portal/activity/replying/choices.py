"""What becomes of a mail that comes in."""

from django.db import models


class Outcome(models.TextChoices):
    """Words of ours, which nobody reads in another language."""

    TAKEN = "taken"
    BOUNCE = "bounce"  # report of a mail that did not arrive
    AUTOMATIC = "automatic"  # written by a program
    REPEATED = "repeated"  # taken before
    FORGED = "forged"
    NOBODY = "nobody"  # without a sender
    UNKNOWN = "unknown"  # to no address that means something
    STRANGER = "stranger"  # from another address than that of the person
    TOO_MANY = "too_many"  # too many in an hour
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    REFUSED = "refused"
    FAILED = "failed"


SILENT = frozenset({Outcome.TAKEN, Outcome.BOUNCE, Outcome.AUTOMATIC, Outcome.REPEATED, Outcome.FORGED, Outcome.NOBODY})
"""Of these nobody is told: there is nothing to say, or the sender is not who is named as one."""
