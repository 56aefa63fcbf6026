"""The showcase in the Wagtail admin: lists, what is done to many at once, import and export."""
