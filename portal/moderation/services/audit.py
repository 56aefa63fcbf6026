"""The audit trail: an entry for whatever was done on the desk."""

from typing import Any

from portal.accounts.models import User
from portal.moderation.models import AuditEntry, Case


def note(what: str, *, case: Case | None, actor: User | None, **details: Any) -> AuditEntry:  # Any: what JSON can hold
    return AuditEntry.objects.create(what=what, case=case, actor=actor, details=details)
