"""A mail that calendar programs recognize: the invitation stands beside the text and the HTML, and is attached as well.

multipart/mixed(multipart/alternative(text/plain, text/html, text/calendar; method=…), invite.ics): Gmail and Outlook
read the first; a program that knows no invitations opens the second.
"""

from django.core.mail import EmailMultiAlternatives

from workspace.calendar.ical.itip import Method

FILE = "invite.ics"


def add_invitation(message: EmailMultiAlternatives, content: bytes, method: Method) -> None:
    """`content` is the calendar file that says the same as the mail."""
    text = content.decode().replace("\r\n", "\n")  # the mail ends its lines by itself
    message.attach_alternative(text, f"text/calendar; method={method.value}")
    message.attach(FILE, content, "application/ics")
