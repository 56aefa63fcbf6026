"""What people need to know before they come."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Accessibility(models.TextChoices):
    """How accessible a place is; stored as a list, for a place can be several of these."""

    STEP_FREE = "step_free", _("Step-free access")
    TOILET = "toilet", _("Accessible toilet")
    PARKING = "parking", _("Accessible parking")
    INDUCTION_LOOP = "induction_loop", _("Induction loop")
    SIGN_LANGUAGE = "sign_language", _("Sign language interpreting")
    SPEECH_TO_TEXT = "speech_to_text", _("Live captions")
    EASY_LANGUAGE = "easy_language", _("Easy language")
    ASSISTANCE_DOGS = "assistance_dogs", _("Assistance dogs welcome")
    QUIET_ROOM = "quiet_room", _("Quiet room")

    @classmethod
    def words(cls, chosen: list[str]) -> list[str]:
        """The labels in the order of the choices, whatever order they were stored in."""
        return [str(label) for value, label in cls.choices if value in chosen]
