"""What visitors do with a page of the showcase."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

from django.db import transaction

from initiatives import tasks
from initiatives.models import ContactMixin
from portal.moderation.whys import Why


def write_to(*, page: ContactMixin, name: str, email: str, message: str, doubts: Sequence[Why] = ()) -> None:
    """Mail it to the contact's address, which the writer does not learn; the mail says what looks like spam."""
    noticed = [asdict(why) for why in doubts]
    transaction.on_commit(
        partial(tasks.mail_message.enqueue, page.pk, name=name, email=email, message=message, noticed=noticed)
    )
