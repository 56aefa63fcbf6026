"""What Django, Wagtail and allauth send goes into the queue, too (`EMAIL_BACKEND`)."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from portal.mailing import services
from portal.mailing.services import Posting


class QueueBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        services.put_all((message, getattr(message, "posting", Posting())) for message in email_messages)
        return len(email_messages)
