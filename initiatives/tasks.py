"""What the showcase does in the background."""

from collections.abc import Sequence

from django.core.mail.message import sanitize_address
from django.utils import translation
from django_tasks import task
from wagtail.models import Page

from initiatives.models import ContactMixin
from portal.accounts import mail
from portal.moderation.whys import Values, in_words


@task()
def mail_message(page_id: int, *, name: str, email: str, message: str, noticed: Sequence[Values] = ()) -> None:
    """To the contact of the page; an answer goes straight to the person who wrote."""
    page = Page.objects.filter(pk=page_id).select_related("locale").specific().first()
    if not isinstance(page, ContactMixin) or not page.contact_email:
        return
    language = page.locale.language_code
    with translation.override(language):
        doubts = [in_words(why) for why in noticed]
    letter = mail.render(
        "initiatives/mail/message",
        email=page.contact_email,
        language=language,
        context={"page": page, "name": name, "writer": email, "text": message, "doubts": doubts},
    )
    letter.reply_to = [sanitize_address((" ".join(name.split()), email), "utf-8")]
    letter.send()
