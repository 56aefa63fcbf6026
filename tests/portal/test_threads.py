"""Each thread has its own language and time zone, as Django has it, with fewer steps."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier, local

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext, trans_real

from portal.threads import forget_asynchronous_code

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_threads(monkeypatch):
    for module in (trans_real, timezone):
        assert hasattr(module, "_active")  # else Django keeps them elsewhere now
        monkeypatch.setattr(module, "_active", module._active)
    forget_asynchronous_code()
    assert isinstance(trans_real._active, local)
    assert isinstance(timezone._active, local)


def test_what_one_thread_chooses_no_other_one_sees():
    both_have_chosen = Barrier(2, timeout=5)

    def serve(language, zone):
        with translation.override(language), timezone.override(zone):
            both_have_chosen.wait()
            return gettext("Yes"), timezone.localtime(NOON).hour

    with ThreadPoolExecutor(2) as threads:
        said = threads.map(serve, ["de", "en"], ["Europe/Berlin", "Europe/London"])

    assert list(said) == [("Ja", 14), ("Yes", 13)]


def test_what_was_chosen_ends():
    before = translation.get_language(), timezone.get_current_timezone_name()

    with translation.override("en"), timezone.override("Asia/Tokyo"):
        assert (translation.get_language(), timezone.get_current_timezone_name()) == ("en", "Asia/Tokyo")

    assert (translation.get_language(), timezone.get_current_timezone_name()) == before
