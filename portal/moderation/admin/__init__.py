"""The desk in the Wagtail admin."""
