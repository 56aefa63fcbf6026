"""What the public pages do in the background."""

import logging
from smtplib import SMTPException

from django_tasks import task
from wagtail.contrib.forms.models import FormSubmission

from home.answer_mail import message_of

logger = logging.getLogger(__name__)


@task()
def mail_answers(submission_id: int) -> None:
    """Mails what somebody answered in a form; deleted meanwhile, it is nobody's business."""
    submission = FormSubmission.objects.select_related("page").filter(pk=submission_id).first()
    message = message_of(submission) if submission else None
    if message is None:
        return
    try:
        message.send()
    except (SMTPException, OSError):
        logger.exception("The answer %s to a form could not be mailed; it waits in the admin", submission_id)
