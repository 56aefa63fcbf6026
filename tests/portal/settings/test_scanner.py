"""`CLAMAV_URL`, read and refused."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings.scanner import check_scanner
from tests.portal.settings.test_environment import manage


@pytest.mark.parametrize("url", ["", "tcp://localhost:3310", "tcp://[::1]:3310", "unix:///run/clamav/clamd.ctl"])
def test_what_can_be_used_is_taken(url):
    assert check_scanner(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "tcp://",
        "tcp://localhost",
        "tcp://localhost:none",
        "tcp://localhost:99999",
        "tcp://user@localhost:3310",
        "tcp://localhost:3310/path",
        "unix://",
        "unix:///",
        "unix://run/clamd.ctl",
    ],
)
def test_what_cannot_be_used_is_refused_in_words(url):
    with pytest.raises(ImproperlyConfigured, match="CLAMAV_URL must name host and port, or a socket, as in tcp://"):
        check_scanner(url)


def test_another_scheme_is_refused_at_the_start():
    result = manage("check", DJANGO_SETTINGS_MODULE="portal.settings.development", CLAMAV_URL="http://localhost:3310")

    assert result.returncode == 1
    assert result.stderr == "Configuration: CLAMAV_URL must begin with tcp:// or unix://.\n"
