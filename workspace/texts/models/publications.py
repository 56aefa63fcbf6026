"""A text as everybody reads it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workspace.projects.showing import Published
from workspace.texts.querysets import PublicationQuerySet

LONGEST_BEGINNING = 2000
"""In characters; lists and previews show less."""


class Publication(Published):
    """As it stood at a moment: what is written later is not in it until somebody publishes it again.

    Taken back it loses its words and keeps what others said about it. Who reads it says `objects.public_to`.
    """

    text = models.OneToOneField("workspace_texts.Text", on_delete=models.CASCADE, related_name="publication")
    title = models.CharField(_("title"), max_length=200, blank=True)
    html = models.TextField(editable=False, blank=True)
    """What `document.to_html` and `document.outline` made."""
    outline = models.JSONField(editable=False, default=list)
    plain = models.TextField(_("plain text"), editable=False, blank=True)
    language = models.CharField(_("language of the text"), max_length=10, choices=settings.LANGUAGES, default="de")
    objects = PublicationQuerySet.as_manager()

    class Meta(Published.Meta):
        ordering = ["-as_of", "-pk"]
        verbose_name = _("published text")
        verbose_name_plural = _("published texts")

    def __str__(self) -> str:
        return self.title or str(_("Without a title"))

    def get_absolute_url(self) -> str:
        return reverse("texts:detail", args=[self.text.project.slug, self.pk])

    @property
    def body(self) -> SafeString:
        """What is shown; it was sanitised when it was made."""
        return mark_safe(self.html)  # noqa: S308  # see above

    @property
    def headings(self) -> list[dict[str, Any]]:  # Any: JSON
        return list(self.outline)

    @property
    def beginning(self) -> str:
        """What it says first, in one line, without headings between."""
        headings = {each["words"] for each in self.headings}
        lines = (" ".join(line.split()) for line in self.plain[:LONGEST_BEGINNING].splitlines())
        return " ".join(line for line in lines if line not in headings)

    @property
    def foreign_language(self) -> str:
        """The language of the text where the reader reads in another one."""
        return "" if self.language == get_language() else self.language
