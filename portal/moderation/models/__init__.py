"""Cases on the desk, what is decided about them, who reports and objects, who is blocked."""

from portal.moderation.models.blocks import Block
from portal.moderation.models.cases import AuditEntry, Case, Decision
from portal.moderation.models.reports import Objection, Report
from portal.moderation.models.settings import ModerationSettings
from portal.moderation.models.texts import Fingerprint, TextModule

__all__ = [
    "AuditEntry",
    "Block",
    "Case",
    "Decision",
    "Fingerprint",
    "ModerationSettings",
    "Objection",
    "Report",
    "TextModule",
]
