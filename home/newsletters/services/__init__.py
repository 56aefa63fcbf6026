"""Writing, sending, subscribing."""
