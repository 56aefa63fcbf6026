from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from home.newsletters.models import Newsletter
from home.newsletters.services import sending, writing
from tests.factories.accounts import UserFactory


@pytest.fixture
def time_machine_of_signing():
    """`with …(days=8):` signed links are read so much later."""

    @contextmanager
    def later(**delta):
        with patch("time.time", return_value=(timezone.now() + timedelta(**delta)).timestamp()):
            yield

    return later


@pytest.fixture
def admin(db):
    return UserFactory(is_superuser=True, email="admin@example.org")


@pytest.fixture
def send(commit):
    """Sends it now, and delivers what is put into the queue."""

    def send(newsletter, actor):
        with commit():
            writing.schedule(newsletter=newsletter, actor=actor)
            Newsletter.objects.filter(pk=newsletter.pk).update(send_at=timezone.now())
            sending.begin_what_is_due()
        newsletter.refresh_from_db()

    return send
