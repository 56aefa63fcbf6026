"""The newsletter in the Wagtail admin: lists and forms are Wagtail's, what leads to sending is a page of its own."""
