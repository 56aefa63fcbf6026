"""What the showcase does in the background."""

from django.core.mail.message import sanitize_address
from django_tasks import task

from initiatives.models import InitiativePage
from portal.accounts import mail


@task()
def mail_message(initiative_id: int, *, name: str, email: str, message: str) -> None:
    """To the initiative's contact; an answer goes straight to the person who wrote."""
    initiative = InitiativePage.objects.select_related("locale").filter(pk=initiative_id).first()
    if initiative is None or not initiative.contact_email:
        return
    letter = mail.render(
        "initiatives/mail/message",
        email=initiative.contact_email,
        language=initiative.locale.language_code,
        context={"initiative": initiative, "name": name, "writer": email, "text": message},
    )
    letter.reply_to = [sanitize_address((" ".join(name.split()), email), "utf-8")]
    letter.send()
