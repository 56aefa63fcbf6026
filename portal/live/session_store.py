"""How long somebody stays signed in: not beyond so long without use, nor beyond so long in all.

Each use that is noted (`portal.accounts.last_use`) saves the session, and with it the end that follows from that. The
end stands in the row and in the cookie; pages and sockets ask nothing more.
"""

import time
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

BEGAN = "signed_in_at"
"""The time of the sign-in; sessions of a version that did not note it get it with their next use."""


class SessionStore(db.SessionStore):
    def get_expiry_age(self, **given: Any) -> int:  # Any: as Django's
        """Seconds from now. A session without anybody, as of a guest in a text, ends as Django has it."""
        if SESSION_KEY not in self:
            return super().get_expiry_age(**given)
        unused = settings.SESSION_IDLE_AGE if self.get_expire_at_browser_close() else settings.SESSION_COOKIE_AGE
        left = int(self.get(BEGAN, time.time()) + settings.SESSION_LONGEST_AGE - time.time())
        return max(0, min(unused, left))

    def get_expiry_date(self, **given: Any) -> datetime:  # Any: as above
        if SESSION_KEY not in self:
            return super().get_expiry_date(**given)
        return timezone.now() + timedelta(seconds=self.get_expiry_age())

    def _get_session_from_db(self) -> Any:
        """As Django's, prepared."""
        from portal.live.lasting import lasting  # noqa: PLC0415  # the process of the sockets has no edition

        rows = lasting(self.session_key or "", timezone.now())
        if not rows:
            self._session_key = None
        return rows[0] if rows else None
