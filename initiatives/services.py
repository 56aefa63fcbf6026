"""What visitors do with an initiative."""

from functools import partial

from django.db import transaction

from initiatives import tasks
from initiatives.models import InitiativePage


def write_to(*, initiative: InitiativePage, name: str, email: str, message: str) -> None:
    """Mail it to the contact's address, which the writer does not learn."""
    transaction.on_commit(partial(tasks.mail_message.enqueue, initiative.pk, name=name, email=email, message=message))
