"""What visitors do with a page of the showcase."""

from functools import partial

from django.db import transaction

from initiatives import tasks
from initiatives.models import ContactMixin


def write_to(*, page: ContactMixin, name: str, email: str, message: str) -> None:
    """Mail it to the contact's address, which the writer does not learn."""
    transaction.on_commit(partial(tasks.mail_message.enqueue, page.pk, name=name, email=email, message=message))
