"""What the showcase does in the background."""

from django.core.mail.message import sanitize_address
from django_tasks import task
from wagtail.models import Page

from initiatives.models import ContactMixin
from portal.accounts import mail


@task()
def mail_message(page_id: int, *, name: str, email: str, message: str) -> None:
    """To the contact of the page; an answer goes straight to the person who wrote."""
    page = Page.objects.filter(pk=page_id).select_related("locale").specific().first()
    if not isinstance(page, ContactMixin) or not page.contact_email:
        return
    letter = mail.render(
        "initiatives/mail/message",
        email=page.contact_email,
        language=page.locale.language_code,
        context={"page": page, "name": name, "writer": email, "text": message},
    )
    letter.reply_to = [sanitize_address((" ".join(name.split()), email), "utf-8")]
    letter.send()
