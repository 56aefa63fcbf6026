"""Events, their occurrences and their calendars."""
