"""What managers write: words, each on a line of its own or between commas, in one language."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BETWEEN = re.compile(r"[\n\r,;]+")
MOST = 20
LONGEST = 80


class SeveralWords(models.Model):
    language = models.CharField(
        gettext_lazy("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    words = models.TextField(
        gettext_lazy("words"),
        help_text=gettext_lazy("With commas between them, or one a line; each can be several words."),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return ", ".join(self.each)

    @property
    def each(self) -> list[str]:
        """Each once, in their order."""
        return list(dict.fromkeys(said for part in BETWEEN.split(self.words) if (said := " ".join(part.split()))))

    def clean(self) -> None:
        super().clean()
        if len(self.each) > MOST:
            raise ValidationError({"words": _("Not more than %(count)d, please.") % {"count": MOST}})
        if any(len(said) > LONGEST for said in self.each):
            raise ValidationError({"words": _("Not longer than %(count)d letters each, please.") % {"count": LONGEST}})
        self.words = ", ".join(self.each)
