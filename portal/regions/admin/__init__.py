"""The managed lists and the managers in the Wagtail admin."""
