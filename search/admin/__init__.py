"""What managers keep of the search in the Wagtail admin."""
