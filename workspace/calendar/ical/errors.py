"""Why a file is not taken, in words for whoever chose it."""


class CalendarFileError(Exception):
    """Its text is said to the person as it is."""


class SeriesError(Exception):
    """A series that the calendar does not know; the event it belongs to is left out, and the text says why."""
