"""Signing in as an event in the log: that it happened, and with which request. Nobody is named (docs/watching.md)."""

import logging
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

logger = logging.getLogger(__name__)


def signed_in(**signal: Any) -> None:  # Any: the sender, the request, the person
    logger.info("Signed in")


def signed_out(**signal: Any) -> None:
    logger.info("Signed out")


def failed(**signal: Any) -> None:
    logger.warning("A sign-in failed")


def second_factor_failed(*, throttled: bool) -> None:
    logger.warning("A second factor was not asked, after too many" if throttled else "A second factor was wrong")


def connect() -> None:
    user_logged_in.connect(signed_in, dispatch_uid="portal.accounts.sign_in_log")
    user_logged_out.connect(signed_out, dispatch_uid="portal.accounts.sign_in_log")
    user_login_failed.connect(failed, dispatch_uid="portal.accounts.sign_in_log")
