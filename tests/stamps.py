"""The guard of public forms: `portal.base.guards` takes no answer from somebody who writes faster than people do."""

from unittest.mock import patch

from django.utils import timezone

from portal.base.guards import STAMP, signer


def guards():
    """What a form sends besides that was opened a minute ago."""
    a_minute_ago = timezone.now().timestamp() - 60
    with patch("time.time", return_value=a_minute_ago):
        return {STAMP: signer.sign("form")}
