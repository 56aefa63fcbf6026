"""With which a socket is closed. The codes from 4000 on are ours."""

NOT_SIGNED_IN = 4401
NO_ACCESS = 4403
NOT_THERE = 4404
TOO_SLOW = 4408
FLOOD = 4409
"""Too much, too large or broken."""
CLOSED_FOR_WRITING = 4423
RESTART = 1012
FULL = 1013
