"""From a newsletter to the mail of one person; what is the same for all is drawn once a language."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from home.newsletters import contents, links
from home.newsletters.models import Newsletter
from portal.accounts.mail import portal_context
from portal.mailing import compose
from portal.mailing.compose import Manner

TOKEN = "their-own-token"  # noqa: S105  # stands where each person's own comes
NOBODY = "test"
"""Stands there in a test: the links lead to a page that says so."""
TEMPLATE = "home/newsletters/mail/newsletter"


@dataclass(frozen=True)
class Letter:
    """In one language, with `TOKEN` in the links."""

    subject: str
    text: str
    html: str
    end_url: str

    def to(self, email: str, token: str) -> EmailMultiAlternatives:
        end_url = self.end_url.replace(TOKEN, token)
        message = EmailMultiAlternatives(self.subject, self.text.replace(TOKEN, token), to=[email])
        message.attach_alternative(self.html.replace(TOKEN, token), "text/html")
        compose.dress(message, Manner(list_name="newsletter", unsubscribe_url=end_url))
        return message


def letter_of(newsletter: Newsletter, language: str, *, is_test: bool = False) -> Letter:
    """For readers of this language."""
    with translation.override(language):
        context = context_of(newsletter, language, is_test=is_test)
        subject = _("Test: %(subject)s") % {"subject": newsletter} if is_test else newsletter.subject_in(language)
        return Letter(
            subject=" ".join(str(subject).split()),
            text=render_to_string(f"{TEMPLATE}.txt", context).strip() + "\n",
            html=render_to_string(f"{TEMPLATE}.html", context),
            end_url=context["end_url"],
        )


def context_of(newsletter: Newsletter, language: str, *, is_test: bool = False) -> dict[str, Any]:  # Any: a context
    own = newsletter.language_for(language)
    with translation.override(own):
        parts = contents.parts_of(newsletter.body_in(language))
    return {
        **portal_context(),
        "newsletter": newsletter,
        "subject": newsletter.subject_in(language),
        "introduction": newsletter.introduction_in(language),
        "parts": parts,
        "language": language,
        "content_language": own,
        "is_test": is_test,
        "archive_url": contents.full(newsletter.get_absolute_url()) if newsletter.pk else contents.full("/"),
        "end_url": links.end_url(TOKEN, newsletter if newsletter.pk else None, language=language),
        "own_url": links.own_url(TOKEN, language=language),
    }


def missing_in(newsletter: Newsletter) -> list[str]:
    """Sentences about what has to be there before it can be sent."""
    return [*_missing_in_german(newsletter), *_missing_in_english(newsletter)]


def _missing_in_german(newsletter: Newsletter) -> list[str]:
    missing = []
    if not newsletter.subject.strip():
        missing.append(_("The subject is missing."))
    missing += _problems_of(newsletter.body)
    with translation.override(settings.LANGUAGE_CODE):
        has_content = bool(contents.parts_of(newsletter.body))
    if not has_content:
        missing.append(_("There is no content yet that everybody may read."))
    return missing


def _missing_in_english(newsletter: Newsletter) -> list[str]:
    """Either nothing is in English, or the subject and the content are."""
    written = bool(newsletter.subject_en.strip()), bool(newsletter.body_en)
    if written == (True, False):
        return [_("The content in English is missing; without it, empty the subject in English.")]
    if written == (False, True):
        return [_("The subject in English is missing.")]
    return _problems_of(newsletter.body_en)


def _problems_of(body: Any) -> list[str]:  # Any: Wagtail's value of a stream
    """In which blocks something is missing that the form let pass, for it keeps every draft."""
    try:
        body.stream_block.clean(body)
    except ValidationError as problem:
        numbers = sorted(getattr(problem, "block_errors", {}) or {})
        names = ", ".join(f"{number + 1} ({body[number].block.label})" for number in numbers)
        return [_("Something is missing in these blocks of the content: %(names)s.") % {"names": names}]
    return []
