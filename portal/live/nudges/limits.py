"""How much of everything. A page stays far below; what comes near is a mistake or an attack."""

MESSAGE_BYTES = 4096
MESSAGES_A_SECOND, MESSAGES_AT_ONCE = 1, 30
CHANNELS_A_SOCKET = 20
SOCKETS_A_PERSON = 50
SOCKETS = 20_000

SECONDS_BETWEEN_NUDGES = 1
"""Of one channel: what comes meanwhile is told once, afterwards."""
SECONDS_TO_LOOK = 3
"""In the database, for what other processes have told."""
SECONDS_TO_LOOK_BESIDE_REDIS = 15
SECONDS_OF_OVERLAP = 30
"""Of one look and the next: clocks differ, and a commit takes its time."""
SECONDS_TO_COMMIT = 10
"""What was touched so long before a page last asked may have become visible after it."""
SECONDS_TO_ASK = 10
"""Whether the sessions still last."""
