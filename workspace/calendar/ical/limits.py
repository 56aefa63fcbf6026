"""How much a file may ask of us. What is beyond is refused in words, before anything of it is worked out."""

from datetime import timedelta

MOST_BYTES = 10 * 1024 * 1024
"""A calendar that somebody has kept for twenty years has about 3 MB."""
MOST_ENTRIES = 2_000
"""Events and changed dates of events."""
MOST_EXCEPTIONS = 2_000
"""Days that one series leaves out or takes in, and dates of it that are changed."""
MOST_DATES = 10_000
"""Of all events of a file together: each is a row in the calendar."""
MOST_SECONDS = 10
"""Working out its series may take so long; a file that somebody really uses takes one."""
LONGEST_LINE = 100_000
LONGEST_TITLE = 200
LONGEST_PLACE = 200
LONGEST_TEXT = 4_000
LONGEST_LINK = 500
LONGEST_UID = 500
MOST_TAKEN = 500
"""At once; what is left of a file is taken the next time, for it is known what was."""
BACK = timedelta(days=366)
"""A series that began long ago, and is too long to be taken as a whole, is taken from here on."""
AHEAD = timedelta(days=2 * 366)
"""A series without an end is taken as far as this."""
LONGEST_REPLY = 200_000
"""What a calendar program answers by mail has about 2 kB, with all of its zone's history 20."""
MOST_REPLIES = 50
"""Dates of a series that one mail answers."""
