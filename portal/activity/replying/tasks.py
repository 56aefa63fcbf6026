"""Taking what lies in the mailbox, in the background."""

import imaplib
import logging

from django_tasks import task
from imap_tools.errors import ImapToolsError

from portal.activity.replying import mailbox

logger = logging.getLogger(__name__)


@task()
def fetch_mails() -> None:
    try:
        mailbox.fetch()
    except (OSError, imaplib.IMAP4.error, ImapToolsError) as error:
        logger.warning("The mailbox cannot be read (MAIL_IN_URL): %s", error)
