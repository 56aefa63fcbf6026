"""What is decided about contributions, and why something is reported."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy


class Action(models.TextChoices):
    APPROVE = "approve", _("Publish it")
    ASK_BACK = "ask_back", _("Ask back")
    REFUSE = "refuse", _("Do not publish it")
    HIDE = "hide", _("Hide it")
    SHOW = "show", _("Show it again")
    KEEP = "keep", _("Leave it as it is")
    CONFIRM = "confirm", _("The decision stands")

    @property
    def restricts(self) -> bool:
        """Whether it takes something from the author, who then gets a statement of reasons (DSA, Art. 17)."""
        return self in {Action.REFUSE, Action.HIDE, Action.ASK_BACK, Action.CONFIRM}

    @property
    def done(self) -> str:
        """What was decided, as its author reads it; the label is what a button says."""
        return {
            Action.APPROVE: pgettext("decision", "Published"),
            Action.ASK_BACK: pgettext("decision", "Asked back"),
            Action.REFUSE: pgettext("decision", "Not published"),
            Action.HIDE: pgettext("decision", "Hidden"),
            Action.SHOW: pgettext("decision", "Shown again"),
            Action.KEEP: pgettext("decision", "Left as it was"),
            Action.CONFIRM: pgettext("decision", "Decision upheld"),
        }[self]

    @property
    def needs_reason(self) -> bool:
        return self.restricts


class ReportReason(models.TextChoices):
    ILLEGAL = "illegal", pgettext_lazy("report", "It is illegal")
    INSULT = "insult", pgettext_lazy("report", "It insults or threatens somebody")
    HATE = "hate", pgettext_lazy("report", "It stirs up hatred")
    PRIVACY = "privacy", pgettext_lazy("report", "It shows somebody's private data or picture")
    COPYRIGHT = "copyright", pgettext_lazy("report", "It uses somebody's work without permission")
    SPAM = "spam", pgettext_lazy("report", "It is advertising or spam")
    FALSE = "false", pgettext_lazy("report", "It is false or misleading")
    OTHER = "other", pgettext_lazy("report", "Something else")


class AuditEvent(models.TextChoices):
    """What the audit trail knows."""

    OPENED = "opened", pgettext_lazy("audit trail", "Case opened")
    REASON_ADDED = "reason_added", pgettext_lazy("audit trail", "One reason more")
    SETTLED = "settled", pgettext_lazy("audit trail", "Settled elsewhere")
    DECIDED = "decided", pgettext_lazy("audit trail", "Decided")
    TAKEN_BACK = "taken_back", pgettext_lazy("audit trail", "Decision taken back")
    HIDDEN_BY_REPORTS = "hidden_by_reports", pgettext_lazy("audit trail", "Hidden after reports")
    BLOCKED = "blocked", pgettext_lazy("audit trail", "Person blocked")
    UNBLOCKED = "unblocked", pgettext_lazy("audit trail", "Block lifted")
    ENTERED = "entered", pgettext_lazy("audit trail", "Closed area entered")
    ROOM_SEEN = "room_seen", pgettext_lazy("audit trail", "Room of it visited")
    LEFT_AGAIN = "left_again", pgettext_lazy("audit trail", "Closed area left again")
    VOICES_MOVED = "voices_moved", pgettext_lazy("audit trail", "Supports and comments moved")
    VOICES_MOVED_BACK = "voices_moved_back", pgettext_lazy("audit trail", "Supports and comments moved back")


class Review(models.TextChoices):
    BEFORE = "before", _("before it is published")
    AFTER = "after", _("after it is published")


class ProofOfWork(models.TextChoices):
    """When a browser has to do some work before what it sends is taken."""

    NEVER = "never", pgettext_lazy("proof of work", "never")
    SUSPICIOUS = "suspicious", pgettext_lazy("proof of work", "when something is suspicious")
    ALWAYS = "always", pgettext_lazy("proof of work", "always, but of those who are signed in and trusted")
