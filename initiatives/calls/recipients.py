"""Who is to hear of a call: addresses with the language in which the person reads."""

from django.conf import settings

from initiatives.calls.models import Answer, Call
from initiatives.calls.speaking import people_of
from portal.accounts.models import User
from portal.accounts.notices import Recipient


def who_decides(call: Call) -> list[Recipient]:
    """Whom answers are sent to: the initiative's address, else the admins of its project, else the page's owner;
    without an initiative the owner."""
    page = call.initiative
    if page is not None and page.contact_email:
        user = User.objects.filter(emailaddress__email__iexact=page.contact_email, emailaddress__verified=True).first()
        return [Recipient(page.contact_email, user.language if user else settings.LANGUAGE_CODE, user)]
    if page is not None and (people := people_of(page)):
        return [Recipient.of(person) for person in people]
    person = page.owner if page is not None and page.owner is not None else call.owner
    return [Recipient.of(person)] if person is not None and person.is_active else []


def who_answered(answer: Answer) -> Recipient:
    return Recipient(answer.address, answer.mail_language, answer.user)
