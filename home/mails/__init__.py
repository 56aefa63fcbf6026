"""The mail in the Wagtail admin: a report, and what can be tried again."""
