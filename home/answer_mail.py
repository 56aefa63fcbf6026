"""The mail with what somebody answered in a form."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import localize
from django.utils.translation import gettext
from wagtail.contrib.forms.models import FormSubmission

from portal.base.models import PortalSettings

if TYPE_CHECKING:
    from home.models import FormPage


def message_of(submission: FormSubmission) -> EmailMessage | None:
    """To the page's addresses, else to the portal's contact; an answer goes straight to the person who wrote."""
    page: FormPage = submission.page.specific
    to = [address.strip() for address in page.to_address.split(",") if address.strip()] or _contact(page)
    if not to:
        return None
    return EmailMessage(
        subject=" ".join((page.subject or page.title).split()),
        body="\n".join([text_of(submission), "", page.full_url or ""]),
        to=to,
        reply_to=addresses_in(submission),
    )


def addresses_in(submission: FormSubmission) -> list[str]:
    """The e-mail addresses that somebody gave, to be answered at."""
    page: FormPage = submission.page.specific
    names = [field.clean_name for field in page.get_form_fields() if field.field_type == "email"]
    return [submission.form_data[name] for name in names if submission.form_data.get(name)]


def text_of(submission: FormSubmission) -> str:
    """What was asked and answered, a line each, in the language of the page."""
    page: FormPage = submission.page.specific
    answers = submission.form_data
    kinds = {field.clean_name: field.field_type for field in page.get_form_fields()}
    with translation.override(page.locale.language_code):
        lines = [
            f"{label}{'' if str(label).endswith(('?', ':')) else ':'} {_in_words(answers[name], kinds.get(name, ''))}"
            for name, label in page.get_data_fields()
            if name in answers
        ]
    return "\n".join(lines)


def _contact(page: "FormPage") -> list[str]:
    site = page.get_site()
    email = PortalSettings.for_site(site).contact_email if site else ""
    return [email] if email else []


def _in_words(value: Any, kind: str) -> str:  # Any: whatever JSON can hold
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if value is None:
        return ""
    return str(localize(_read(value, kind)))


def _read(value: Any, kind: str) -> Any:  # Any: whatever a field gives
    """Dates and numbers are kept as text."""
    if kind == "date":
        return parse_date(value) or value
    if kind == "datetime":
        moment = parse_datetime(value)
        return timezone.localtime(moment) if moment else value
    return Decimal(value) if kind == "number" else value
