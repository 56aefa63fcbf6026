"""Words that mean the same."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.models.several_words import SeveralWords


class Synonym(SeveralWords):
    """A group: whoever looks for one of its words finds what has another."""

    class Meta:
        ordering = ["words"]
        verbose_name = gettext_lazy("synonyms")
        verbose_name_plural = gettext_lazy("synonyms")

    def clean(self) -> None:
        super().clean()
        if len(self.each) < 2:  # noqa: PLR2004  # it takes two
            raise ValidationError({"words": _("It takes at least two words that mean the same.")})
