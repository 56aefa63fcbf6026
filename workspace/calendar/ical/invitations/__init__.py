"""Mails to the guests of an event, which their calendars understand: come, it has changed, it does not take place."""
