"""Calls, the answers to them, and the administrator's settings."""

from initiatives.calls.models.answers import Answer
from initiatives.calls.models.calls import Call
from initiatives.calls.models.settings import CallSettings

__all__ = ["Answer", "Call", "CallSettings"]
