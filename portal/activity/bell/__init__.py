"""The bell in the head of every page, and the page of all that somebody was told."""
