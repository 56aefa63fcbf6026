"""Pages that are open hear that something is new, never what: that they fetch by an ordinary request.

The request asks for access, so that a nudge gives nothing away.

A channel is one thing of one kind, "discussion:12". Who may listen to it decides the page that hands out a ticket.
"""

from portal.live.nudges.telling import maybe_missed, nudge
from portal.live.nudges.tickets import ticket

__all__ = ["maybe_missed", "nudge", "ticket"]
