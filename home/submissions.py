"""What happens when somebody sends a form."""

import json
import logging
from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMessage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Page

from home.forms import GuardedForm
from portal.base.models import PortalSettings

if TYPE_CHECKING:
    from home.models import FormPage

logger = logging.getLogger(__name__)
SAME_FOR = timedelta(minutes=1)


def submit_form(*, page: "FormPage", form: GuardedForm) -> FormSubmission:
    """Keep the answers and mail them; the same answers within a minute are a second click, not a second message."""
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=page.pk)
        earlier = _same_answers(page, form.answers)
        if earlier is not None:
            return earlier
        submission = FormSubmission.objects.create(page=page, form_data=form.answers)
        transaction.on_commit(lambda: mail_answers(page=page, form=form))
    return submission


def _same_answers(page: "FormPage", answers: dict[str, Any]) -> FormSubmission | None:
    wanted = json.loads(json.dumps(answers, cls=DjangoJSONEncoder))
    recent = FormSubmission.objects.filter(page=page, submit_time__gte=timezone.now() - SAME_FOR)
    return next((submission for submission in recent if submission.form_data == wanted), None)


def mail_answers(*, page: "FormPage", form: GuardedForm) -> None:
    """To the page's addresses, else to the portal's contact; an answer goes straight to the person who wrote."""
    to = [address.strip() for address in page.to_address.split(",") if address.strip()] or _contact(page)
    if not to:
        return
    replies = [form.cleaned_data[field.clean_name] for field in page.get_form_fields() if field.field_type == "email"]
    message = EmailMessage(
        subject=" ".join((page.subject or page.title).split()),
        body=_as_text(page, form),
        to=to,
        reply_to=[address for address in replies if address],
    )
    try:
        message.send()
    except (SMTPException, OSError):
        logger.exception("An answer to form page %s could not be mailed; it waits in the admin", page.pk)


def _contact(page: "FormPage") -> list[str]:
    site = page.get_site()
    email = PortalSettings.for_site(site).contact_email if site else ""
    return [email] if email else []


def _as_text(page: "FormPage", form: GuardedForm) -> str:
    lines = [f"{form.fields[name].label}: {_in_words(value)}" for name, value in form.answers.items()]
    return "\n".join([*lines, "", page.full_url or ""])


def _in_words(value: Any) -> str:  # Any: whatever a field gives
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return localize(value)
