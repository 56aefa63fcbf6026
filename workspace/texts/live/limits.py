"""How much of everything. Ordinary writing stays far below; what comes near is a mistake or an attack."""

MESSAGE_BYTES = 1024 * 1024
MESSAGES_A_SECOND, MESSAGES_AT_ONCE = 200, 600
BYTES_A_SECOND, BYTES_AT_ONCE = 2 * 1024 * 1024, 8 * 1024 * 1024
ANSWERS_A_SECOND, ANSWERS_AT_ONCE = 0.5, 10
"""Of the whole text, which may be large."""
CONNECTIONS_A_TEXT = 300
TEXT_BYTES = 5 * 1024 * 1024
PRESENCE_BYTES = 4096
UNSTORED_BYTES = 20 * 1024 * 1024
"""Of one text, while the database takes nothing; then its writers have to wait."""

SECONDS_TO_STORE = 0.05
SECONDS_TO_TRY_AGAIN = 1
SECONDS_OF_PRESENCE = 0.03
"""Cursors are sent on together, as often as this."""
SECONDS_OF_SILENCE = 40
"""After which a cursor of another process is taken for gone; browsers say every 15 seconds that they are there."""
SECONDS_TO_PLAIN = 3
SECONDS_TO_CHECK = 3
SECONDS_BETWEEN_FOLDS = 5
SECONDS_TO_LOOK = 1
"""For what others have stored."""
SECONDS_TO_ASK = 2.5
"""Who may still do what."""
SECONDS_OF_REST = 60
"""That a text stays in memory after the last one has left."""
